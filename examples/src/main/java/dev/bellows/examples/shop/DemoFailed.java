package dev.bellows.examples.shop;

/** Something did not go as the demonstration promises. */
final class DemoFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  DemoFailed(String message) {
    super(message);
  }

  DemoFailed(String message, Exception cause) {
    super(message, cause);
  }
}
