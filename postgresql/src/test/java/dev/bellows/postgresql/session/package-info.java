@NullMarked
package dev.bellows.postgresql.session;

import org.jspecify.annotations.NullMarked;
