package dev.bellows.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The lines a process has written to one of its streams. */
final class Output {
  private static final long MOST_MILLIS_AFTER_THE_END = 3_000;

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  Output(InputStream stream, String name) {
    reader = new Thread(() -> read(stream), name);
    reader.setDaemon(true);
    reader.start();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Waits until all of an ended process's output is here. Bounded, because what the process itself
   * started and left running may hold the stream open for ever.
   */
  void awaitEnd() throws InterruptedException {
    reader.join(MOST_MILLIS_AFTER_THE_END);
  }

  private void read(InputStream stream) {
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        lines.add(line);
      }
    } catch (IOException closed) {
      lines.add("(reading ended: %s)".formatted(closed.getMessage()));
    }
  }
}
