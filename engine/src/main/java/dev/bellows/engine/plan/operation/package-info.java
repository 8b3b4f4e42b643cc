/** What each operation does in each stage, one class for each operation. Pure. */
@NullMarked
package dev.bellows.engine.plan.operation;

import org.jspecify.annotations.NullMarked;
