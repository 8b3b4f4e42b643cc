package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Constraint.Kind;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.Replaced;
import dev.bellows.engine.spi.Catalog.Retyped;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An empty copy of a table, with those of its indexes and constraints that are tried. */
final class TableCopy {
  private final Scratch scratch;
  private final Table table;
  private final Replaced replaced;
  private final long oid;
  private int made;

  /** By the name in the copy. */
  private final Map<String, Index> indexes = new LinkedHashMap<>();

  private final Map<String, Constraint> constraints = new LinkedHashMap<>();

  private TableCopy(Scratch scratch, Table table, Replaced replaced, long oid) {
    this.scratch = scratch;
    this.table = table;
    this.replaced = replaced;
    this.oid = oid;
  }

  /**
   * Generated columns become plain ones: they would hold the column's type. Defaults matter of the
   * one column only.
   */
  static TableCopy make(Scratch scratch, Table table, Replaced replaced) throws SQLException {
    String name = scratch.name("copy");
    scratch.execute(
        "CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS)".formatted(name, Names.table(table.name())));
    for (Retyped it : replaced.all()) {
      if (table.column(it.newColumn()).isPresent() && !it.newColumn().equals(it.column())) {
        scratch.execute(
            "ALTER TABLE %s DROP COLUMN %s".formatted(name, Names.quote(it.newColumn())));
      }
    }
    for (Retyped it : replaced.also()) {
      scratch.execute(
          "ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT".formatted(name, Names.quote(it.column())));
    }
    long oid =
        Query.one(scratch.connection(), "SELECT ?::regclass::oid", row -> row.getLong(1), name);
    return new TableCopy(scratch, table, replaced, oid);
  }

  TableName original() {
    return table.name();
  }

  Retyped change() {
    return replaced.change();
  }

  /** A column's name after the change. */
  String renamed(String column) {
    return replaced.all().stream()
        .filter(it -> it.column().equals(column))
        .map(Retyped::newColumn)
        .findFirst()
        .orElse(column);
  }

  /** Of all replaced columns, as an array for a query. */
  Array names(Function<Retyped, String> name) throws SQLException {
    return scratch.connection().createArrayOf("text", replaced.all().stream().map(name).toArray());
  }

  boolean keepsType() {
    return keepsType(change());
  }

  /** Whether none of the columns changes its type. */
  boolean keepsTypes(List<String> columns) {
    return replaced.all().stream()
        .filter(it -> columns.contains(it.column()))
        .allMatch(this::keepsType);
  }

  private boolean keepsType(Retyped change) {
    return table
        .column(change.column())
        .filter(it -> it.type().equals(change.newType()))
        .isPresent();
  }

  long oid() {
    return oid;
  }

  Scratch scratch() {
    return scratch;
  }

  /** A name that nothing of this copy has yet. */
  String fresh(String what) {
    return scratch.unqualified(what + "_" + made++);
  }

  void add(Index index, CarryRefusals refusals) throws SQLException {
    add(fresh("index"), index, refusals);
  }

  private void add(String name, Index index, CarryRefusals refusals) throws SQLException {
    String sql =
        "CREATE %sINDEX %s ON %s USING %s"
            .formatted(
                index.unique() ? "UNIQUE " : "",
                Names.quote(name),
                scratch.name("copy"),
                index.tail());
    execute(sql, "index " + index.name(), refusals);
    indexes.put(name, index);
  }

  /** A foreign key is left out: it needs its parent. */
  void add(Constraint constraint, CarryRefusals refusals) throws SQLException {
    if (constraint.kind() == Kind.FOREIGN_KEY) {
      return;
    }
    String name = fresh("constraint");
    Optional<Index> index =
        table.indexes().stream().filter(it -> constraint.name().equals(it.constraint())).findAny();
    if (constraint.kind() == Kind.UNIQUE && index.isPresent()) {
      add(name, index.get(), refusals);
      String over = "UNIQUE USING INDEX " + Names.quote(name);
      addConstraint(name, over, constraint.name(), refusals);
    } else {
      addConstraint(name, constraint.definition(), constraint.name(), refusals);
    }
    constraints.put(name, constraint);
  }

  void addConstraint(String name, String definition, String original, CarryRefusals refusals)
      throws SQLException {
    execute(
        "ALTER TABLE %s ADD CONSTRAINT %s %s"
            .formatted(scratch.name("copy"), Names.quote(name), definition),
        "constraint " + original,
        refusals);
  }

  void execute(String sql, String what, CarryRefusals refusals) throws SQLException {
    try {
      scratch.execute(sql);
    } catch (SQLException e) {
      throw refusals.because(what, e);
    }
  }

  void rename() throws SQLException {
    for (Retyped it : replaced.all()) {
      if (!it.column().equals(it.newColumn())) {
        alter(
            "RENAME COLUMN %s TO %s"
                .formatted(Names.quote(it.column()), Names.quote(it.newColumn())));
      }
    }
  }

  /** All at once: what reads several columns is made over all of their new types. */
  boolean retype() throws SQLException {
    String actions =
        replaced.all().stream()
            .filter(it -> !keepsType(it))
            .map(TableCopy::toNewType)
            .collect(Collectors.joining(", "));
    if (!actions.isEmpty()) {
      alter(actions);
    }
    return true;
  }

  private static String toNewType(Retyped change) {
    return "ALTER COLUMN %s TYPE %s USING NULL"
        .formatted(Names.quote(change.newColumn()), change.newType());
  }

  boolean retypeWithoutDefault() throws SQLException {
    alter("ALTER COLUMN %s DROP DEFAULT".formatted(column()));
    return retype();
  }

  private void alter(String action) throws SQLException {
    scratch.execute("ALTER TABLE %s %s".formatted(scratch.name("copy"), action));
  }

  private String column() {
    return Names.quote(change().newColumn());
  }

  /** As they are now, under their names in the table. */
  List<Index> indexes() throws SQLException {
    List<Index> carried = new ArrayList<>();
    for (Index index : IndexReader.read(scratch.connection(), oid)) {
      Index original = indexes.get(index.name());
      if (original != null) {
        carried.add(
            new Index(
                original.name(),
                index.tail(),
                index.unique(),
                original.valid(),
                index.columns(),
                original.constraint()));
      }
    }
    return carried;
  }

  /** As they are now, under their names in the table. */
  List<Constraint> constraints() throws SQLException {
    List<Constraint> carried = new ArrayList<>();
    for (Constraint constraint : ConstraintReader.read(scratch.connection(), oid)) {
      Constraint original = constraints.get(constraint.name());
      if (original != null) {
        carried.add(
            new Constraint(
                original.name(),
                constraint.kind(),
                constraint.definition(),
                constraint.columns(),
                original.validated()));
      }
    }
    return carried;
  }
}
