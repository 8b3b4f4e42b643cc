package dev.bellows.postgresql.catalog;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Constraint.Kind;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.Retyped;
import dev.bellows.postgresql.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What cannot be carried over to a column that takes another's place. All exit 3. */
final class CarryRefusals {

  /** Foreign keys of any table that point at the column. */
  private static final String INBOUND =
      """
      SELECT format('%I on %s', k.conname, k.conrelid::regclass)
      FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)
      WHERE k.contype = 'f' AND k.confrelid = ?::regclass AND a.attname = ?
      ORDER BY 1
      """;

  /** What nothing could give to the new column; takes the table and the column, three times. */
  private static final String PECULIAR =
      """
      SELECT format('the security label of provider %s', l.provider), 'Bellows cannot give labels'
      FROM pg_seclabel l JOIN pg_attribute a ON a.attrelid = l.objoid AND a.attnum = l.objsubid
      WHERE l.classoid = 'pg_class'::regclass AND a.attrelid = ?::regclass AND a.attname = ?
      UNION ALL
      SELECT format('the privilege %s of %s', acl.privilege_type,
          CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END),
        format('it was granted by %I, who is not the owner', pg_get_userbyid(acl.grantor))
      FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid, aclexplode(a.attacl) AS acl
      WHERE a.attrelid = ?::regclass AND a.attname = ? AND acl.grantor <> t.relowner
      UNION ALL
      SELECT 'constraint ' || k.conname, CASE WHEN k.convalidated THEN 'it is NO INHERIT' ELSE 'it is NOT VALID' END
      FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
      WHERE k.contype = 'n' AND k.conrelid = ?::regclass AND a.attname = ? AND (k.connoinherit OR NOT k.convalidated)
      """;

  private final Table table;
  private final Retyped change;

  CarryRefusals(Table table, Retyped change) {
    this.table = table;
    this.change = change;
  }

  void refuseWhatCannotFollow(Connection connection, List<Constraint> constraints)
      throws SQLException {
    if (table.column(change.column()).isEmpty()) {
      throw BellowsException.userError(
          "column.unknown",
          "Table %s has no column '%s'. Nothing was changed."
              .formatted(table.name(), change.column()));
    }
    refusePeculiar(connection);
    constraints.forEach(this::refuseFixed);
    List<String> inbound =
        Query.list(
            connection,
            INBOUND,
            row -> row.getString(1),
            Names.table(table.name()),
            change.column());
    if (!inbound.isEmpty()) {
      throw refusal("foreign key " + String.join(", ", inbound), "it points at the column");
    }
  }

  private void refusePeculiar(Connection connection) throws SQLException {
    String name = Names.table(table.name());
    String column = change.column();
    Optional<BellowsException> first =
        Query.first(
            connection,
            PECULIAR,
            row -> refusal(row.getString(1), row.getString(2)),
            name,
            column,
            name,
            column,
            name,
            column);
    if (first.isPresent()) {
      throw first.get();
    }
  }

  private void refuseFixed(Constraint constraint) {
    String name = "constraint " + constraint.name();
    if (constraint.kind() == Kind.PRIMARY_KEY) {
      throw refusal(name, "it is the primary key");
    }
    if (constraint.kind() == Kind.EXCLUDE) {
      throw refusal(name, "an exclusion constraint cannot be built without blocking writers");
    }
    if (constraint.kind() == Kind.UNIQUE && constraint.definition().contains(" DEFERRABLE")) {
      throw refusal(name, "it is deferrable, which a constraint made of an index cannot become");
    }
    if (constraint.definition().endsWith(" NOT ENFORCED")) {
      throw refusal(name, "it is not enforced");
    }
  }

  BellowsException because(String what, SQLException error) throws SQLException {
    String state = String.valueOf(error.getSQLState());
    if (state.startsWith("08") || state.startsWith("57") || state.equals("55P03")) {
      throw error;
    }
    return refusal(what, ServerWords.of(error)).causedBy(error);
  }

  BellowsException becauseOfDefault(SQLException error) throws SQLException {
    String standing = table.column(change.column()).map(Column::defaultSql).orElse("");
    return because("the default " + standing, error);
  }

  BellowsException refusal(String what, String why) {
    return BellowsException.refused(
            "carry.unsupported",
            "Column '%s' of %s cannot be replaced by '%s' of type %s, because %s cannot be carried over: %s. Nothing was changed; drop it first if it may go, and make it again afterwards."
                .formatted(
                    change.column(), table.name(), change.newColumn(), change.newType(), what, why))
        .with("table", table.name())
        .with("column", change.column());
  }
}
