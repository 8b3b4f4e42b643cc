package dev.bellows.cli.command;

import static dev.bellows.engine.lifecycle.Command.DEBT_ACCEPT;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.DebtView;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.model.MigrationName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "accept", header = "Decide to live with both sides until a date.")
final class DebtAcceptCommand extends AboutMigration {

  @Option(
      names = "--until",
      required = true,
      paramLabel = "DATE",
      description = "The last day, such as 2027-01-31 (UTC), or a moment with its zone.")
  private String until = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  DebtAcceptCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    Instant end = end();
    findsNothing(DEBT_ACCEPT);
    MigrationName name = journalled();
    bellows().acceptDebt(name, end, reason);
    return DebtView.of(bellows().debt().stream().filter(debt -> debt.name().equals(name)).toList());
  }

  private Instant end() {
    try {
      return until.contains("T")
          ? Instant.parse(until)
          : LocalDate.parse(until).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw BellowsException.userError(
              "usage",
              "--until %s is not a date such as 2027-01-31 or 2027-01-31T12:00:00Z. Nothing was done"
                  .formatted(until))
          .causedBy(e);
    }
  }
}
