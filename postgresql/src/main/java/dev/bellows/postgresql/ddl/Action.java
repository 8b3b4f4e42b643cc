package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Block;
import java.util.List;
import java.util.function.Consumer;

/**
 * One change as statements.
 *
 * @param repair statements that remove the remains of an attempt that was cut off
 * @param blocks in order, each of which may run again; one transaction at most where it joins
 *     others
 * @param outcome tells what the catalog shows afterwards
 */
record Action(
    Company company,
    List<String> repair,
    List<Block> blocks,
    Lock.Held lock,
    Consumer<Outcome> outcome) {

  /** Whether a change shares its transaction. */
  enum Company {
    JOINS,
    ALONE
  }

  /** An action that has nothing to do. */
  static final Action NOTHING =
      new Action(Company.JOINS, List.of(), List.of(), Lock.NONE.on(""), outcome -> {});

  /** Statements that join those of others in one transaction. */
  static Action joining(List<String> statements, Lock.Held lock, Consumer<Outcome> outcome) {
    return new Action(
        Company.JOINS, List.of(), List.of(Block.transaction(statements)), lock, outcome);
  }

  /** Blocks that other changes cannot join. */
  static Action alone(List<Block> blocks, Lock.Held lock, Consumer<Outcome> outcome) {
    return new Action(Company.ALONE, List.of(), blocks, lock, outcome);
  }

  /** The same action with something to clear away first. */
  Action repairedBy(String... statements) {
    return new Action(company, List.of(statements), blocks, lock, outcome);
  }

  boolean isAlone() {
    return company == Company.ALONE;
  }
}
