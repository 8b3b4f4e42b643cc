package dev.bellows.testkit.writers;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws requests by their weights. */
final class Draw {
  private final List<NamedRequest> requests;
  private final int weights;

  Draw(List<NamedRequest> requests) {
    this.requests = requests;
    this.weights = requests.stream().mapToInt(NamedRequest::weight).sum();
  }

  NamedRequest next(RandomGenerator random) {
    int at = random.nextInt(weights);
    for (NamedRequest request : requests) {
      at -= request.weight();
      if (at < 0) {
        return request;
      }
    }
    throw new IllegalStateException("The draw went beyond all weights: " + requests);
  }
}
