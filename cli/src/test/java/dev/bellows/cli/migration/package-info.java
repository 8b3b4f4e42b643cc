/** What names and files mean. */
@NullMarked
package dev.bellows.cli.migration;

import org.jspecify.annotations.NullMarked;
