package dev.bellows.postgresql.catalog;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.postgresql.sql.Names;

/**
 * What decides whether Bellows can change a relation.
 *
 * @param rowsHidden whether row policies would hide rows from the current role
 */
record RelationFacts(Relation relation, Shape shape, boolean rowsHidden, Rights rights) {

  /**
   * @param kind as pg_class.relkind
   * @param persistence as pg_class.relpersistence
   */
  record Shape(
      String kind, String persistence, boolean partition, boolean typed, boolean inherited) {

    /** What it is instead of a plain table; empty for a plain table. */
    String otherwise() {
      String byKind = byKind();
      if (!byKind.isEmpty()) {
        return byKind;
      }
      if (partition) {
        return "a partition";
      }
      if (inherited) {
        return "part of an inheritance tree";
      }
      if (typed) {
        return "a table of a composite type";
      }
      return "t".equals(persistence) ? "a temporary table" : "";
    }

    private String byKind() {
      return switch (kind) {
        case "r" -> "";
        case "p" -> "a partitioned table";
        case "v" -> "a view";
        case "m" -> "a materialized view";
        case "f" -> "a foreign table";
        case "S" -> "a sequence";
        default -> "a relation of kind " + kind;
      };
    }
  }

  /**
   * @param owned whether the current role owns the table, or is a member of a role that does
   * @param schemaUsable whether the current role may use the table's schema
   * @param owner as SQL
   * @param role the current role as SQL
   */
  record Rights(boolean owned, boolean schemaUsable, String owner, String role) {}

  /**
   * The relation, which Bellows can change.
   *
   * @throws BellowsException {@code table.unsupported}, {@code table.not-owner}, {@code
   *     table.no-usage} or {@code table.row-policies}, all exit 3
   */
  Relation admit() {
    if (!shape.otherwise().isEmpty() || system()) {
      throw unsupported(system() ? "a table of the system" : shape.otherwise());
    }
    if (!rights.owned()) {
      throw notOwner();
    }
    if (!rights.schemaUsable()) {
      throw noUsage();
    }
    if (rowsHidden) {
      throw policed();
    }
    return relation;
  }

  private boolean system() {
    return relation.schema().equals("pg_catalog") || relation.schema().equals("information_schema");
  }

  private BellowsException unsupported(String what) {
    return refused(
        "table.unsupported",
        "%s is %s. Bellows changes ordinary tables only, for now; nothing was changed."
            .formatted(relation.name(), what));
  }

  private BellowsException notOwner() {
    return refused(
        "table.not-owner",
        "%s belongs to %s, and only the owner may change it; the current role %s is not a member of that role. Nothing was changed. What helps: GRANT %s TO %s;"
            .formatted(
                relation.name(), rights.owner(), rights.role(), rights.owner(), rights.role()));
  }

  private BellowsException noUsage() {
    return refused(
        "table.no-usage",
        "The current role %s may not use the schema of %s. Nothing was changed. What helps: GRANT USAGE ON SCHEMA %s TO %s;"
            .formatted(
                rights.role(), relation.name(), Names.quote(relation.schema()), rights.role()));
  }

  private BellowsException policed() {
    return refused(
        "table.row-policies",
        "Row policies of %s would hide rows from the current role %s, so that they would never be filled or compared. Nothing was changed. What helps: a role that policies do not bind (the owner without FORCE ROW LEVEL SECURITY), or ALTER ROLE %s BYPASSRLS;"
            .formatted(relation.name(), rights.role(), rights.role()));
  }

  private BellowsException refused(String code, String message) {
    return BellowsException.refused(code, message).with("table", relation.name());
  }
}
