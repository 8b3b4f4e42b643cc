package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.postgresql.ddl.SyncStatements;
import dev.bellows.postgresql.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trigger and the functions of a sync, as statements that may be executed again. Immutable and
 * safe for use by many threads.
 */
public final class SyncObjects implements SyncStatements {

  private static final String NOT_FOR_THE_SWEEP =
      "current_setting('bellows.writer', true) IS DISTINCT FROM 'backfill'";

  private final String controlSchema;

  /**
   * @param controlSchema the schema that the functions are made in, unquoted
   */
  public SyncObjects(String controlSchema) {
    this.controlSchema = controlSchema;
  }

  /**
   * Makes functions and trigger. Locks the table SHARE ROW EXCLUSIVE: for one transaction with the
   * new columns, which have to stand before.
   */
  @Override
  public List<String> install(SyncSpec spec) {
    SyncNames names = names(spec);
    List<String> statements = new ArrayList<>(functions(spec));
    statements.add(
        "CREATE OR REPLACE TRIGGER %s BEFORE INSERT OR UPDATE ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION %s()"
            .formatted(
                Names.quote(names.trigger()),
                names.table(),
                NOT_FOR_THE_SWEEP + new Defaults(spec).when(),
                names.inControl(names.function())));
    statements.add(
        "ALTER TABLE %s ENABLE ALWAYS TRIGGER %s"
            .formatted(names.table(), Names.quote(names.trigger())));
    return statements;
  }

  /**
   * Puts other functions under the same trigger; locks no table. The probe's parameters have the
   * columns' types: after these changed places it would become a second function of that name.
   */
  @Override
  public List<String> replace(SyncSpec from, SyncSpec to) {
    List<String> statements = new ArrayList<>();
    if (probe(from).isPresent()) {
      statements.add(drop(names(from), names(from).probe()));
    }
    statements.addAll(functions(to));
    return statements;
  }

  /** Removes trigger and functions. Locks the table ACCESS EXCLUSIVE. */
  @Override
  public List<String> remove(SyncSpec spec) {
    SyncNames names = names(spec);
    return List.of(
        "DROP TRIGGER IF EXISTS %s ON %s".formatted(Names.quote(names.trigger()), names.table()),
        drop(names, names.function()),
        drop(names, names.probe()));
  }

  /** A query of one boolean: whether exactly this sync stands and its trigger always fires. */
  @Override
  public String installed(SyncSpec spec) {
    SyncNames names = names(spec);
    String functions =
        function(names).stands()
            + probe(spec).map(probe -> " AND " + probe.text().stands()).orElse("");
    return "SELECT EXISTS (%s AND t.tgenabled = 'A' AND t.tgfoid = %s) AND %s"
        .formatted(trigger(names), FunctionText.oid(names, names.function()), functions);
  }

  /** A query of one boolean: whether neither the trigger nor a function of the sync is left. */
  @Override
  public String removed(SyncSpec spec) {
    SyncNames names = names(spec);
    return "SELECT NOT EXISTS (%s) AND NOT EXISTS (SELECT %s) AND NOT EXISTS (SELECT %s)"
        .formatted(
            trigger(names),
            FunctionText.rows(names, names.function()),
            FunctionText.rows(names, names.probe()));
  }

  private List<String> functions(SyncSpec spec) {
    List<String> statements = new ArrayList<>();
    FunctionText function = function(names(spec));
    statements.add(function.create());
    statements.add(function.describe());
    probe(spec)
        .map(ProbeFunction::text)
        .ifPresent(
            probe -> {
              statements.add(probe.create());
              statements.add(probe.describe());
            });
    return statements;
  }

  private Optional<ProbeFunction> probe(SyncSpec spec) {
    return ProbeFunction.of(names(spec));
  }

  private static FunctionText function(SyncNames names) {
    return new TriggerFunction(names).text();
  }

  private SyncNames names(SyncSpec spec) {
    return new SyncNames(controlSchema, spec);
  }

  private static String trigger(SyncNames names) {
    return "SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = to_regclass(%s) AND t.tgname = %s AND NOT t.tgisinternal"
        .formatted(Names.literal(names.table()), Names.literal(names.trigger()));
  }

  private static String drop(SyncNames names, String function) {
    return "DROP FUNCTION IF EXISTS " + names.inControl(function);
  }
}
