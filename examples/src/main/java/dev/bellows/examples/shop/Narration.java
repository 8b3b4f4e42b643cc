package dev.bellows.examples.shop;

import java.io.PrintStream;
import java.util.List;

/** What the demonstration says to the one who watches. */
final class Narration {
  private static final int WIDTH = 100;
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintStream out;
  private final boolean styled;
  private int chapter;

  /**
   * @param styled whether the output is a terminal that shows bold and dim text
   */
  Narration(PrintStream out, boolean styled) {
    this.out = out;
    this.styled = styled;
  }

  /** Begins a chapter. */
  void chapter(String title) {
    chapter++;
    String head = "── %d · %s ".formatted(chapter, title);
    out.println();
    out.println(style(BOLD, head + "─".repeat(Math.max(3, WIDTH - head.length()))));
  }

  void say(String text) {
    out.println(style(DIM, "   " + text));
  }

  void command(List<String> words) {
    out.println(style(BOLD, "$ bellows " + String.join(" ", words)));
    out.flush();
  }

  void print(String text) {
    out.println(text);
  }

  private String style(String code, String text) {
    return styled ? code + text + PLAIN : text;
  }
}
