package dev.bellows.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.postgresql.control.PostgreSqlControlSchema;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/control-tables.md against the tables that a server makes. */
@ServerTest
final class ControlTablesDocumentTest {

  private static final String DOCUMENT = Project.read("docs/control-tables.md");

  private final Database database;

  ControlTablesDocumentTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void makeControlTables() throws SQLException {
    try (Connection connection = database.connect()) {
      new PostgreSqlControlSchema().make(connection, "bellows");
    }
  }

  @Test
  void documentedAreTheTablesAndColumnsThatStand() throws SQLException {
    Map<String, Set<String>> standing = new LinkedHashMap<>();
    for (var row :
        database.rows(
            """
            SELECT c.table_name, c.column_name
              FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
             WHERE c.table_schema = 'bellows' AND t.table_type = 'BASE TABLE'""")) {
      standing
          .computeIfAbsent(String.valueOf(row.get(0)), table -> new TreeSet<>())
          .add(String.valueOf(row.get(1)));
    }
    assertThat(documented()).isEqualTo(standing);
  }

  @Test
  void everyQueryRuns() throws SQLException {
    for (String block : Fences.of(DOCUMENT, "sql")) {
      for (String statement : block.split(";\\n", -1)) {
        if (!statement.isBlank()) {
          database.execute(statement);
        }
      }
    }
  }

  private static Map<String, Set<String>> documented() {
    Map<String, Set<String>> tables = new LinkedHashMap<>();
    String part = DOCUMENT.substring(DOCUMENT.indexOf("## Tables"), DOCUMENT.indexOf("## Views"));
    for (String section : part.split("(?m)^### ", -1)) {
      if (section.contains("| column |")) {
        Set<String> columns = new TreeSet<>();
        Table.of(section, "column")
            .rows()
            .keySet()
            .forEach(cell -> columns.addAll(Arrays.asList(cell.split(", "))));
        tables.put(section.lines().findFirst().orElseThrow(), columns);
      }
    }
    return tables;
  }
}
