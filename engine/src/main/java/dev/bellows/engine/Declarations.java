package dev.bellows.engine;

import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;

/** Migrations as text, as the journal keeps them; the composition root knows the format. */
public interface Declarations {

  /** The whole migration as canonical text. */
  String source(Migration migration);

  /** The part that a plan's hash covers, one key a line. */
  String declaration(Migration migration);

  /** Reads what {@link #source} wrote. */
  Migration read(MigrationName name, String source);
}
