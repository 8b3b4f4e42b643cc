package dev.bellows.testkit.writers;

import dev.bellows.testkit.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * What writers do: which requests, by how many threads, how fast. Immutable; each method gives a
 * changed copy, {@link #start()} sets it to work.
 *
 * @param source where connections come from
 * @param threads how many requests run at once
 * @param requests what is executed, drawn by weight
 * @param pace how fast
 * @param retried SQLSTATEs after which a request is tried again in a new transaction
 * @param seed of the draw and of the random numbers handed to the requests
 */
public record Workload(
    ConnectionSource source,
    int threads,
    List<NamedRequest> requests,
    Pace pace,
    Set<String> retried,
    long seed) {

  public Workload {
    requests = List.copyOf(requests);
    retried = Set.copyOf(retried);
  }

  /** Requests through a pool of its own with one session of the superuser per thread. */
  public static Workload on(Database database, int threads) {
    return of(ConnectionSource.poolOf(database, threads), threads);
  }

  /** Requests through a given pool, which the caller closes. */
  public static Workload on(DataSource pool, int threads) {
    return of(ConnectionSource.given(pool), threads);
  }

  private static Workload of(ConnectionSource source, int threads) {
    long seed = ThreadLocalRandom.current().nextLong();
    return new Workload(source, threads, List.of(), Pace.fullSpeed(), Set.of(), seed);
  }

  /** Adds a request that comes as often as any other of weight 1. */
  public Workload with(String name, Request request) {
    return with(name, 1, request);
  }

  /** Adds a request that comes {@code weight} times as often as one of weight 1. */
  public Workload with(String name, int weight, Request request) {
    List<NamedRequest> more = new ArrayList<>(requests);
    more.add(new NamedRequest(name, weight, request));
    return new Workload(source, threads, more, pace, retried, seed);
  }

  /**
   * Starts this many requests per second, all threads together; the default is full speed. The
   * latency of a request counts from when it was due, so that a stall is seen in full.
   */
  public Workload atRate(double requestsPerSecond) {
    Pace steady = Pace.steady(requestsPerSecond);
    return new Workload(source, threads, requests, steady, retried, seed);
  }

  /** Tries a request again after these SQLSTATEs, as an application does after 40001. */
  public Workload retrying(String... sqlStates) {
    return new Workload(source, threads, requests, pace, Set.of(sqlStates), seed);
  }

  /** Repeats the draws of an earlier run; by default each workload has a seed of its own. */
  public Workload seed(long newSeed) {
    return new Workload(source, threads, requests, pace, retried, newSeed);
  }

  /** Sets the writers to work. */
  public Writers start() {
    if (requests.isEmpty()) {
      throw new IllegalStateException("A workload needs a request: add one by with(…)");
    }
    return Writers.start(this);
  }
}
