package dev.bellows.conformance;

import dev.bellows.engine.failure.BellowsException;
import java.util.function.Predicate;

/** Failures of commands, told apart by their code. */
final class Refusals {

  private Refusals() {}

  static Predicate<Throwable> withCode(String code) {
    return failure -> failure instanceof BellowsException it && it.code().equals(code);
  }
}
