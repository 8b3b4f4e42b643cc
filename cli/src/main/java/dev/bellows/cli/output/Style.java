package dev.bellows.cli.output;

import dev.bellows.model.Verdict;

/** Bold, dim and coloured text on a terminal; the bare text elsewhere. */
public enum Style {
  PLAIN,
  TERMINAL;

  /** A heading. */
  public String heading(String text) {
    return styled("1", text);
  }

  /** What matters less. */
  public String dim(String text) {
    return styled("2", text);
  }

  /** Something to look at twice. */
  public String warning(String text) {
    return styled("33", text);
  }

  /** A verdict, or a text that carries one. */
  public String verdict(Verdict verdict, String text) {
    return switch (verdict) {
      case PASS -> styled("32", text);
      case FAIL -> styled("31", text);
      case INCONCLUSIVE -> styled("33", text);
      case NOT_APPLICABLE -> styled("2", text);
    };
  }

  private String styled(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
