package dev.bellows.testkit.writers;

/** A request of a workload and how often it comes beside the others. */
public record NamedRequest(String name, int weight, Request request) {

  public NamedRequest {
    if (weight < 1) {
      throw new IllegalArgumentException(
          "Request '%s' has weight %d: it must be at least 1".formatted(name, weight));
    }
  }
}
