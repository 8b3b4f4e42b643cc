/** Tests of dev.bellows.testkit.twin. */
@NullMarked
package dev.bellows.testkit.twin;

import org.jspecify.annotations.NullMarked;
