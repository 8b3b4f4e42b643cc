/** Tests of dev.bellows.testkit.writers. */
@NullMarked
package dev.bellows.testkit.writers;

import org.jspecify.annotations.NullMarked;
