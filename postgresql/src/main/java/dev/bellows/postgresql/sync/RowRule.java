package dev.bellows.postgresql.sync;

import java.util.Map;
import java.util.Optional;

/** A rule as SQL over the row. */
interface RowRule {

  /** True or false, never NULL; nothing is evaluated that need not be. */
  String consistent();

  /** Column to value: what makes a row consistent that is not, from the old side. */
  Map<String, String> fill();

  /**
   * The same where an UPDATE assigns nothing else to the column, and so brings the value to its
   * type; which also does right by a domain over a type of limited length.
   */
  Map<String, String> fillAlone();

  /** The same from the new side; empty where there is no way back. */
  Optional<Map<String, String>> restore();
}
