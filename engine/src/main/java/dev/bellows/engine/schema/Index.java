package dev.bellows.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index as the catalog has it.
 *
 * @param tail its definition from the access method on, such as {@code btree (lower(name)) WHERE
 *     live}, so that it can be made again under another name or on another table
 * @param columns every column it reads, in keys, expressions, predicate and INCLUDE
 * @param constraint the constraint it belongs to, or null
 */
public record Index(
    String name,
    String tail,
    boolean unique,
    boolean valid,
    List<String> columns,
    @Nullable String constraint) {}
