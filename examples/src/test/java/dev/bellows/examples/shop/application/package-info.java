@NullMarked
package dev.bellows.examples.shop.application;

import org.jspecify.annotations.NullMarked;
