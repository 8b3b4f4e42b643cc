@NullMarked
package dev.bellows.postgresql.control;

import org.jspecify.annotations.NullMarked;
