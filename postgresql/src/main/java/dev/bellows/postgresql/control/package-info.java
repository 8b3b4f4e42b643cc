/** Makes the control tables and upgrades them, by the numbered scripts among the resources. */
@NullMarked
package dev.bellows.postgresql.control;

import org.jspecify.annotations.NullMarked;
