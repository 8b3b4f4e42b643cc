/** The PostgreSQL roles: the dialect hands them out. Versions 14 to 18. */
@NullMarked
package dev.bellows.postgresql;

import org.jspecify.annotations.NullMarked;
