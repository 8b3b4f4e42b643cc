package dev.bellows.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void columnsAreAlignedAndLinesEndWithoutBlanks() {
    assertThat(new TextTable("  ").row("a", "bb", "c").row("aaaa", "b", "").lines())
        .containsExactly("  a     bb  c", "  aaaa  b");
  }

  @Test
  void aCellOfSeveralLinesGoesOnBelowItself() {
    assertThat(new TextTable("").row("id", "one\ntwo").row("x", "three").lines())
        .containsExactly("id  one", "    two", "x   three");
  }

  @Test
  void coloursTakeNoRoom() {
    assertThat(new TextTable("").row(Style.TERMINAL.heading("a"), "b").row("aa", "b").lines())
        .containsExactly("\u001b[1ma\u001b[0m   b", "aa  b");
  }

  @Test
  void longTextIsBrokenAtBlanks() {
    assertThat(Wrapped.at(7, "one two three fourteen")).isEqualTo("one two\nthree\nfourteen");
    assertThat(Wrapped.at(3, "indivisible")).isEqualTo("indivisible");
  }
}
