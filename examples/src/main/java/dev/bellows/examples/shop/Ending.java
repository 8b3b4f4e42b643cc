package dev.bellows.examples.shop;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Ends what was begun, the last first: at the end of the demonstration, or when it is interrupted
 * (Ctrl-C), so that applications stop before their server. Thread-safe.
 */
final class Ending implements AutoCloseable {
  private final Deque<AutoCloseable> begun = new ArrayDeque<>();
  private boolean interrupted;

  Ending() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "ending"));
  }

  synchronized <T extends AutoCloseable> T add(T resource) {
    begun.push(resource);
    return resource;
  }

  /** Whether somebody stopped the demonstration, so that what fails now says nothing. */
  synchronized boolean isInterrupted() {
    return interrupted;
  }

  @Override
  public synchronized void close() {
    while (!begun.isEmpty()) {
      try {
        begun.pop().close();
      } catch (Exception trouble) {
        System.err.println("while ending: " + trouble);
      }
    }
  }

  private synchronized void interrupt() {
    interrupted = !begun.isEmpty();
    close();
  }
}
