/** What {@code FILE|NAME} on the command line means, and the text form of migrations. */
@NullMarked
package dev.bellows.cli.migration;

import org.jspecify.annotations.NullMarked;
