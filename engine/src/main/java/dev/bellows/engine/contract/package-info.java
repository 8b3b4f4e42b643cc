/** CONTRACT: on evidence only, checked again at execution: constraints, quarantine, soak, drop. */
@NullMarked
package dev.bellows.engine.contract;

import org.jspecify.annotations.NullMarked;
