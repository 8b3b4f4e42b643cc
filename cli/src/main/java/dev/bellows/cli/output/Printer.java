package dev.bellows.cli.output;

import java.io.PrintStream;

/** Writes answers to standard output: one document, or lines. */
public final class Printer {

  private final PrintStream out;
  private final Format format;
  private final Style style;

  public Printer(PrintStream out, Format format, Style style) {
    this.out = out;
    this.format = format;
    this.style = style;
  }

  /** Writes an answer; its exit code. */
  public int print(Answer answer) {
    switch (format) {
      case JSON -> out.println(JsonText.of(answer.document().get()));
      case TEXT -> answer.text().apply(style).forEach(out::println);
    }
    out.flush();
    return answer.exitCode();
  }
}
