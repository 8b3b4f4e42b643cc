package dev.bellows.examples.shop.application;

import dev.bellows.client.BellowsClient;

/** The application that knows both sides and asks Bellows's client which one to use. */
public final class NewVersion implements Version {
  private final BellowsClient client;

  public NewVersion(BellowsClient client) {
    this.client = client;
  }

  @Override
  public Names begin(String key) {
    return new FlaggedNames(client, key);
  }
}
