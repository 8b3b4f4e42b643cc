package dev.bellows.postgresql.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellows.engine.failure.BellowsException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a call fails with. */
final class Failures {

  private Failures() {}

  /** The failure, of that code and exit code. */
  static BellowsException failure(String code, int exitCode, ThrowingCallable call) {
    BellowsException failure = catchThrowableOfType(BellowsException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
    assertThat(failure.category().exitCode()).isEqualTo(exitCode);
    return failure;
  }
}
