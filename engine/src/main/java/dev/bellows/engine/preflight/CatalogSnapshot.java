package dev.bellows.engine.preflight;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.Snapshot;
import dev.bellows.engine.schema.Server;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog;
import dev.bellows.engine.spi.Catalog.Carried;
import dev.bellows.engine.spi.Catalog.ExpressionCheck;
import dev.bellows.engine.spi.Catalog.IndexCheck;
import dev.bellows.engine.spi.Catalog.Replaced;
import dev.bellows.engine.spi.Change.View;
import dev.bellows.engine.sync.Expression;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A snapshot that reads the catalog at the first question and gives the same answer ever after. */
final class CatalogSnapshot implements Snapshot {

  private final Database database;
  private final Connection connection;
  private final Map<List<Object>, Object> answers = new HashMap<>();

  CatalogSnapshot(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Catalog catalog) throws SQLException;
  }

  @SuppressWarnings("unchecked")
  private <T> T answer(List<Object> key, Question<T> question) {
    Object known = answers.get(key);
    if (known == null) {
      try {
        known = question.ask(database.dialect().catalog());
      } catch (SQLException e) {
        throw database.translated(e);
      }
      answers.put(key, known);
    }
    return (T) known;
  }

  @Override
  public Server server() {
    return answer(List.of("server"), catalog -> catalog.server(connection));
  }

  @Override
  public Table table(TableName name) {
    Table table = answer(List.of("table", name), catalog -> catalog.table(connection, name));
    if (database.controlSchema().equals(table.name().schema())) {
      throw BellowsException.refused(
              "table.unsupported",
              "%s is one of Bellows' own control tables, which 'bellows init' alone changes. Nothing was changed"
                  .formatted(table.name()))
          .with("table", table.name());
    }
    return table;
  }

  @Override
  public String type(String declared) {
    return answer(List.of("type", declared), catalog -> catalog.type(connection, declared));
  }

  @Override
  public boolean takesNull(String type) {
    return answer(List.of("takes NULL", type), catalog -> catalog.takesNull(connection, type));
  }

  @Override
  public Expression expression(ExpressionCheck check) {
    return answer(List.of("expression", check), catalog -> catalog.expression(connection, check));
  }

  @Override
  public Carried carried(Table table, Replaced replaced) {
    return answer(
        List.of("carried", table.name(), replaced),
        catalog -> catalog.carried(connection, table, replaced));
  }

  @Override
  public Optional<String> typeDefault(String type) {
    return answer(
        List.of("default of type", type), catalog -> catalog.typeDefault(connection, type));
  }

  @Override
  public List<String> index(IndexCheck check) {
    return answer(List.of("index", check), catalog -> catalog.index(connection, check));
  }

  @Override
  public List<View> views(Table table, String column) {
    return answer(
        List.of("views", table.name(), column),
        catalog -> catalog.views(connection, table, column));
  }
}
