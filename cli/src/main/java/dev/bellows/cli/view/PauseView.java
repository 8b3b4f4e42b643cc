package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kill switch. */
public final class PauseView {

  private PauseView() {}

  /**
   * @param reason why everything is paused; null when it is not
   */
  public static Answer ofAll(@Nullable String reason) {
    return Answer.done(
        () -> new Document().put("paused", reason != null).put("pausedReason", reason),
        style ->
            List.of(
                reason == null
                    ? "everything may go on, except what is paused by itself"
                    : "everything is paused: " + reason));
  }
}
