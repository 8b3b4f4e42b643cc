package dev.bellows.cli.migration;

import dev.bellows.engine.Declarations;
import dev.bellows.format.MigrationFile;
import dev.bellows.format.Syntax;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;

/** The journal's text of a migration is the canonical form of its file. Stateless. */
public final class FileDeclarations implements Declarations {

  @Override
  public String source(Migration migration) {
    return MigrationFile.canonical(migration);
  }

  @Override
  public String declaration(Migration migration) {
    return MigrationFile.declaration(migration);
  }

  @Override
  public Migration read(MigrationName name, String source) {
    return MigrationFile.read(name, source, Syntax.JSON);
  }
}
