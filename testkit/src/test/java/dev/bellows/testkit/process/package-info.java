/** Tests of dev.bellows.testkit.process. */
@NullMarked
package dev.bellows.testkit.process;

import org.jspecify.annotations.NullMarked;
