package dev.bellows.examples.shop.application;

import dev.bellows.model.Side;
import java.util.Objects;

/** A name that was read, and from which side. */
record Seen(Side side, Name name) {

  /** Whether this is what a reader of this side must see after {@code written} was written. */
  boolean shows(Name written) {
    return side == Side.NEW ? name.equals(written) : Objects.equals(name.full(), written.full());
  }
}
