package dev.bellows.engine.plan;

import dev.bellows.engine.schema.Server;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.Carried;
import dev.bellows.engine.spi.Catalog.ExpressionCheck;
import dev.bellows.engine.spi.Catalog.IndexCheck;
import dev.bellows.engine.spi.Catalog.Replaced;
import dev.bellows.engine.spi.Change.View;
import dev.bellows.engine.sync.Expression;
import dev.bellows.model.TableName;
import java.util.List;
import java.util.Optional;

/**
 * The schema as planning sees it. Every question has one answer for the life of a snapshot, so that
 * planning is a pure function of migration and snapshot.
 */
public interface Snapshot {

  Server server();

  /** The table, with its schema filled in. */
  Table table(TableName name);

  /** A declared type as the server writes it. */
  String type(String declared);

  /** Whether a column of the type takes NULL by itself, before any trigger. */
  boolean takesNull(String type);

  /** The default that every column of a type has by itself. */
  Optional<String> typeDefault(String type);

  /** An expression that the server has accepted. */
  Expression expression(ExpressionCheck check);

  /** Indexes, constraints and default over a column's replacement. */
  Carried carried(Table table, Replaced replaced);

  /** The columns that an index reads which the server has accepted. */
  List<String> index(IndexCheck check);

  /** Views that read a column. */
  List<View> views(Table table, String column);
}
