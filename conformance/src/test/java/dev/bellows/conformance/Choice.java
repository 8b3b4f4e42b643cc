package dev.bellows.conformance;

/** Which version's statements a request uses, until it is closed. */
interface Choice extends AutoCloseable {

  Version version();

  @Override
  void close();

  /** Always this one. */
  static Choice of(Version version) {
    return new Choice() {
      @Override
      public Version version() {
        return version;
      }

      @Override
      public void close() {}
    };
  }
}
