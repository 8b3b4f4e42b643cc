/**
 * The product tried from outside, as a person with a shell and a server tries it: commands, their
 * exit codes and answers, and what they leave in the database.
 */
@NullMarked
package dev.bellows.conformance.outside;

import org.jspecify.annotations.NullMarked;
