package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Figures;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.engine.report.Status;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import dev.bellows.model.State;
import dev.bellows.model.SwitchMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a migration stands. */
public final class StatusView {

  private final Status status;
  private final Style style;

  private StatusView(Status status, Style style) {
    this.status = status;
    this.style = style;
  }

  /** Everything, with the newest evidence. */
  public static Answer of(Status status) {
    return Answer.done(
        () -> StatusDocument.of(status),
        style -> new StatusView(status, style).linesWithEvidence());
  }

  /** Where a command has led; the evidence is older than the command, and not shown as text. */
  public static Answer after(Status status) {
    return Answer.done(
        () -> StatusDocument.of(status), style -> new StatusView(status, style).lines());
  }

  /** The status of a migration that only its file knows. */
  public static Answer ofDeclared(MigrationName name) {
    return of(declared(name));
  }

  static Status declared(MigrationName name) {
    return new Status(
        name,
        State.PLANNED,
        null,
        "",
        SwitchMode.APPLICATION,
        null,
        null,
        null,
        Side.OLD,
        0,
        Side.OLD,
        0,
        0,
        List.of(),
        null,
        "bellows expand " + name);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(style.heading(status.name() + "  " + status.state()));
    TextTable table = new TextTable("  ");
    pauseAndAttempt(table);
    table.row("readers", readers(status));
    table.row("source of truth", Words.of(status.authority()) + " side");
    work(table);
    if (status.soakEndsAt() != null) {
      table.row("soak ends", Figures.time(status.soakEndsAt()));
    }
    if (!status.planHash().isEmpty()) {
      table.row("plan", status.planHash());
    }
    table.row("next", status.next());
    lines.addAll(table.lines());
    return lines;
  }

  private List<String> linesWithEvidence() {
    List<String> lines = lines();
    if (!status.evidence().isEmpty()) {
      lines.add("");
      lines.addAll(EvidenceTable.lines(status.evidence(), style));
    }
    return lines;
  }

  private void pauseAndAttempt(TextTable table) {
    if (status.paused() != null) {
      table.row("paused", style.warning(status.paused().replaceFirst("^paused ", "")));
    }
    Status.Attempt attempt = status.attempt();
    if (attempt != null) {
      table.row(
          "at work",
          "%s by %s since %s"
              .formatted(attempt.phase(), attempt.owner(), Figures.time(attempt.since())));
    }
  }

  private void work(TextTable table) {
    if (status.backfill() != null) {
      table.row("backfill", backfill(status.backfill()));
    }
    Status.Reconciliation pass = status.reconciliation();
    if (pass != null) {
      table.row(
          "reconciliation",
          "%s checked, %s, finished %s"
              .formatted(
                  Figures.count(pass.checkedRows(), "row"),
                  Words.mismatches(pass.mismatches()),
                  Figures.time(pass.finishedAt())));
      if (!pass.samples().isEmpty()) {
        table.row("", "for example " + String.join("; ", pass.samples()));
      }
    }
    if (status.failures() > 0) {
      table.row(
          "failures",
          style.warning(Figures.count(status.failures(), "row") + " cannot be transformed"));
    }
    if (status.state().isOpen()) {
      table.row(
          "conflicts",
          status.conflicts() == 0
              ? "none"
              : style.warning(
                  Figures.count(status.conflicts(), "write")
                      + " gave both sides, which disagreed; see table conflict"));
    }
  }

  static String readers(Status status) {
    return status.reads() == Side.OLD ? "old side" : status.readsPercent() + " % new side";
  }

  static String backfill(Status.Backfill backfill) {
    String text =
        "%s of %s (%s), %s"
            .formatted(
                Figures.count(backfill.rowsDone()),
                Figures.count(backfill.rowsEstimated(), "row"),
                Figures.percent(backfill.rowsDone(), backfill.rowsEstimated()),
                Words.batches(backfill.batches()));
    Long eta = backfill.etaSeconds();
    if (backfill.rowsRemaining() > 0 && eta != null) {
      text +=
          ", %s left, %s rows/s, %s to go"
              .formatted(
                  Figures.count(backfill.rowsRemaining()),
                  Figures.count(Math.round(backfill.rowsPerSecond())),
                  Figures.duration(Duration.ofSeconds(eta)));
    }
    return text + hold(backfill.hold());
  }

  private static String hold(Status.@Nullable Hold hold) {
    return hold == null
        ? ""
        : ", on hold since %s: %s".formatted(Figures.time(hold.since()), hold.reason());
  }
}
