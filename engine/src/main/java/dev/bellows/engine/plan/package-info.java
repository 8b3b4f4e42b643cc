/**
 * Planning: a pure function from a migration and a schema snapshot to a list of steps. Steps are
 * data; running, printing, undoing and journaling read the same list.
 */
@NullMarked
package dev.bellows.engine.plan;

import org.jspecify.annotations.NullMarked;
