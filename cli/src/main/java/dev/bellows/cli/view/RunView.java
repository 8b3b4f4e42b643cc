package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.engine.lifecycle.RunResult;
import dev.bellows.model.MigrationName;
import java.util.List;

/** How far a run came. */
public final class RunView {

  private RunView() {}

  public static Answer of(MigrationName name, RunResult result) {
    boolean reached = result.waitingFor() == null;
    return Answer.done(
            () ->
                new Document()
                    .put("name", name)
                    .put("state", result.state())
                    .put("reached", reached)
                    .put("waitingFor", result.waitingFor()),
            style ->
                List.of(
                    style.heading(name + "  " + result.state())
                        + (reached ? "" : ", waiting for " + result.waitingFor())))
        .withVerdict(reached);
  }
}
