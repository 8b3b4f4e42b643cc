package dev.bellows.engine.failure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one failure that Bellows throws. The message says what happened, to what, what state things
 * are in now and what to do next; the code is stable and documented.
 */
public final class BellowsException extends RuntimeException {

  private final Category category;
  private final String code;
  private final Map<String, String> context;

  private BellowsException(
      Category category,
      String code,
      String message,
      Map<String, String> context,
      @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
    this.code = code;
    this.context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }

  /** The command, the name, the file or the credentials are wrong (exit 2). */
  public static BellowsException userError(String code, String message) {
    return new BellowsException(Category.USER_ERROR, code, message, Map.of(), null);
  }

  /** A rule or a gate says no (exit 3). */
  public static BellowsException refused(String code, String message) {
    return new BellowsException(Category.REFUSED, code, message, Map.of(), null);
  }

  /** The database is busy or unreachable, or the work was stopped (exit 4). */
  public static BellowsException busy(String code, String message) {
    return new BellowsException(Category.DATABASE_BUSY, code, message, Map.of(), null);
  }

  /** Whether a change took place is not known (exit 5). */
  public static BellowsException outcomeUnknown(String code, String message) {
    return new BellowsException(Category.OUTCOME_UNKNOWN, code, message, Map.of(), null);
  }

  /** A defect of Bellows (exit 1). */
  public static BellowsException internal(String code, String message) {
    return new BellowsException(Category.INTERNAL, code, message, Map.of(), null);
  }

  /** The same failure with a cause. */
  public BellowsException causedBy(Throwable cause) {
    return new BellowsException(category, code, text(), context, cause);
  }

  /** The same failure with one more piece of context, such as {@code table} or {@code sql}. */
  public BellowsException with(String key, Object value) {
    Map<String, String> more = new LinkedHashMap<>(context);
    more.put(key, String.valueOf(value));
    return new BellowsException(category, code, text(), more, getCause());
  }

  public Category category() {
    return category;
  }

  /** The stable code, such as {@code table.unknown}; docs/errors.md explains each. */
  public String code() {
    return code;
  }

  /** What it happened to: migration, phase, step, table, range, SQL; in order. */
  public Map<String, String> context() {
    return context;
  }

  private String text() {
    return String.valueOf(getMessage());
  }
}
