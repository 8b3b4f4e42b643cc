/**
 * The shop's application in two versions, before and after the code change that goes with the
 * migration, and the steady load on them. It checks all the time that what it reads is what was
 * last written.
 */
@NullMarked
package dev.bellows.examples.shop.application;

import org.jspecify.annotations.NullMarked;
