/** The testkit's own tests: each guard is shown to fail when what it guards against is there. */
@NullMarked
package dev.bellows.testkit;

import org.jspecify.annotations.NullMarked;
