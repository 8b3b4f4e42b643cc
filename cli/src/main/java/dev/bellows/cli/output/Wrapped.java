package dev.bellows.cli.output;

/** Text broken into lines at blanks, for a cell of a table. */
public final class Wrapped {

  private Wrapped() {}

  /** Lines of at most {@code width} characters, where the words allow it. */
  public static String at(int width, String text) {
    StringBuilder wrapped = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      if (used > 0 && used + 1 + word.length() > width) {
        wrapped.append('\n');
        used = 0;
      } else if (used > 0) {
        wrapped.append(' ');
        used++;
      }
      wrapped.append(word);
      used += word.length();
    }
    return wrapped.toString();
  }
}
