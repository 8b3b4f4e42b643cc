package dev.bellows.engine.plan;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.model.Migration;
import dev.bellows.model.Operation;
import dev.bellows.model.Operation.ChangeType;
import dev.bellows.model.Operation.DropColumn;
import dev.bellows.model.Operation.MergeColumns;
import dev.bellows.model.Operation.RenameColumn;
import dev.bellows.model.Operation.SplitColumn;
import dev.bellows.model.SwitchMode;

/** How a migration's readers move; all its operations move alike. */
final class SwitchModes {

  private SwitchModes() {}

  static SwitchMode of(Migration migration) {
    boolean swap = migration.operations().stream().anyMatch(SwitchModes::swaps);
    boolean flag = migration.operations().stream().anyMatch(SwitchModes::needsFlag);
    SwitchMode declared = migration.switchMode();
    if (swap && (flag || declared == SwitchMode.APPLICATION)) {
      throw BellowsException.userError(
          "switch.mixed",
          "a change_type without 'as' swaps names, while other operations of the file, or its 'switch', move readers by flag; give 'as' or split the file. Nothing was changed");
    }
    if (flag && declared == SwitchMode.SWAP) {
      throw BellowsException.userError(
          "switch.mixed",
          "only change_type without 'as' can swap names; the other operations of the file move readers by flag. Nothing was changed");
    }
    return swap ? SwitchMode.SWAP : SwitchMode.APPLICATION;
  }

  private static boolean swaps(Operation operation) {
    return operation instanceof ChangeType change && change.as() == null;
  }

  private static boolean needsFlag(Operation operation) {
    return operation instanceof RenameColumn
        || operation instanceof SplitColumn
        || operation instanceof MergeColumns
        || operation instanceof DropColumn
        || (operation instanceof ChangeType change && change.as() != null);
  }
}
