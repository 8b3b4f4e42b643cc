@NullMarked
package dev.bellows.examples.shop;

import org.jspecify.annotations.NullMarked;
