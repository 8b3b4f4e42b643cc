package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Block;
import dev.bellows.engine.spi.Change.BuildIndex;
import dev.bellows.engine.spi.Change.DropIndex;
import dev.bellows.engine.spi.Change.PromoteIndex;
import dev.bellows.engine.spi.Change.RenameIndex;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.util.ArrayList;
import java.util.List;

/** Indexes: built and dropped without blocking, renamed, promoted. */
final class IndexActions {

  private IndexActions() {}

  static Reversible build(BuildIndex change) {
    return new Reversible(buildAction(change), dropAction(change));
  }

  static Reversible drop(DropIndex change) {
    BuildIndex built =
        new BuildIndex(change.table(), change.name(), change.unique(), change.tail());
    return new Reversible(dropAction(built), buildAction(built));
  }

  static Reversible rename(RenameIndex change) {
    return new Reversible(
        rename(change.table(), change.from(), change.to()),
        rename(change.table(), change.to(), change.from()));
  }

  /** Its undo takes the index as well: PostgreSQL has no way to leave a constraint's index. */
  static Reversible promote(PromoteIndex change) {
    String name = Names.quote(change.index());
    Thing constraint = Thing.constraint(change.table(), change.index());
    Action apply =
        Action.joining(
            List.of(
                "ALTER TABLE %s ADD CONSTRAINT %s UNIQUE USING INDEX %s"
                    .formatted(Names.table(change.table()), name, name)),
            Lock.ACCESS_EXCLUSIVE.on(change.table()),
            outcome -> outcome.present(constraint, "kind", "k.contype = 'u'"));
    return new Reversible(apply, ConstraintActions.drop(change.table(), change.index()));
  }

  /**
   * A build that is cut off, or runs into a timeout, leaves an invalid index: drop it each time.
   */
  private static Action buildAction(BuildIndex change) {
    Thing index = Thing.index(change.table(), change.name());
    String statement =
        "CREATE %sINDEX CONCURRENTLY %s ON %s USING %s"
            .formatted(
                change.unique() ? "UNIQUE " : "",
                Names.quote(change.name()),
                Names.table(change.table()),
                change.tail());
    List<String> statements = new ArrayList<>();
    if (!IndexTail.isPlain(change.tail())) {
      statements.add(SearchPath.ofSession(change.table()));
    }
    statements.add(dropStatement(change));
    statements.add(statement);
    return Action.alone(
            List.of(new Block(Block.Mode.ALONE, statements)),
            Lock.SHARE_UPDATE_EXCLUSIVE.on(change.table()),
            outcome -> {
              outcome.present(index, "valid", "i.indisvalid AND i.indisready");
              outcome.present(
                  index, "unique", change.unique() ? "i.indisunique" : "NOT i.indisunique");
              outcome.present(index, "tail", IndexTail.matches(change.tail()));
            })
        .repairedBy(refuseTakenName(index), dropStatement(change));
  }

  private static Action dropAction(BuildIndex change) {
    return Action.alone(
        List.of(Block.alone(dropStatement(change))),
        Lock.SHARE_UPDATE_EXCLUSIVE.on(change.table()),
        outcome -> outcome.absent(Thing.index(change.table(), change.name())));
  }

  private static Action rename(TableName table, String from, String to) {
    return Action.joining(
        List.of(
            "ALTER INDEX %s RENAME TO %s".formatted(Names.beside(table, from), Names.quote(to))),
        Lock.SHARE_UPDATE_EXCLUSIVE.on("index " + from),
        outcome -> outcome.renamed(Thing.index(table, from), Thing.index(table, to)));
  }

  private static String dropStatement(BuildIndex change) {
    return "DROP INDEX CONCURRENTLY IF EXISTS " + Names.beside(change.table(), change.name());
  }

  /** The drop that follows cannot look for itself: it must not run inside a block. */
  private static String refuseTakenName(Thing index) {
    String relation = Names.literal(Names.beside(index.table(), index.name()));
    String taken =
        "to_regclass(%s) IS NOT NULL AND NOT EXISTS (SELECT %s AND NOT i.indisvalid)"
            .formatted(relation, index.rows());
    return Conditional.fail(
        taken,
        "The name %s is taken by something else than the index to be built on %s; nothing was changed. Rename the one or the other."
            .formatted(index.name(), index.table()));
  }
}
