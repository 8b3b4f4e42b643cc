package dev.bellows.conformance;

import dev.bellows.client.BellowsClient;
import dev.bellows.client.Use;
import dev.bellows.model.Side;

/** A version that knows both sides and uses the one that the flag says. */
final class FlagChooser implements Chooser {

  private final BellowsClient client;
  private final Version old;
  private final Version fresh;

  FlagChooser(BellowsClient client, Version old, Version fresh) {
    this.client = client;
    this.old = old;
    this.fresh = fresh;
  }

  @Override
  public Choice reading(long id) {
    return choice(client.reading(String.valueOf(id)));
  }

  @Override
  public Choice writing() {
    return choice(client.writing());
  }

  private Choice choice(Use use) {
    Version version = use.side() == Side.NEW ? fresh : old;
    return new Choice() {
      @Override
      public Version version() {
        return version;
      }

      @Override
      public void close() {
        use.close();
      }
    };
  }
}
