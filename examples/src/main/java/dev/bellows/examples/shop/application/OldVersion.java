package dev.bellows.examples.shop.application;

/** The application as it was before anybody thought of the migration: it knows one column. */
public final class OldVersion implements Version {

  @Override
  public Names begin(String key) {
    return OldNames.INSTANCE;
  }
}
