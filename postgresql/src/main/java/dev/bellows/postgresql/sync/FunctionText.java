package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.postgresql.sql.Names;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function of ours. What its session has set does not change what it computes.
 *
 * @param name unquoted, in the control schema
 * @param signature from the arguments to the volatility
 * @param comment what a person who finds it has to know
 */
record FunctionText(SyncNames names, String name, String signature, String body, String comment) {

  /** The statement that makes it, or makes it anew. */
  String create() {
    return """
        CREATE OR REPLACE FUNCTION %s%s LANGUAGE plpgsql
        SET search_path = %s SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, MDY' SET "IntervalStyle" = 'postgres'
        AS %s"""
        .formatted(
            names.inControl(name), signature, searchPath(names.spec()), Names.dollarQuoted(body));
  }

  String describe() {
    return "COMMENT ON FUNCTION %s IS %s".formatted(names.inControl(name), Names.literal(comment));
  }

  private static String searchPath(SyncSpec spec) {
    return Stream.of(String.valueOf(spec.table().schema()), "public", "pg_temp")
        .distinct()
        .map(Names::quote)
        .collect(Collectors.joining(", "));
  }

  /** A condition that is true where exactly this function is there. */
  String stands() {
    return "EXISTS (SELECT %s AND encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex') = '%s')"
        .formatted(rows(names, name), sha256(body));
  }

  /** The function of that name as {@code p}: FROM and WHERE. */
  static String rows(SyncNames names, String name) {
    return "FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = %s AND p.proname = %s"
        .formatted(Names.literal(names.controlSchema()), Names.literal(name));
  }

  /** The object id of the function of that name; NULL where there is none. */
  static String oid(SyncNames names, String name) {
    return "(SELECT p.oid " + rows(names, name) + ")";
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
