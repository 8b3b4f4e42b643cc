/** Where the database is and who we are there: flags before environment before file. */
@NullMarked
package dev.bellows.cli.connection;

import org.jspecify.annotations.NullMarked;
