package dev.bellows.postgresql.catalog;

import dev.bellows.engine.spi.Change.Inherit;
import dev.bellows.postgresql.sql.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Extended statistics that read the column, tried on the copy. Those of the table go with the old
 * column, so that they are made anew when it is gone; the next ANALYZE fills them.
 */
final class StatisticsCarry {

  /** Takes the table and the column. */
  private static final String STANDING =
      """
      SELECT DISTINCT s.oid, format('%I.%I', n.nspname, s.stxname),
        coalesce((
          SELECT ' (' || string_agg(CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END, ', ' ORDER BY k) || ')'
          FROM unnest(s.stxkind::text[]) AS k WHERE k <> 'e'), ''),
        pg_get_statisticsobjdef_columns(s.oid),
        CASE WHEN s.stxowner <> t.relowner THEN quote_ident(pg_get_userbyid(s.stxowner)) END,
        obj_description(s.oid, 'pg_statistic_ext'),
        s.stxstattarget,
        ARRAY(
          SELECT r.attname::text
          FROM pg_depend o JOIN pg_attribute r ON r.attrelid = o.refobjid AND r.attnum = o.refobjsubid
          WHERE o.classid = 'pg_statistic_ext'::regclass AND o.objid = s.oid
            AND o.refclassid = 'pg_class'::regclass AND o.refobjid = t.oid)
      FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace JOIN pg_class t ON t.oid = s.stxrelid
        JOIN pg_attribute a ON a.attrelid = t.oid
        JOIN pg_depend d ON d.classid = 'pg_statistic_ext'::regclass AND d.objid = s.oid
          AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid = a.attnum
      WHERE s.stxrelid = ?::regclass AND a.attname = ?
      ORDER BY 2
      """;

  private static final String COLUMNS =
      "SELECT pg_get_statisticsobjdef_columns(s.oid) FROM pg_statistic_ext s WHERE s.stxrelid = ? AND s.stxname = ?";

  /**
   * @param name as SQL
   * @param kinds in brackets, or empty
   * @param more statements for what it has beside its definition
   */
  private record Standing(
      String name, String kinds, String columns, List<String> reads, List<String> more) {

    static Standing read(ResultSet row, TableCopy copy) throws SQLException {
      String name = row.getString(2);
      List<String> reads = Query.texts(row, 8);
      List<String> more = new ArrayList<>();
      String owner = row.getString(5);
      if (owner != null) {
        more.add("ALTER STATISTICS %s OWNER TO %s".formatted(name, owner));
      }
      String comment = row.getString(6);
      if (comment != null) {
        more.add("COMMENT ON STATISTICS %s IS %s".formatted(name, Names.literal(comment)));
      }
      Object target = row.getObject(7);
      if (copy.keepsTypes(reads) && target != null && row.getInt(7) >= 0) {
        more.add("ALTER STATISTICS %s SET STATISTICS %s".formatted(name, target));
      }
      return new Standing(name, row.getString(3), row.getString(4), reads, more);
    }

    String create(String as, String over, String table) {
      return "CREATE STATISTICS %s%s ON %s FROM %s".formatted(as, kinds, over, table);
    }
  }

  private final TableCopy copy;
  private final Map<String, Standing> standing = new LinkedHashMap<>();
  private final List<String> leaving = new ArrayList<>();

  private StatisticsCarry(TableCopy copy) {
    this.copy = copy;
  }

  /** Adds them to the copy, before its column changes. A change of type sets their target back. */
  static StatisticsCarry over(TableCopy copy, CarriedReaders readers, CarryRefusals refusals)
      throws SQLException {
    StatisticsCarry carry = new StatisticsCarry(copy);
    Scratch scratch = copy.scratch();
    for (Standing it :
        Query.list(
            scratch.connection(),
            STANDING,
            row -> Standing.read(row, copy),
            Names.table(copy.original()),
            copy.change().column())) {
      if (readers.leaves(it.reads())) {
        carry.leaving.add("statistics " + it.name());
      }
      if (!readers.follows(it.reads())) {
        continue;
      }
      String name = copy.fresh("statistics");
      String as = scratch.schema() + "." + Names.quote(name);
      copy.execute(
          it.create(as, it.columns(), scratch.name("copy")), "statistics " + it.name(), refusals);
      carry.standing.put(name, it);
    }
    return carry;
  }

  /** What goes with another column, in words. */
  List<String> leaving() {
    return leaving;
  }

  /** After the change. */
  List<Inherit> carried() throws SQLException {
    List<Inherit> carried = new ArrayList<>();
    for (Map.Entry<String, Standing> entry : standing.entrySet()) {
      Standing it = entry.getValue();
      String columns =
          Query.one(
              copy.scratch().connection(),
              COLUMNS,
              row -> row.getString(1),
              copy.oid(),
              entry.getKey());
      List<String> statements = new ArrayList<>();
      statements.add(it.create(it.name(), columns, Names.table(copy.original())));
      statements.addAll(it.more());
      carried.add(new Inherit(copy.original(), "statistics " + it.name(), statements));
    }
    return carried;
  }
}
