package dev.bellows.examples.shop.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.Side;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Madonna", "Ada Lovelace", "Mary Ann Smith", " Ada Lovelace", "A  B"})
  void partsMakeTheSameFullNameAgain(@Nullable String full) {
    assertThat(Name.parsed(full).full()).isEqualTo(full);
  }

  @Test
  void aReaderOfTheNewSideMustSeeThePartsThatWereWritten() {
    Name written = new Name("Mary Ann", "Smith");
    Name reparsed = Name.parsed(written.full());

    assertThat(new Seen(Side.NEW, written).shows(written)).isTrue();
    assertThat(new Seen(Side.NEW, reparsed).shows(written)).isFalse();
    assertThat(new Seen(Side.OLD, reparsed).shows(written)).isTrue();
  }
}
