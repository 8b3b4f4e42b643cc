package dev.bellows.engine.spi;

import dev.bellows.model.TableName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep or a reconciliation does with the rows of one table, compiled for one naming of the
 * columns. All SQL is in terms of the table's own columns, without alias.
 *
 * @param key the columns that name a row in samples, by physical name; empty where there is no key
 * @param fill column to the SQL of its value, already coerced to the column's type: what the sweep
 *     writes and what a repair with authority OLD writes
 * @param consistent a predicate that is true for a consistent row; never NULL; may raise where a
 *     row's transform fails
 * @param restore column to the SQL of its value, coerced: what a repair with authority NEW writes;
 *     empty where there is no way back
 * @param probe an SQL expression over the row that gives NULL where {@code fill} and {@code
 *     consistent} succeed, else the error's text; never raises; null where nothing can fail
 */
public record RowProgram(
    TableName table,
    List<String> key,
    Map<String, String> fill,
    String consistent,
    Map<String, String> restore,
    @Nullable String probe) {}
