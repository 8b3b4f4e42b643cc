package dev.bellows.conformance;

import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A version of an application: how it writes and reads what a row means.
 *
 * @param insert the statement that inserts a row; its first parameter is the id
 * @param update the statement that updates a row; its last parameter is the id
 * @param reads the columns it reads, as a select list
 * @param seen what these columns mean, as an expression of type text
 * @param values the parameters of both statements beside the id, for the meaning of a number
 */
record Version(
    String insert,
    String update,
    String reads,
    String seen,
    LongFunction<List<@Nullable Object>> values) {}
