package dev.bellows.postgresql.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.failure.BellowsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

  @Test
  void whatIsWrittenIsReadAgain() {
    KeyText key =
        new KeyText(List.of("", "it's", "'", "''", "a','b", "x\ny|z", "\\", "ÿ\uD83D\uDE00"));

    assertThat(KeyText.parse(key.toString())).isEqualTo(key);
    KeyPosition position = new KeyPosition(7, key);
    assertThat(KeyPosition.parse(position.toString())).isEqualTo(position);
    KeyExtent extent = new KeyExtent(9, key);
    assertThat(KeyExtent.parse(extent.toString())).isEqualTo(extent);
  }

  @Test
  void theBeginningIsEmpty() {
    assertThat(KeyPosition.BEGINNING.toString()).isEmpty();
    assertThat(KeyPosition.parse("")).isEqualTo(KeyPosition.BEGINNING);
    assertThat(KeyExtent.parse(new KeyExtent(0, null).toString()))
        .isEqualTo(new KeyExtent(0, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "'a", "'a'b", "'a',", "'a''"})
  void whatIsNoKeyIsRefused(String text) {
    assertThatThrownBy(() -> KeyText.parse(text)).isInstanceOf(BellowsException.class);
  }
}
