package dev.bellows.testkit;

/** The template of a test that starts from an empty database. */
public final class EmptyTemplate implements DatabaseTemplate {

  @Override
  public void prepare(Database database) {
    // an empty database is what there is before anything is prepared
  }
}
