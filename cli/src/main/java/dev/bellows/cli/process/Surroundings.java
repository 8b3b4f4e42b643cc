package dev.bellows.cli.process;

import dev.bellows.cli.output.Style;
import dev.bellows.engine.attempt.CrashSeam;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the process is given by whoever starts it.
 *
 * @param directory that relative paths and the folder {@code migrations} are looked for in
 * @param style of standard output
 * @param progress whether progress may be drawn on standard error
 */
public record Surroundings(
    Map<String, String> environment,
    Path directory,
    PrintStream out,
    PrintStream err,
    Style style,
    Progress progress,
    CrashSeam seam) {

  /** How progress is shown. */
  public enum Progress {
    DRAWN,
    LINES
  }

  /** Those of this process. */
  public static Surroundings ofThisProcess() {
    Map<String, String> environment = System.getenv();
    boolean plain = environment.containsKey("NO_COLOR");
    return new Surroundings(
        environment,
        Path.of("").toAbsolutePath(),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        !plain && Terminal.isOutput() ? Style.TERMINAL : Style.PLAIN,
        Terminal.isErrors() ? Progress.DRAWN : Progress.LINES,
        CrashPoints.of(
            System.getProperty("BELLOWS_CRASH_AT", environment.get("BELLOWS_CRASH_AT"))));
  }

  /** JSON is UTF-8 whatever the locale; lines come out as they are written. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(stream)), true, StandardCharsets.UTF_8);
  }
}
