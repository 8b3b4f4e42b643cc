package dev.bellows.engine.plan.operation;

import dev.bellows.engine.plan.Plan.Warning;
import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step.Inspect;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.TableName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One operation's share of a plan: what it does in each stage. Filled by one class, then read. */
public final class OperationPlan {

  private final TableName table;
  private final List<Change> expand = new ArrayList<>();
  private final List<Change> build = new ArrayList<>();
  private @Nullable SyncRule rule;
  private final List<Change> index = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private final Map<String, String> swap = new LinkedHashMap<>();
  private final List<Change> swapAlso = new ArrayList<>();
  private final List<Change> constrain = new ArrayList<>();
  private final Map<String, String> quarantine = new LinkedHashMap<>();
  private final List<Change> dropFirst = new ArrayList<>();
  private final List<Change> drop = new ArrayList<>();
  private final List<Change> dropAlone = new ArrayList<>();
  private final List<OldThing> old = new ArrayList<>();
  private final List<TableName> claims = new ArrayList<>();
  private final Set<EvidenceKind> evidence = EnumSet.noneOf(EvidenceKind.class);
  private final List<Warning> warnings = new ArrayList<>();

  OperationPlan(TableName table) {
    this.table = table;
    claims.add(table);
  }

  /**
   * Rows that a coming constraint would refuse.
   *
   * @param what in words
   * @param from the rest of {@code SELECT … FROM}: the rows, as SQL
   * @param fromSwitched the same once the names have changed places
   * @param sampleColumns what names such a row, as SQL
   */
  public record Violation(String what, String from, String fromSwitched, String sampleColumns) {

    /** Rows that are the same before and after. */
    static Violation of(String what, String from, String sampleColumns) {
      return new Violation(what, from, from, sampleColumns);
    }
  }

  /**
   * A column or an index that will be dropped.
   *
   * @param hidden its name once readers can no longer find it by the old one
   * @param hiddenFrom the stage from which on that is so
   */
  public record OldThing(Inspect.Target target, String name, String hidden, Stage hiddenFrom) {}

  public TableName table() {
    return table;
  }

  /** In the one transaction of the expand, before the sync. */
  public List<Change> expand() {
    return expand;
  }

  /** Each alone, in the expand: what needs no new column. */
  public List<Change> build() {
    return build;
  }

  public @Nullable SyncRule rule() {
    return rule;
  }

  void rule(SyncRule declared) {
    rule = declared;
  }

  /** Each alone, after the sweep. */
  public List<Change> index() {
    return index;
  }

  public List<Violation> violations() {
    return violations;
  }

  /** Renamings of the swap, in order. */
  public Map<String, String> swap() {
    return swap;
  }

  /** What else changes in the swap's transaction. */
  public List<Change> swapAlso() {
    return swapAlso;
  }

  /** Each alone, before the quarantine. */
  public List<Change> constrain() {
    return constrain;
  }

  /** Renamings of the quarantine. */
  public Map<String, String> quarantine() {
    return quarantine;
  }

  /** In the one transaction of the drop, before any column goes. */
  public List<Change> dropFirst() {
    return dropFirst;
  }

  /** In the one transaction of the drop, after the sync is removed. */
  public List<Change> drop() {
    return drop;
  }

  /** Each alone, in the drop. */
  public List<Change> dropAlone() {
    return dropAlone;
  }

  public List<OldThing> old() {
    return old;
  }

  public List<TableName> claims() {
    return claims;
  }

  public Set<EvidenceKind> evidence() {
    return evidence;
  }

  public List<Warning> warnings() {
    return warnings;
  }
}
