package dev.bellows.cli.view;

import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.rollback.Rollback;
import dev.bellows.engine.rollback.Rollback.Planned;
import java.util.ArrayList;
import java.util.List;

/** What a rollback from the last moment before the drop takes back, in its order. */
final class UndoSteps {

  private static final List<Stage> LAST_FIRST =
      List.of(Stage.QUARANTINE, Stage.CONSTRAIN, Stage.SWITCH, Stage.INDEX, Stage.EXPAND);

  private UndoSteps() {}

  static List<Planned> of(List<Step> steps) {
    List<Planned> planned = new ArrayList<>();
    LAST_FIRST.forEach(stage -> Rollback.undo(planned, steps, stage));
    return planned;
  }
}
