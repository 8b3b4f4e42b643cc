package dev.bellows.examples.shop.application;

/** A reader saw another name than the one last written. */
final class WrongName extends RuntimeException {
  private static final long serialVersionUID = 1;

  WrongName(String message) {
    super(message);
  }
}
