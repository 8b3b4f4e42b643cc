package dev.bellows.examples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.format.MigrationFile;
import dev.bellows.model.Migration;
import dev.bellows.model.Operation.SplitColumn;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.DatabaseTemplate;
import dev.bellows.testkit.ServerTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@ServerTest(template = ExampleMigrationTest.Shop.class)
class ExampleMigrationTest {
  private final Migration migration =
      MigrationFile.read(Path.of("shop/migrations/split-customer-name.yaml"));
  private final SplitColumn split = (SplitColumn) migration.operations().get(0);

  @Test
  void isAboutTheMigrationThatTheDemoNames() {
    assertThat(migration.name().value()).isEqualTo(Stage.MIGRATION);
  }

  @Test
  void losesNoNameOnTheWayThereAndBack(Database database) throws SQLException {
    String first = requireNonNull(split.into().get(0).up());
    String last = requireNonNull(split.into().get(1).up());

    assertThat(
            database.number(
                """
                SELECT count(*) FROM (SELECT full_name, %s AS first_name, %s AS last_name FROM customers) AS customers
                WHERE full_name IS DISTINCT FROM (%s)
                """
                    .formatted(first, last, requireNonNull(split.down()))))
        .isZero();
  }

  @Test
  void theShopHasTheNamesThatRealTablesHave(Database database) throws SQLException {
    assertThat(database.number("SELECT count(*) FROM customers")).isEqualTo(300_000);
    for (String kind :
        new String[] {
          "full_name IS NULL",
          "full_name = ''",
          "full_name LIKE ' %'",
          "full_name <> '' AND full_name NOT LIKE '% %'",
          "full_name LIKE '_% _% _%'"
        }) {
      assertThat(database.number("SELECT count(*) FROM customers WHERE " + kind))
          .as(kind)
          .isGreaterThan(1_000);
    }
  }

  /** The shop as the demonstration loads it. */
  static final class Shop implements DatabaseTemplate {
    @Override
    public void prepare(Database database) throws SQLException {
      database.execute(read("schema.sql"), read("data.sql"));
    }

    private static String read(String file) {
      try {
        return Files.readString(Path.of("shop", file), UTF_8);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
