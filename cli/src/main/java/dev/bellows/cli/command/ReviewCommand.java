package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.engine.contract.Review.Decision;
import dev.bellows.model.MigrationName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "review",
    header = "Approve or reject the contract.",
    description = "Counts only if given after SWITCHED.")
final class ReviewCommand extends AboutMigration {

  /** One of the two. */
  static final class Choice {
    @Option(names = "--approve", description = "The old side may go.")
    private boolean approve;

    @Option(names = "--reject", description = "The old side must stay.")
    private boolean reject;

    Decision decision() {
      return approve && !reject ? Decision.APPROVE : Decision.REJECT;
    }
  }

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Choice choice = new Choice();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  private @Nullable String reason;

  ReviewCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    MigrationName name = unchanged(dev.bellows.engine.lifecycle.Command.REVIEW);
    bellows().review(name, choice.decision(), reason);
    return standing(name);
  }
}
