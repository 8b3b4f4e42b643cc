package dev.bellows.postgresql.session;

/** Those who stand in our way, described for a person; in SQL, where all about them is known. */
final class Words {

  /**
   * Of {@code pg_stat_activity a}; such as {@code pid 7, user app, application 'psql', idle in
   * transaction for 31 s, last statement: …}.
   */
  static final String OF_SESSION =
      """
      concat_ws(', ', 'pid ' || a.pid, 'user ' || a.usename,
        'application ' || quote_literal(nullif(a.application_name, '')), 'from ' || host(a.client_addr),
        nullif(a.backend_type, 'client backend'),
        CASE WHEN a.state LIKE 'idle%' THEN a.state || ' for ' || trunc(extract(epoch FROM clock_timestamp() - a.state_change)) || ' s'
             WHEN a.wait_event_type = 'Lock'
             THEN 'itself waiting for a lock for ' || trunc(extract(epoch FROM clock_timestamp() - a.query_start)) || ' s'
             WHEN a.state = 'active' THEN 'active for ' || trunc(extract(epoch FROM clock_timestamp() - a.query_start)) || ' s'
             WHEN a.state IS NULL AND a.query = '<insufficient privilege>'
             THEN 'what it does is not shown to this role (it takes membership in pg_read_all_stats)'
             ELSE a.state END,
        CASE WHEN a.state IS NOT NULL
             THEN CASE a.state WHEN 'active' THEN 'statement: ' ELSE 'last statement: ' END
               || left(regexp_replace(btrim(a.query), '[[:space:]]+', ' ', 'g'), 200) END)""";

  /** Of {@code pg_prepared_xacts x}. */
  static final String OF_PREPARED =
      """
      format('prepared transaction %1$L of user %2$s, prepared %3$s s ago; COMMIT PREPARED %1$L or ROLLBACK PREPARED %1$L ends it',
        x.gid, x.owner, trunc(extract(epoch FROM clock_timestamp() - x.prepared)))""";

  private Words() {}
}
