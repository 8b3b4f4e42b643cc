package dev.bellows.cli.connection;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A setting that has a value, and where that comes from. */
record Setting(String value, Origin origin) {

  /** The first that is given and not empty: the flag, the variable, the key of the file. */
  static @Nullable Setting first(
      @Nullable String flag, @Nullable String variable, @Nullable String inFile) {
    if (flag != null && !flag.isEmpty()) {
      return new Setting(flag, Origin.FLAG);
    }
    if (variable != null && !variable.isEmpty()) {
      return new Setting(variable, Origin.ENVIRONMENT);
    }
    return inFile == null || inFile.isEmpty() ? null : new Setting(inFile, Origin.FILE);
  }

  static @Nullable String textOf(@Nullable Setting setting) {
    return setting == null ? null : setting.value();
  }

  /** Looks the same setting up in all three places. */
  record Places(
      Map<String, String> flags, Map<String, String> environment, Map<String, String> file) {

    @Nullable Setting find(String key) {
      String variable = "BELLOWS_" + key.toUpperCase(java.util.Locale.ROOT);
      return first(flags.get(key), environment.get(variable), file.get(key));
    }
  }
}
