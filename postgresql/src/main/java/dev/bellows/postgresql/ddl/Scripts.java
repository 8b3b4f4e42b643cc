package dev.bellows.postgresql.ddl;

import dev.bellows.engine.plan.Block;
import dev.bellows.engine.plan.Script;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts actions together: neighbours share a transaction unless one of them stands alone. */
final class Scripts {

  private final List<Block> blocks = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private final @Nullable TableName locked;

  private Scripts(@Nullable TableName locked) {
    this.locked = locked;
  }

  /**
   * A script of the actions, in order.
   *
   * @param locked the table that each shared transaction locks before anything else, or null
   */
  static Script of(List<Action> actions, @Nullable TableName locked) {
    Scripts scripts = new Scripts(locked);
    List<String> repair = new ArrayList<>();
    Outcome outcome = new Outcome();
    for (Action action : actions) {
      repair.addAll(action.repair());
      scripts.add(action);
      action.outcome().accept(outcome);
    }
    scripts.close();
    return new Script(List.copyOf(repair), List.copyOf(scripts.blocks), outcome.query());
  }

  private void add(Action action) {
    if (action.isAlone()) {
      close();
      blocks.addAll(action.blocks());
      return;
    }
    action.blocks().forEach(block -> open.addAll(block.statements()));
  }

  private void close() {
    if (open.isEmpty()) {
      return;
    }
    List<String> statements = new ArrayList<>();
    if (locked != null) {
      statements.add("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(Names.table(locked)));
    }
    statements.addAll(open);
    blocks.add(Block.transaction(statements));
    open.clear();
  }
}
