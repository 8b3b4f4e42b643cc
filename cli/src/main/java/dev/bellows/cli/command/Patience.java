package dev.bellows.cli.command;

import dev.bellows.engine.attempt.Timing;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.format.DurationText;
import org.jspecify.annotations.Nullable;

/** The option {@code --patience}: a duration as in a migration file. */
final class Patience {

  private Patience() {}

  /**
   * The timing of the engine with that patience; as it is without.
   *
   * @throws BellowsException {@code usage} (exit 2)
   */
  static Timing timing(@Nullable String patience) {
    if (patience == null) {
      return Timing.DEFAULT;
    }
    return DurationText.parse(patience)
        .map(Timing.DEFAULT::withPatience)
        .orElseThrow(
            () ->
                BellowsException.userError(
                    "usage",
                    "--patience %s is not a duration such as 30s, 10m or 1h30m. Nothing was done"
                        .formatted(patience)));
  }
}
