package dev.bellows.postgresql.ddl;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Block;
import dev.bellows.engine.spi.Change.AddConstraint;
import dev.bellows.engine.spi.Change.DropConstraint;
import dev.bellows.engine.spi.Change.RenameConstraint;
import dev.bellows.engine.spi.Change.StandingRows;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.util.List;
import java.util.Locale;

/** Constraints: added unproven and then proved, renamed, dropped. */
final class ConstraintActions {

  private static final String NOT_VALID = " NOT VALID";

  private ConstraintActions() {}

  static Reversible add(AddConstraint change) {
    return new Reversible(addAction(change), drop(change.table(), change.name()));
  }

  static Reversible rename(RenameConstraint change) {
    return new Reversible(
        rename(change.table(), change.from(), change.to()),
        rename(change.table(), change.to(), change.from()));
  }

  static Reversible drop(DropConstraint change) {
    return Reversible.never(drop(change.table(), change.name()));
  }

  static Action drop(TableName table, String name) {
    return Action.joining(
        List.of(alter(table, "DROP CONSTRAINT IF EXISTS " + Names.quote(name))),
        Lock.ACCESS_EXCLUSIVE.on(table + ", and on what a foreign key refers to"),
        outcome -> outcome.absent(Thing.constraint(table, name)));
  }

  private static Action addAction(AddConstraint change) {
    Thing constraint = Thing.constraint(change.table(), change.name());
    Kind kind = Kind.of(change);
    boolean proved = change.rows() == StandingRows.PROVED;
    return Action.alone(
            proved
                ? List.of(Block.transaction(kind.add(change)), validation(change))
                : List.of(Block.transaction(kind.add(change))),
            kind.lock(change.table()),
            outcome -> {
              outcome.present(constraint, "kind", "k.contype = '%s'".formatted(kind.type));
              if (proved) {
                outcome.present(constraint, "proof", "k.convalidated");
              }
            })
        .repairedBy(refuseTakenName(constraint));
  }

  private static Block validation(AddConstraint change) {
    return Block.transaction(
        List.of(alter(change.table(), "VALIDATE CONSTRAINT " + Names.quote(change.name()))));
  }

  private static String refuseTakenName(Thing constraint) {
    return Conditional.fail(
        "EXISTS (SELECT %s AND k.convalidated)".formatted(constraint.rows()),
        "The name %s is taken by a constraint of another kind on %s; nothing was changed. Rename the one or the other."
            .formatted(constraint.name(), constraint.table()));
  }

  private static Action rename(TableName table, String from, String to) {
    return Action.joining(
        List.of(
            alter(
                table, "RENAME CONSTRAINT %s TO %s".formatted(Names.quote(from), Names.quote(to)))),
        Lock.ACCESS_EXCLUSIVE.on(table),
        outcome -> outcome.renamed(Thing.constraint(table, from), Thing.constraint(table, to)));
  }

  private static String alter(TableName table, String what) {
    return "ALTER TABLE %s %s".formatted(Names.table(table), what);
  }

  /** The kinds that can be added without a look at the rows. */
  private enum Kind {
    CHECK('c'),
    FOREIGN_KEY('f');

    private final char type;

    Kind(char type) {
      this.type = type;
    }

    static Kind of(AddConstraint change) {
      String definition = change.definition().strip().toUpperCase(Locale.ROOT);
      if (definition.startsWith("CHECK")) {
        return CHECK;
      }
      if (definition.startsWith("FOREIGN KEY")) {
        return FOREIGN_KEY;
      }
      throw BellowsException.internal(
              "ddl.constraint",
              "Constraint %s of %s is neither CHECK nor FOREIGN KEY and cannot be added without a look at the rows: %s. Nothing was changed."
                  .formatted(change.name(), change.table(), change.definition()))
          .with("table", change.table());
    }

    /** Without what an earlier try left unproven. */
    List<String> add(AddConstraint change) {
      String name = Names.quote(change.name());
      String drop = "DROP CONSTRAINT IF EXISTS " + name;
      String add = "ADD CONSTRAINT %s %s%s".formatted(name, change.definition(), NOT_VALID);
      return switch (this) {
        case CHECK ->
            SearchPath.inTransaction(
                change.table(), change.definition(), alter(change.table(), drop + ", " + add));
        case FOREIGN_KEY ->
            List.of(
                Conditional.perform(
                    "EXISTS (SELECT %s AND NOT k.convalidated)"
                        .formatted(Thing.constraint(change.table(), change.name()).rows()),
                    alter(change.table(), drop)),
                alter(change.table(), add));
      };
    }

    Lock.Held lock(TableName table) {
      return switch (this) {
        case CHECK ->
            Lock.ACCESS_EXCLUSIVE.on(
                table + " for a moment; SHARE UPDATE EXCLUSIVE while the rows are read");
        case FOREIGN_KEY ->
            Lock.SHARE_ROW_EXCLUSIVE.on(
                table
                    + " and the table referred to for a moment; SHARE UPDATE EXCLUSIVE while the rows are read");
      };
    }
  }
}
