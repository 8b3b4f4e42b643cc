/**
 * What applications embed: which side a request reads and writes, and the count of what it used.
 * Depends on the model, JDBC and slf4j only; it talks to Bellows through the views {@code
 * client_v1_…} of the control schema.
 */
@NullMarked
package dev.bellows.client;

import org.jspecify.annotations.NullMarked;
