package dev.bellows.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {

  @Test
  void readsLiteralAndQuotedParts() {
    assertThat(TableName.parse("order")).isEqualTo(new TableName(null, "order"));
    assertThat(TableName.parse("Ledger.Order")).isEqualTo(new TableName("Ledger", "Order"));
    assertThat(TableName.parse("\"Ledger\".\"Order\"")).isEqualTo(new TableName("Ledger", "Order"));
    assertThat(TableName.parse("\"my.schema\".Order"))
        .isEqualTo(new TableName("my.schema", "Order"));
    assertThat(TableName.parse("\"say \"\"hi\"\"\"")).isEqualTo(new TableName(null, "say \"hi\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t", "T", "a.b", ".", "\"", "a\"b", "\"a\"", " ", "a.", ".\"."})
  void isWrittenSoThatItReadsBack(String part) {
    TableName alone = new TableName(null, part);
    TableName inSchema = new TableName(part, part);

    assertThat(TableName.parse(alone.toString())).isEqualTo(alone);
    assertThat(TableName.parse(inSchema.toString())).isEqualTo(inSchema);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a.b.c", "\"\"", "\"a", "\"a\"b", "\"a\"."})
  void refusesWhatIsNoTable(String text) {
    assertThatThrownBy(() -> TableName.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
