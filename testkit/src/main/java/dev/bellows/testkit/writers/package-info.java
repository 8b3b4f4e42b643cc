/**
 * Applications at work beside a test: requests at a steady rate or at full speed through pooled
 * connections, every one counted and measured, no failure swallowed.
 */
@NullMarked
package dev.bellows.testkit.writers;

import org.jspecify.annotations.NullMarked;
