package dev.bellows.engine.journal;

import dev.bellows.engine.database.Database;

/** Hands out the control tables. Stateless. */
public final class Journal {

  private final Database database;

  public Journal(Database database) {
    this.database = database;
  }

  public Migrations migrations() {
    return new Migrations(database);
  }

  public Plans plans() {
    return new Plans(database);
  }

  public Claims claims() {
    return new Claims(database);
  }

  public Events events() {
    return new Events(database);
  }

  public Pauses pauses() {
    return new Pauses(database);
  }

  public Flags flags() {
    return new Flags(database);
  }

  public Failures failures() {
    return new Failures(database);
  }

  public Usages usages() {
    return new Usages(database);
  }

  public EvidenceLog evidence() {
    return new EvidenceLog(database);
  }

  public Approvals approvals() {
    return new Approvals(database);
  }

  public Passes passes() {
    return new Passes(database);
  }
}
