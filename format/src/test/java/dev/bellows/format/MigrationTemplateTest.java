package dev.bellows.format;

import static dev.bellows.format.Reading.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.model.Migration;
import dev.bellows.model.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationTemplateTest {

  static List<String> operations() {
    return MigrationTemplate.operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void readsAsItStands(String operation) {
    assertThat(yaml(MigrationTemplate.of(operation)).operations())
        .singleElement()
        .extracting(Operation::key)
        .isEqualTo(operation);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void namesTheDefaultsInItsCommentedSettings(String operation) {
    String template = MigrationTemplate.of(operation);
    int settings = template.indexOf("# sync: ");
    String head = template.substring(0, settings);
    String uncommented = template.substring(settings).replaceAll("(?m)^# ", "");

    Migration migration = yaml(head + uncommented);

    assertThat(migration)
        .usingRecursiveComparison()
        .ignoringFields("switchMode", "backfill.rowsPerSecond")
        .isEqualTo(yaml(head));
  }

  @Test
  void coversEveryOperationOfTheModel() {
    assertThat(MigrationTemplate.operations())
        .hasSize(Operation.class.getPermittedSubclasses().length)
        .contains("add_column", "drop_index");
  }

  @Test
  void namesTheNearestOperationOfAnUnknownOne() {
    assertThatThrownBy(() -> MigrationTemplate.of("split_colum"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "there is no template for 'split_colum'; did you mean 'split_column'? Known: ");
  }
}
