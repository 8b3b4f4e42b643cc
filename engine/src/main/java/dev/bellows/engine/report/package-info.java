/** What a person asks about: status, history, debt, and the report of a migration. */
@NullMarked
package dev.bellows.engine.report;

import org.jspecify.annotations.NullMarked;
