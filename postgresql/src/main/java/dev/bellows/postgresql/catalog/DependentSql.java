package dev.bellows.postgresql.catalog;

/** The questions to pg_depend. Each answers with kind, name as SQL, and column. */
final class DependentSql {

  /**
   * Everything that reads a column itself, but views; takes the table's oid. A foreign key that
   * points at the column is told from the table's own, which goes with the column. A sequence of
   * the column counts where something else uses it too.
   */
  static final String OBJECTS =
      """
      WITH reader AS (
        SELECT d.classid, d.objid, d.objsubid, a.attname::text AS column, a.attrelid, a.attnum
        FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = ? AND d.refobjsubid > 0)
      SELECT 'FUNCTION' AS kind, r.objid::regprocedure::text AS name, r.column
      FROM reader r WHERE r.classid = 'pg_proc'::regclass
      UNION
      SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'INDEX' END, r.objid::regclass::text, r.column
      FROM reader r JOIN pg_class c ON r.classid = 'pg_class'::regclass AND c.oid = r.objid AND r.objsubid = 0
      WHERE (c.relkind = 'i' OR c.relkind = 'S' AND EXISTS (
          SELECT FROM pg_depend u
          WHERE u.refclassid = 'pg_class'::regclass AND u.refobjid = c.oid AND u.deptype = 'n'
            AND NOT EXISTS (
              SELECT FROM pg_attrdef f
              WHERE u.classid = 'pg_attrdef'::regclass AND f.oid = u.objid AND f.adrelid = r.attrelid AND f.adnum = r.attnum)))
        AND NOT starts_with(c.relname, '~~~bellows_')
      UNION
      SELECT 'GENERATED_COLUMN', format('%I', g.attname), r.column
      FROM reader r LEFT JOIN pg_attrdef d ON r.classid = 'pg_attrdef'::regclass AND d.oid = r.objid
        JOIN pg_attribute g ON g.attrelid = r.attrelid AND g.attgenerated <> '' AND g.attnum <> r.attnum
          AND g.attnum = CASE WHEN r.classid = 'pg_class'::regclass AND r.objid = r.attrelid THEN r.objsubid ELSE d.adnum END
      UNION
      SELECT 'POLICY', format('%I on %s', p.polname, p.polrelid::regclass), r.column
      FROM reader r JOIN pg_policy p ON r.classid = 'pg_policy'::regclass AND p.oid = r.objid
      UNION
      SELECT 'PUBLICATION', format('%I', p.pubname), r.column
      FROM reader r JOIN pg_publication_rel m ON r.classid = 'pg_publication_rel'::regclass AND m.oid = r.objid
        JOIN pg_publication p ON p.oid = m.prpubid
      UNION
      SELECT 'TRIGGER', format('%I on %s', t.tgname, t.tgrelid::regclass), r.column
      FROM reader r JOIN pg_trigger t ON r.classid = 'pg_trigger'::regclass AND t.oid = r.objid
      WHERE NOT t.tgisinternal AND NOT starts_with(t.tgname, '~~~bellows_')
      UNION
      SELECT CASE WHEN k.contype = 'f' AND NOT (k.conrelid = r.attrelid AND r.attnum = ANY (k.conkey))
        THEN 'FOREIGN_KEY' ELSE 'CONSTRAINT' END,
        format('%I on %s', k.conname, k.conrelid::regclass), r.column
      FROM reader r JOIN pg_constraint k ON r.classid = 'pg_constraint'::regclass AND k.oid = r.objid
      WHERE k.contype IN ('p', 'u', 'c', 'f', 'x') AND NOT starts_with(k.conname, '~~~bellows_')
      UNION
      SELECT 'STATISTICS', format('%I.%I', n.nspname, s.stxname), r.column
      FROM reader r JOIN pg_statistic_ext s ON r.classid = 'pg_statistic_ext'::regclass AND s.oid = r.objid
        JOIN pg_namespace n ON n.oid = s.stxnamespace
      UNION
      SELECT 'RULE', format('%I on %s', w.rulename, w.ev_class::regclass), r.column
      FROM reader r JOIN pg_rewrite w ON r.classid = 'pg_rewrite'::regclass AND w.oid = r.objid
      WHERE w.rulename <> '_RETURN'
      """;

  /**
   * The views that read a column, also by the whole row, and the views on them: view, column,
   * depth. Takes the table's oid twice.
   */
  static final String VIEW_TREE =
      """
      WITH RECURSIVE tree(view, attnum, depth) AS (
        SELECT w.ev_class, a.attnum, 1
        FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid AND w.rulename = '_RETURN'
          JOIN pg_class t ON t.oid = d.refobjid
          JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            AND (a.attnum = d.refobjsubid OR w.ev_action::text ~ (' :varattno 0 :vartype ' || t.reltype || ' '))
        WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = ?
        UNION
        SELECT w.ev_class, tree.attnum, tree.depth + 1
        FROM tree JOIN pg_depend d ON d.refobjid = tree.view AND d.refclassid = 'pg_class'::regclass
          JOIN pg_rewrite w ON w.oid = d.objid AND w.rulename = '_RETURN' AND w.ev_class <> tree.view
        WHERE d.classid = 'pg_rewrite'::regclass)
      """;

  /** Takes the table's oid twice. */
  static final String VIEWS =
      VIEW_TREE
          + """
          SELECT DISTINCT CASE v.relkind WHEN 'm' THEN 'MATERIALIZED_VIEW' ELSE 'VIEW' END, v.oid::regclass::text, a.attname::text
          FROM tree JOIN pg_class v ON v.oid = tree.view AND v.relkind IN ('v', 'm')
            JOIN pg_attribute a ON a.attrelid = ? AND a.attnum = tree.attnum
          """;

  private DependentSql() {}
}
