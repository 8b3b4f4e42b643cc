package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.writers.Failure;
import dev.bellows.testkit.writers.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What both versions of an application met. */
record Verdicts(Report old, Report fresh) {

  /** No request may have failed but as the allowances say, and no more often. */
  void failedOnlyAs(List<Allowance> allowances) {
    List<Failure> failures = new ArrayList<>(old.failures());
    failures.addAll(fresh.failures());
    for (Allowance allowance : allowances) {
      List<Failure> warned =
          failures.stream()
              .filter(it -> Objects.equals(it.sqlState(), allowance.sqlState()))
              .toList();
      assertThat(warned.size())
          .as("failures with %s, which the plan warned of: %s", allowance.sqlState(), this)
          .isLessThanOrEqualTo(allowance.most() * 2 * Applications.SESSIONS);
      failures.removeAll(warned);
    }
    assertThat(failures).as("%s", this).isEmpty();
    assertThat(old.served()).isPositive();
    assertThat(fresh.served()).isPositive();
  }
}
