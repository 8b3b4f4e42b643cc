package dev.bellows.postgresql.sweep;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Sweeps;
import dev.bellows.engine.spi.Walk;
import dev.bellows.engine.spi.Walk.Skip;
import dev.bellows.model.SweepOrder;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The walks of PostgreSQL. AUTO walks the pages, whatever key the table has.
 *
 * <p>Stateless; may be used by several threads.
 */
public final class PostgreSqlSweeps implements Sweeps {

  private static final double EXAMPLE_DENSITY = 50;

  @Override
  public Walk walk(Connection connection, RowProgram rows, SweepOrder order) throws SQLException {
    RowWork work = new RowWork(new RowStatements(rows));
    return switch (order) {
      case AUTO, PAGE -> new PageWalk(work, PageExtent.measure(connection, rows.table()));
      case KEY -> keyWalk(connection, rows, work);
    };
  }

  private static Walk keyWalk(Connection connection, RowProgram rows, RowWork work)
      throws SQLException {
    if (rows.key().isEmpty()) {
      throw BellowsException.refused(
              "sweep.no-key",
              "table %s has no primary key and no unique key over NOT NULL columns, so it cannot be swept in key order. Nothing was changed; set backfill.order to auto or page"
                  .formatted(rows.table()))
          .with("table", rows.table());
    }
    WalkSettings.keys(connection, rows.table());
    KeyColumns key = KeyColumns.read(connection, rows.table(), rows.key());
    return new KeyWalk(work, key, KeyExtent.measure(connection, rows.table(), key));
  }

  @Override
  public String fillExample(RowProgram rows) {
    return new RowStatements(rows).fill(example(), Skip.NOTHING);
  }

  @Override
  public String compareExample(RowProgram rows) {
    return new RowStatements(rows).compare(RowRange.pages(0, PageLayout.RANGE_PAGES));
  }

  private static RowRange example() {
    return PageLayout.of(EXAMPLE_DENSITY).share(0, PageLayout.RANGE_PAGES, 0);
  }
}
