package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Block;
import dev.bellows.engine.spi.Script;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.util.ArrayList;
import java.util.List;

/** Puts actions together: neighbours share a transaction unless one of them stands alone. */
final class Scripts {

  private final List<Block> blocks = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private final List<TableName> locked;
  private String path = "";

  private Scripts(List<TableName> locked) {
    this.locked = locked;
  }

  /**
   * A script of the actions, in order.
   *
   * @param locked the tables that each shared transaction locks before anything else
   */
  static Script of(List<Action> actions, List<TableName> locked) {
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
    action.blocks().forEach(block -> block.statements().forEach(this::add));
  }

  private void add(String statement) {
    if (SearchPath.isLocal(statement)) {
      if (statement.equals(path)) {
        return;
      }
      path = statement;
    }
    open.add(statement);
  }

  private void close() {
    if (open.isEmpty()) {
      return;
    }
    List<String> statements = new ArrayList<>();
    for (TableName table : locked) {
      statements.add("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(Names.table(table)));
    }
    statements.addAll(open);
    blocks.add(Block.transaction(statements));
    open.clear();
    path = "";
  }
}
