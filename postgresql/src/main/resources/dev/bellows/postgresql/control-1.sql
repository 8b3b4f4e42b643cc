-- The control tables, version 1. ${schema} is the control schema. Statements end with a line that holds only ';;'.

CREATE TABLE ${schema}.version (
  version     integer     PRIMARY KEY,
  made_at     timestamptz NOT NULL DEFAULT now()
)
;;
CREATE TABLE ${schema}.setting (
  name        text        PRIMARY KEY,
  value       text,
  actor       text        NOT NULL,
  changed_at  timestamptz NOT NULL DEFAULT now()
)
;;
COMMENT ON TABLE ${schema}.setting IS 'Settings of this Bellows; paused_all holds the reason of the kill switch'
;;
CREATE TABLE ${schema}.migration (
  name            text        PRIMARY KEY,
  state           text        NOT NULL CHECK (state IN ('PLANNED','EXPANDED','BACKFILLED','VERIFIED','SWITCHED','QUARANTINED','CONTRACTED','ROLLED_BACK')),
  source          text        NOT NULL,
  declaration     text        NOT NULL,
  plan_hash       text        NOT NULL,
  switch_mode     text        NOT NULL,
  lossy           boolean     NOT NULL,
  one_way         boolean     NOT NULL,
  evidence_kinds  text        NOT NULL,
  server          text        NOT NULL,
  author          text        NOT NULL,
  generation      integer     NOT NULL DEFAULT 1,
  paused_by       text,
  paused_reason   text,
  horizon         text,
  accepted_until  timestamptz,
  accepted_reason text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  expanded_at     timestamptz,
  switched_at     timestamptz,
  quarantined_at  timestamptz,
  changed_at      timestamptz NOT NULL DEFAULT now()
)
;;
COMMENT ON COLUMN ${schema}.migration.generation IS 'Counts the expands; evidence, failures and conflicts of an earlier one no longer count'
;;
CREATE TABLE ${schema}.claim (
  table_schema text NOT NULL,
  table_name   text NOT NULL,
  migration    text NOT NULL REFERENCES ${schema}.migration,
  PRIMARY KEY (table_schema, table_name)
)
;;
CREATE TABLE ${schema}.step (
  migration    text    NOT NULL REFERENCES ${schema}.migration,
  position     integer NOT NULL,
  id           text    NOT NULL,
  kind         text    NOT NULL,
  stage        text    NOT NULL,
  table_schema text    NOT NULL,
  table_name   text    NOT NULL,
  summary      text    NOT NULL,
  lock_mode    text    NOT NULL,
  blocks       text    NOT NULL,
  rewrites     boolean NOT NULL,
  done_at      timestamptz,
  PRIMARY KEY (migration, id)
)
;;
CREATE TABLE ${schema}.step_text (
  migration text    NOT NULL,
  step      text    NOT NULL,
  part      text    NOT NULL,
  position  integer NOT NULL,
  name      text    NOT NULL,
  text      text    NOT NULL,
  PRIMARY KEY (migration, step, part, position),
  FOREIGN KEY (migration, step) REFERENCES ${schema}.step ON DELETE CASCADE
)
;;
CREATE TABLE ${schema}.attempt (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  migration  text        NOT NULL REFERENCES ${schema}.migration,
  phase      text        NOT NULL,
  owner      text        NOT NULL,
  actor      text        NOT NULL,
  token      bigint      NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at   timestamptz,
  outcome    text,
  message    text,
  retries    bigint      NOT NULL DEFAULT 0,
  longest_wait_ms bigint NOT NULL DEFAULT 0
)
;;
COMMENT ON COLUMN ${schema}.attempt.longest_wait_ms IS 'From the first try of a step that a lock of others ended to the try that got the lock'
;;
CREATE TABLE ${schema}.lease (
  migration text   PRIMARY KEY REFERENCES ${schema}.migration,
  token     bigint NOT NULL,
  attempt   bigint REFERENCES ${schema}.attempt
)
;;
COMMENT ON TABLE ${schema}.lease IS 'Who may work on a migration: the attempt, fenced by its token; attempt is null when nobody does'
;;
CREATE TABLE ${schema}.heartbeat (
  attempt bigint      PRIMARY KEY REFERENCES ${schema}.attempt,
  beat_at timestamptz NOT NULL
)
;;
CREATE TABLE ${schema}.backend (
  attempt         bigint NOT NULL REFERENCES ${schema}.attempt,
  backend_id      bigint NOT NULL,
  backend_started text   NOT NULL,
  PRIMARY KEY (attempt, backend_id, backend_started)
)
;;
CREATE TABLE ${schema}.sweep (
  migration      text        NOT NULL,
  step           text        NOT NULL,
  generation     integer     NOT NULL,
  purpose        text        NOT NULL CHECK (purpose IN ('FILL','RECONCILE')),
  pass           integer     NOT NULL,
  extent         text        NOT NULL,
  position       text        NOT NULL,
  progress       double precision NOT NULL,
  rows_estimated bigint      NOT NULL,
  looked         bigint      NOT NULL,
  changed        bigint      NOT NULL,
  batches        bigint      NOT NULL,
  retries        bigint      NOT NULL,
  poisoned       bigint      NOT NULL,
  mismatches     bigint      NOT NULL,
  held           bigint      NOT NULL,
  batch_rows     integer     NOT NULL,
  rows_per_second double precision NOT NULL,
  hold_reason    text,
  hold_since     timestamptz,
  started_at     timestamptz NOT NULL DEFAULT now(),
  changed_at     timestamptz NOT NULL DEFAULT now(),
  finished_at    timestamptz,
  PRIMARY KEY (migration, step, generation, purpose, pass)
)
;;
COMMENT ON TABLE ${schema}.sweep IS 'One walk over a table, a row each; position is the checkpoint, committed with the batch'
;;
CREATE TABLE ${schema}.failure (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  migration  text        NOT NULL,
  table_name text        NOT NULL,
  row_key    text        NOT NULL,
  error      text        NOT NULL,
  found_by   text        NOT NULL,
  at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  resolved_at timestamptz
)
;;
CREATE INDEX failure_open ON ${schema}.failure (migration) WHERE resolved_at IS NULL
;;
CREATE TABLE ${schema}.conflict (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  migration  text        NOT NULL,
  table_name text        NOT NULL,
  row_key    text        NOT NULL,
  detail     text        NOT NULL,
  db_user    text        NOT NULL,
  at         timestamptz NOT NULL DEFAULT clock_timestamp()
)
;;
CREATE INDEX conflict_migration ON ${schema}.conflict (migration)
;;
CREATE TABLE ${schema}.mismatch (
  migration  text        NOT NULL,
  step       text        NOT NULL,
  row_key    text        NOT NULL,
  at         timestamptz NOT NULL DEFAULT now()
)
;;
CREATE INDEX mismatch_migration ON ${schema}.mismatch (migration)
;;
CREATE TABLE ${schema}.flag (
  migration  text        PRIMARY KEY REFERENCES ${schema}.migration,
  reads      text        NOT NULL CHECK (reads IN ('OLD','NEW')),
  percent    integer     NOT NULL CHECK (percent BETWEEN 0 AND 100),
  version    bigint      NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
)
;;
COMMENT ON COLUMN ${schema}.flag.percent IS 'The share of requests that read the new side; 0 when reads is OLD'
;;
CREATE TABLE ${schema}.client (
  migration    text        NOT NULL,
  instance     text        NOT NULL,
  flag_version bigint      NOT NULL,
  seen_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (migration, instance)
)
;;
CREATE TABLE ${schema}.usage (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  migration  text        NOT NULL,
  source     text        NOT NULL,
  instance   text        NOT NULL,
  kind       text        NOT NULL CHECK (kind IN ('READ_OLD','READ_NEW','WRITE_OLD','WRITE_NEW','VIOLATION')),
  count      bigint      NOT NULL CHECK (count >= 0),
  at         timestamptz NOT NULL DEFAULT clock_timestamp()
)
;;
CREATE INDEX usage_window ON ${schema}.usage (migration, kind, at)
;;
COMMENT ON TABLE ${schema}.usage IS 'What readers and writers used: reports of clients (source client) and notes of the sync trigger (source trigger)'
;;
CREATE TABLE ${schema}.evidence (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  migration  text        NOT NULL,
  generation integer     NOT NULL,
  kind       text        NOT NULL,
  verdict    text        NOT NULL,
  measured   text        NOT NULL,
  required   text        NOT NULL,
  reason     text        NOT NULL,
  at         timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz
)
;;
CREATE INDEX evidence_migration ON ${schema}.evidence (migration, id)
;;
CREATE TABLE ${schema}.approval (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  migration  text        NOT NULL,
  plan_hash  text        NOT NULL,
  approved   boolean     NOT NULL,
  actor      text        NOT NULL,
  db_user    text        NOT NULL DEFAULT session_user,
  reason     text,
  at         timestamptz NOT NULL DEFAULT now()
)
;;
CREATE TABLE ${schema}.event (
  id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  migration text,
  kind      text        NOT NULL,
  actor     text        NOT NULL,
  db_user   text        NOT NULL DEFAULT session_user,
  phase     text,
  step      text,
  message   text        NOT NULL
)
;;
CREATE INDEX event_migration ON ${schema}.event (migration, id)
;;
COMMENT ON TABLE ${schema}.event IS 'The journal: everything that happened, append-only'
;;
CREATE FUNCTION ${schema}.note(kind text, migration text, table_name text, row_key text, detail text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $note$
BEGIN
  IF pg_trigger_depth() = 0 THEN
    RAISE EXCEPTION 'this function is for the sync trigger of Bellows only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  CASE kind
    WHEN 'FAILURE' THEN
      INSERT INTO ${schema}.failure (migration, table_name, row_key, error, found_by) VALUES ($2, $3, $4, $5, 'trigger');
    WHEN 'CONFLICT' THEN
      INSERT INTO ${schema}.conflict (migration, table_name, row_key, detail, db_user) VALUES ($2, $3, $4, $5, session_user);
    ELSE
      INSERT INTO ${schema}.usage (migration, source, instance, kind, count) VALUES ($2, 'trigger', session_user, $1, 1);
  END CASE;
END
$note$
;;
COMMENT ON FUNCTION ${schema}.note IS 'Called by sync triggers under any role; kinds FAILURE, CONFLICT, WRITE_OLD, VIOLATION'
;;
CREATE VIEW ${schema}.client_v1_flag AS
SELECT migration, reads, percent, version, changed_at FROM ${schema}.flag
;;
CREATE VIEW ${schema}.client_v1_client AS
SELECT migration, instance, flag_version, seen_at FROM ${schema}.client
;;
CREATE VIEW ${schema}.client_v1_usage AS
SELECT migration, source, instance, kind, count, at FROM ${schema}.usage
;;
COMMENT ON VIEW ${schema}.client_v1_flag IS 'What readers shall read; applications poll it. Never changed in a way that breaks a reader'
;;
GRANT USAGE ON SCHEMA ${schema} TO PUBLIC
;;
