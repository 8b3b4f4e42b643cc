package dev.bellows.engine.journal;

import dev.bellows.model.EvidenceKind;
import dev.bellows.model.MigrationName;
import dev.bellows.model.State;
import dev.bellows.model.SwitchMode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the journal holds of a migration.
 *
 * @param source the migration as canonical text
 * @param declaration the part of it that the plan's hash covers
 * @param generation counts the expands
 * @param horizon the moment at which the last sweep ended, as the server tells it
 * @param pausedBy who paused it, or null when it is not
 */
public record MigrationRecord(
    MigrationName name,
    State state,
    String source,
    String declaration,
    String planHash,
    SwitchMode switchMode,
    boolean lossy,
    boolean oneWay,
    Set<EvidenceKind> evidence,
    String author,
    int generation,
    @Nullable String pausedBy,
    @Nullable String pausedReason,
    @Nullable String horizon,
    Times times) {

  /**
   * When things happened; null where they did not.
   *
   * @param acceptedUntil until when the debt is accepted
   */
  public record Times(
      Instant createdAt,
      @Nullable Instant expandedAt,
      @Nullable Instant switchedAt,
      @Nullable Instant quarantinedAt,
      @Nullable Instant acceptedUntil,
      Instant now) {}

  /** Whether it may not go on. */
  public boolean paused() {
    return pausedBy != null;
  }
}
