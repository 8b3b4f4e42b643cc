@NullMarked
package dev.bellows.client;

import org.jspecify.annotations.NullMarked;
