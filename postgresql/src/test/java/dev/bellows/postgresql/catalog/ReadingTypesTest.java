package dev.bellows.postgresql.catalog;

import static dev.bellows.postgresql.catalog.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class ReadingTypesTest {
  private final PostgreSqlCatalog catalog = new PostgreSqlCatalog();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INT | integer",
        "int8 | bigint",
        "varchar(20) | character varying(20)",
        "decimal ( 10 , 2 ) | numeric(10,2)",
        "timestamptz | timestamp with time zone",
        "timestamp(3) without time zone | timestamp(3) without time zone",
        "interval day to second(2) | interval day to second(2)",
        "char | character(1)",
        "\"char\" | \"char\"",
        "text[][] | text[]",
        "bit(3)[] | bit(3)[]",
        "int -- really | integer"
      })
  void aTypeIsWrittenAsTheServerWritesIt(String declared, String written, Database database)
      throws SQLException {
    try (Connection connection = database.connect()) {
      assertThat(catalog.type(connection, declared)).isEqualTo(written);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "",
        "int NOT NULL",
        "int DEFAULT 1",
        "int, other text",
        "int); DROP TABLE x; --",
        "text COLLATE \"C\"",
        "varchar(0)",
        "numeric(2000)",
        "int(4)",
        "serial",
        "BigSerial",
        "SETOF int",
        "anyelement",
        "record",
        "void"
      })
  void whatIsNoColumnTypeIsUnknown(String declared, Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      failure("type.unknown", 2, () -> catalog.type(connection, declared));
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void aUsersTypeComesWithItsSchema(Database database) throws SQLException {
    database.execute(
        "CREATE SCHEMA \"S\"",
        "CREATE TYPE \"S\".\"Mood\" AS ENUM ('ok')",
        "CREATE DOMAIN short AS varchar(5)",
        "CREATE DOMAIN filled AS text CHECK (VALUE <> '')",
        "CREATE DOMAIN never AS int NOT NULL",
        "CREATE DOMAIN never_either AS never");
    try (Connection connection = database.connect()) {
      assertThat(catalog.type(connection, "\"S\".\"Mood\"")).isEqualTo("\"S\".\"Mood\"");
      assertThat(catalog.type(connection, "short")).isEqualTo("public.short");
      assertThat(catalog.type(connection, "short[]")).isEqualTo("public.short[]");
      failure("type.unknown", 2, () -> catalog.type(connection, "\"S\".mood"));
      failure("type.unsupported", 3, () -> catalog.type(connection, "filled"));
      failure("type.unsupported", 3, () -> catalog.type(connection, "never"));
      failure("type.unsupported", 3, () -> catalog.type(connection, "never_either"));
    }
  }
}
