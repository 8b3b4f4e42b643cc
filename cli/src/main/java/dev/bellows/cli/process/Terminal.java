package dev.bellows.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a stream of this process ends on a terminal that understands more than lines. */
final class Terminal {

  private Terminal() {}

  static boolean isOutput() {
    return is(1);
  }

  static boolean isErrors() {
    return is(2);
  }

  /** Java 17 can ask about input and output together only; Linux tells each, others none. */
  private static boolean is(int descriptor) {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      Path stream = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      return stream.startsWith("/dev/pts") || stream.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
