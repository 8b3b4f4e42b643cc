package dev.bellows.engine.spi;

import java.util.List;

/**
 * Statements that run together.
 *
 * @param mode in one transaction, or each alone outside of one
 */
public record Block(Mode mode, List<String> statements) {

  /** How the statements of a block run. */
  public enum Mode {
    TRANSACTION,
    ALONE
  }

  /** Statements in one transaction. */
  public static Block transaction(List<String> statements) {
    return new Block(Mode.TRANSACTION, List.copyOf(statements));
  }

  /** A statement that cannot run inside a transaction. */
  public static Block alone(String statement) {
    return new Block(Mode.ALONE, List.of(statement));
  }
}
