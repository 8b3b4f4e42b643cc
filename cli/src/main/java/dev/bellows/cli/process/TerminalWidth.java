package dev.bellows.cli.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How many characters fit on a line of the terminal. */
public final class TerminalWidth {

  private static final int USUAL = 80;
  private static final int NARROWEST = 40;
  private static final int PATIENCE_SECONDS = 2;

  private TerminalWidth() {}

  /** What {@code stty} says; 80 where it does not say. */
  public static int now() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return USUAL;
      }
      return width(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  /** The second of two numbers, rows and columns. */
  private static int width(String size) {
    String[] numbers = size.strip().split(" ", -1);
    boolean told = numbers.length == 2 && numbers[1].matches("\\d{2,4}");
    return told ? Math.max(NARROWEST, Integer.parseInt(numbers[1])) : USUAL;
  }
}
