/** Where settings come from, and what URLs mean. */
@NullMarked
package dev.bellows.cli.connection;

import org.jspecify.annotations.NullMarked;
