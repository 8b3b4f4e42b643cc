@NullMarked
package dev.bellows.postgresql.sweep;

import org.jspecify.annotations.NullMarked;
