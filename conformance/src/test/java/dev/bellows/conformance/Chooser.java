package dev.bellows.conformance;

/** Decides for each request which version's statements it uses. */
interface Chooser {

  Choice reading(long id);

  Choice writing();

  /** A version that knows no other. */
  static Chooser always(Version version) {
    return new Chooser() {
      @Override
      public Choice reading(long id) {
        return Choice.of(version);
      }

      @Override
      public Choice writing() {
        return Choice.of(version);
      }
    };
  }
}
