package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Block;
import dev.bellows.engine.spi.Change.AddColumn;
import dev.bellows.engine.spi.Change.DropColumn;
import dev.bellows.engine.spi.Change.Leftover;
import dev.bellows.engine.spi.Change.RelaxNotNull;
import dev.bellows.engine.spi.Change.RenameColumn;
import dev.bellows.engine.spi.Change.SetNotNull;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.util.ArrayList;
import java.util.List;

/** Columns: added, made nullable or not, renamed, dropped. */
final class ColumnActions {

  private ColumnActions() {}

  static Reversible add(AddColumn change) {
    TableName table = change.table();
    Thing column = Thing.column(table, change.name());
    List<String> statements = new ArrayList<>();
    if (change.leftover() == Leftover.DISCARDED) {
      statements.add(alter(table, "DROP COLUMN IF EXISTS " + Names.quote(change.name())));
    }
    statements.addAll(addStatements(change));
    if (change.comment() != null) {
      statements.add(
          "COMMENT ON COLUMN %s.%s IS %s"
              .formatted(
                  Names.table(table), Names.quote(change.name()), Names.literal(change.comment())));
    }
    Action apply =
        Action.joining(
                statements,
                Lock.ACCESS_EXCLUSIVE.on(table),
                outcome -> outcome.present(column, "type", ColumnType.of(change)))
            .repairedBy(refusals(change, column));
    Action undo =
        switch (change.onUndo()) {
          case KEEP -> Action.NOTHING;
          case REMOVE -> drop(table, change.name());
          case EMPTY -> emptied(change, column);
        };
    return new Reversible(apply, undo);
  }

  /** Dropped and added anew: its data goes without a row being written. */
  private static Action emptied(AddColumn change, Thing column) {
    List<String> statements = new ArrayList<>();
    statements.add(alter(change.table(), "DROP COLUMN IF EXISTS " + Names.quote(change.name())));
    statements.add(
        alter(
            change.table(),
            "ADD COLUMN %s %s".formatted(Names.quote(change.name()), change.type())));
    return Action.joining(
        statements,
        Lock.ACCESS_EXCLUSIVE.on(change.table()),
        outcome -> outcome.present(column, "type", ColumnType.of(change)));
  }

  private static List<String> addStatements(AddColumn change) {
    String collate = change.collation() == null ? "" : " COLLATE " + change.collation();
    String inPlace = change.inPlace();
    String statement =
        alter(
            change.table(),
            "ADD COLUMN IF NOT EXISTS %s %s%s%s"
                .formatted(
                    Names.quote(change.name()),
                    change.type(),
                    collate,
                    inPlace == null ? "" : " DEFAULT " + inPlace));
    return inPlace == null
        ? List.of(statement)
        : SearchPath.inTransaction(change.table(), inPlace, statement);
  }

  private static String[] refusals(AddColumn change, Thing column) {
    return change.leftover() == Leftover.DISCARDED
        ? new String[] {refuseRewrite(change)}
        : new String[] {refuseRewrite(change), refuseAnotherType(change, column)};
  }

  private static String refuseRewrite(AddColumn change) {
    return Conditional.fail(
        ColumnType.isConstrainedDomain(change),
        "Column %s cannot be added to %s as %s, a domain with constraints: the server would write the whole table anew under an ACCESS EXCLUSIVE lock. Nothing was changed. Use the domain's own type, and add_check."
            .formatted(change.name(), change.table(), change.type()));
  }

  private static String refuseAnotherType(AddColumn change, Thing column) {
    return Conditional.fail(
        "EXISTS (SELECT %s AND NOT (%s))".formatted(column.rows(), ColumnType.of(change)),
        "Column %s of %s is there already, and not of type %s; nothing was changed. Rename or drop the one that is there."
            .formatted(change.name(), change.table(), change.type()));
  }

  static Reversible relax(RelaxNotNull change) {
    Thing column = Thing.column(change.table(), change.column());
    Action apply =
        Action.joining(
            List.of(column(change.table(), change.column(), "DROP NOT NULL")),
            Lock.ACCESS_EXCLUSIVE.on(change.table()),
            outcome -> outcome.present(column, "nullability", "NOT a.attnotnull"));
    return new Reversible(apply, prove(change.table(), change.column()));
  }

  static Reversible setNotNull(SetNotNull change) {
    return new Reversible(
        prove(change.table(), change.column()), allowNull(change.table(), change.column()));
  }

  static Reversible rename(RenameColumn change) {
    return new Reversible(
        rename(change.table(), change.from(), change.to()),
        rename(change.table(), change.to(), change.from()));
  }

  static Reversible drop(DropColumn change) {
    return Reversible.never(drop(change.table(), change.name()));
  }

  /** A proof that found a NULL still refuses new ones: it goes as well. */
  private static Action allowNull(TableName table, String name) {
    Thing proof = proof(table, name);
    return Action.joining(
        List.of(
            column(table, name, "DROP NOT NULL"),
            alter(table, "DROP CONSTRAINT IF EXISTS " + Names.quote(proof.name()))),
        Lock.ACCESS_EXCLUSIVE.on(table),
        outcome -> {
          outcome.present(Thing.column(table, name), "nullability", "NOT a.attnotnull");
          outcome.absent(proof);
        });
  }

  private static Thing proof(TableName table, String name) {
    return Thing.constraint(table, Names.derived("bellows_nn_", name));
  }

  /**
   * A valid CHECK spares SET NOT NULL its scan under ACCESS EXCLUSIVE (PostgreSQL 12 and later).
   */
  private static Action prove(TableName table, String name) {
    Thing column = Thing.column(table, name);
    Thing proof = proof(table, name);
    String quoted = Names.quote(proof.name());
    String dropProof = "DROP CONSTRAINT IF EXISTS " + quoted;
    List<Block> blocks =
        List.of(
            Block.transaction(
                List.of(
                    alter(
                        table,
                        "%s, ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                            .formatted(dropProof, quoted, Names.quote(name))))),
            Block.transaction(List.of(alter(table, "VALIDATE CONSTRAINT " + quoted))),
            Block.transaction(
                List.of(column(table, name, "SET NOT NULL"), alter(table, dropProof))));
    return Action.alone(
            blocks,
            Lock.ACCESS_EXCLUSIVE.on(
                table + " for a moment; SHARE UPDATE EXCLUSIVE while the rows are read"),
            outcome -> {
              outcome.present(column, "nullability", "a.attnotnull");
              outcome.absent(proof);
            })
        .repairedBy(alter(table, dropProof));
  }

  private static Action rename(TableName table, String from, String to) {
    return Action.joining(
        List.of(
            alter(table, "RENAME COLUMN %s TO %s".formatted(Names.quote(from), Names.quote(to)))),
        Lock.ACCESS_EXCLUSIVE.on(table),
        outcome -> outcome.renamed(Thing.column(table, from), Thing.column(table, to)));
  }

  private static Action drop(TableName table, String name) {
    return Action.joining(
        List.of(alter(table, "DROP COLUMN IF EXISTS " + Names.quote(name))),
        Lock.ACCESS_EXCLUSIVE.on(table),
        outcome -> outcome.absent(Thing.column(table, name)));
  }

  private static String column(TableName table, String name, String what) {
    return alter(table, "ALTER COLUMN %s %s".formatted(Names.quote(name), what));
  }

  private static String alter(TableName table, String what) {
    return "ALTER TABLE %s %s".formatted(Names.table(table), what);
  }
}
