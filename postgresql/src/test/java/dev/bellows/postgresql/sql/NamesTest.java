package dev.bellows.postgresql.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.database.Sql;
import dev.bellows.model.TableName;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class NamesTest {

  private static final List<String> ODD =
      List.of(
          "select",
          "Mixed Case",
          "it's",
          "say \"hi\"",
          "back\\slash",
          "100%",
          "$1",
          "a.b",
          "ünï😀",
          "$bellows$");

  @Test
  void everyNameIsReadAsItIsMeant(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      for (String name : ODD) {
        Sql.execute(connection, "CREATE SCHEMA " + Names.quote(name));
        TableName table = new TableName(name, name);
        Sql.execute(
            connection,
            "CREATE TABLE %s (%s int)".formatted(Names.table(table), Names.quote(name)));
        assertThat(
                text(
                    connection,
                    "SELECT attname FROM pg_attribute WHERE attnum = 1 AND attrelid = "
                        + Names.regclass(table)))
            .isEqualTo(name);
      }
    }
  }

  @Test
  void everyTextIsReadAsItIsMeantUnderBothSettings(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      for (String setting : List.of("on", "off")) {
        Sql.execute(connection, "SET standard_conforming_strings = " + setting);
        for (String text : ODD) {
          assertThat(text(connection, "SELECT " + Names.literal(text))).isEqualTo(text);
        }
      }
    }
  }

  @Test
  void everyBodyFitsBetweenItsQuotes(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      for (String text : List.of("$bellows$ $bellows1$", "$$", "plain", "'")) {
        assertThat(text(connection, "SELECT " + Names.dollarQuoted(text))).isEqualTo(text);
      }
    }
  }

  @Test
  void aDerivedNameFitsAndStaysApart() {
    assertThat(Names.derived("bellows_nn_", "short")).isEqualTo("bellows_nn_short");
    for (String letter : List.of("a", "ü", "😀")) {
      String first = Names.derived("bellows_nn_", letter.repeat(80) + "1");
      String second = Names.derived("bellows_nn_", letter.repeat(80) + "2");
      assertThat(first).isNotEqualTo(second).startsWith("bellows_nn_" + letter);
      assertThat(first.getBytes(StandardCharsets.UTF_8).length).isBetween(56, Names.MAX_BYTES);
      assertThat(first)
          .doesNotContain("?")
          .isEqualTo(Names.derived("bellows_nn_", letter.repeat(80) + "1"));
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    return Sql.one(connection, query, row -> row.getString(1));
  }
}
