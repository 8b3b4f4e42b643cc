package dev.bellows.engine.evidence;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.MigrationName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The contract gate: open when every piece of evidence lets it be. Pure. */
public final class Gate {

  private Gate() {}

  /** The pieces that keep the gate closed. */
  public static List<Evidence> closing(List<Evidence> evidence) {
    return evidence.stream().filter(piece -> !piece.verdict().opensGate()).toList();
  }

  /**
   * Goes on only through an open gate.
   *
   * @param overridden kinds that a person takes on himself
   * @throws BellowsException {@code gate.closed} (exit 3), with every piece that keeps it closed
   */
  public static void require(
      MigrationName migration, List<Evidence> evidence, Set<EvidenceKind> overridden) {
    List<Evidence> closing =
        closing(evidence).stream().filter(piece -> !overridden.contains(piece.kind())).toList();
    if (!closing.isEmpty()) {
      throw BellowsException.refused(
              "gate.closed",
              "the contract of migration '%s' is not open:%n  %s%nNothing was dropped; see: bellows evidence %s"
                  .formatted(
                      migration,
                      closing.stream()
                          .map(Gate::line)
                          .collect(Collectors.joining("%n  ".formatted())),
                      migration))
          .with("migration", migration);
    }
  }

  private static String line(Evidence piece) {
    return "%s: %s, measured %s, required %s%s"
        .formatted(
            piece.kind(),
            piece.verdict(),
            piece.measured(),
            piece.required(),
            piece.reason().isEmpty() ? "" : "; " + piece.reason());
  }
}
