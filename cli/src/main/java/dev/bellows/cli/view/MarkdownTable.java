package dev.bellows.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in Markdown. */
final class MarkdownTable {

  private static final int HEAD = 2;

  private final List<String> lines = new ArrayList<>();

  MarkdownTable(String... headings) {
    row(headings);
    row(Stream.of(headings).map(heading -> "---").toArray(String[]::new));
  }

  MarkdownTable row(String... cells) {
    lines.add(
        Stream.of(cells).map(MarkdownTable::cell).collect(Collectors.joining(" | ", "| ", " |")));
    return this;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\R", " ");
  }

  /** Whether it has no row below its headings. */
  boolean isEmpty() {
    return lines.size() == HEAD;
  }

  List<String> lines() {
    return lines;
  }
}
