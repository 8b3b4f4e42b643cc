package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.StatusView;
import dev.bellows.engine.switching.Switch.Accept;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "switch", header = "Move readers to the new side, or back to the old.")
final class SwitchCommand extends AboutMigration {

  @Option(
      names = "--reads",
      required = true,
      paramLabel = "new|old",
      description = "The side that readers shall read.")
  private Side reads = Side.OLD;

  @Option(
      names = "--percent",
      paramLabel = "N",
      description = "How many of the reads go to the new side, from 1 to 100 (default: 100).")
  private int percent = 100;

  @Option(
      names = "--accept-one-way",
      description = "Accept that there is no way back for the data.")
  private boolean acceptOneWay;

  @Option(
      names = "--accept-data-loss",
      description = "Accept that values written since a one-way switch are lost for old readers.")
  private boolean acceptDataLoss;

  SwitchCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    return reads == Side.NEW ? toNew() : toOld();
  }

  private Answer toNew() {
    MigrationName name = unchanged(dev.bellows.engine.lifecycle.Command.SWITCH_NEW);
    bellows().switchToNew(name, percent, acceptOneWay ? Accept.ONE_WAY : Accept.NOTHING);
    return standing(name);
  }

  /** The way back asks for no file. */
  private Answer toOld() {
    if (findsNothing(dev.bellows.engine.lifecycle.Command.SWITCH_OLD)) {
      return StatusView.ofDeclared(reference().name());
    }
    MigrationName name = journalled();
    bellows().switchToOld(name, acceptDataLoss ? Accept.DATA_LOSS : Accept.NOTHING);
    return standing(name);
  }
}
