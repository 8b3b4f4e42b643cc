package dev.bellows.postgresql.ddl;

import dev.bellows.postgresql.sql.Names;

/** Statements that look before they act. */
final class Conditional {

  private Conditional() {}

  /** Performs a statement only where the condition holds. */
  static String perform(String condition, String statement) {
    return block("IF %s THEN\n    %s;\n  END IF;".formatted(condition, statement));
  }

  /** Fails where the condition holds. */
  static String fail(String condition, String message) {
    return block(
        "IF %s THEN\n    RAISE EXCEPTION USING ERRCODE = 'object_not_in_prerequisite_state', MESSAGE = %s;\n  END IF;"
            .formatted(condition, Names.literal(message)));
  }

  private static String block(String body) {
    return "DO " + Names.dollarQuoted("\nBEGIN\n  " + body + "\nEND\n");
  }
}
