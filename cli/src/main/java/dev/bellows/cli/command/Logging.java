package dev.bellows.cli.command;

/** How much is logged to standard error; asked for before anything logs. */
final class Logging {

  private Logging() {}

  static void begin(boolean debug) {
    set("defaultLogLevel", debug ? "debug" : "warn");
    set("logFile", "System.err");
    set("showThreadName", String.valueOf(debug));
    set("showShortLogName", "true");
  }

  private static void set(String key, String value) {
    System.setProperty("org.slf4j.simpleLogger." + key, value);
  }
}
