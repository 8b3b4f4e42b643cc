package dev.bellows.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SelectedVersionsTest {

  @Test
  void versionsAreSeparatedByCommas() {
    assertThat(SelectedVersions.parse("14, 18")).containsExactly(14, 18);
  }

  @Test
  void anythingElseIsRefusedWithAnExample() {
    assertThatThrownBy(() -> SelectedVersions.parse("all"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'all'")
        .hasMessageContaining("14,18");
  }
}
