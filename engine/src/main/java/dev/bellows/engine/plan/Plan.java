package dev.bellows.engine.plan;

import dev.bellows.engine.schema.Server;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.MigrationName;
import dev.bellows.model.SwitchMode;
import dev.bellows.model.TableName;
import java.util.List;
import java.util.Set;

/**
 * Everything a migration will do, as data.
 *
 * @param declaration the part of the file that the hash covers, as canonical text
 * @param hash over the declaration and the SQL of the steps
 * @param claims the tables that no other migration may touch meanwhile
 * @param evidence the kinds of evidence that apply; the others are NOT_APPLICABLE
 * @param lossy whether expand needs {@code --accept-lossy}
 * @param oneWay whether the switch needs {@code --accept-one-way}
 */
public record Plan(
    MigrationName name,
    String declaration,
    String hash,
    Server server,
    SwitchMode switchMode,
    List<TableName> claims,
    Set<EvidenceKind> evidence,
    boolean lossy,
    boolean oneWay,
    List<Warning> warnings,
    List<Step> steps) {

  /**
   * Something a person has to know before the start.
   *
   * @param code stable, such as {@code plan.user-triggers}
   */
  public record Warning(String code, String message) {}

  /** The steps of a stage, in order. */
  public List<Step> steps(Stage stage) {
    return steps.stream().filter(step -> step.stage() == stage).toList();
  }
}
