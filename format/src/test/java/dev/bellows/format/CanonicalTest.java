package dev.bellows.format;

import static dev.bellows.format.Reading.json;
import static dev.bellows.format.Reading.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.model.Migration;
import dev.bellows.model.Operation.CreateIndex;
import dev.bellows.model.Operation.IndexElement.ByColumn;
import dev.bellows.model.Operation.IndexElement.ByExpression;
import dev.bellows.model.TableName;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanonicalTest {

  private static final String SPLIT =
      """
      description: why
      table: shop.customers
      operations:
        - split_column:
            from: full_name
            into:
              first_name: {type: text, up: "split_part(full_name, ' ', 1)"}
      backfill: {pause: 1s}
      switch: {mode: application}
      """;

  @Test
  void readsBackEveryMigrationThatItWrites() {
    long seed = Long.getLong("seed", System.nanoTime());
    RandomMigration random = new RandomMigration(new RandomValues(new Random(seed)));
    for (int i = 0; i < 1000; i++) {
      Migration migration = random.next();
      String canonical = MigrationFile.canonical(migration);
      String told = "-Dseed=%d, migration %d:%n%s".formatted(seed, i, canonical);

      assertThat(json(canonical)).as(told).isEqualTo(migration);
      assertThat(MigrationFile.canonical(json(canonical))).as(told).isEqualTo(canonical);
    }
  }

  @Test
  void declaresOneKeyALineWithEveryDefault() {
    assertThat(MigrationFile.declaration(yaml(SPLIT)))
        .isEqualTo(
            """
            {
              "operations": [
                {
                  "split_column": {
                    "table": "shop.customers",
                    "from": "full_name",
                    "into": {
                      "first_name": {
                        "type": "text",
                        "up": "split_part(full_name, ' ', 1)",
                        "nullable": true
                      }
                    }
                  }
                }
              ],
              "sync": {
                "mode": "trigger",
                "max_window": "14d"
              },
              "switch": {
                "mode": "application"
              },
              "quarantine": {
                "method": "auto",
                "soak": "1d"
              },
              "evidence": {
                "read_share": {
                  "at_least": 0.99,
                  "window": "1d",
                  "min_reads": 1000
                },
                "old_reads": {
                  "at_most": 0,
                  "window": "1d",
                  "sources": 1
                },
                "old_writes": {
                  "at_most": 0,
                  "window": "1d"
                },
                "reconciliation": {
                  "mismatches": 0,
                  "max_age": "1h"
                },
                "violations": {
                  "at_most": 0
                },
                "dependents": {
                  "at_most": 0
                },
                "review": {
                  "required": true,
                  "by": "anyone"
                }
              },
              "rollback": {
                "schema": "keep",
                "data": "keep"
              }
            }
            """);
  }

  @Test
  void declaresNeitherDescriptionNorBackfill() {
    String changed = SPLIT.replace("why", "because").replace("pause: 1s", "order: key");

    assertThat(MigrationFile.declaration(yaml(changed)))
        .isEqualTo(MigrationFile.declaration(yaml(SPLIT)));
    assertThat(MigrationFile.canonical(yaml(changed)))
        .isNotEqualTo(MigrationFile.canonical(yaml(SPLIT)));
  }

  @Test
  void refusesToWriteAnIndexThatNoFileDeclares() {
    Migration migration = yaml(SPLIT);
    CreateIndex mixed =
        new CreateIndex(
            new TableName(null, "t"),
            "i",
            List.of(new ByColumn("a"), new ByExpression("lower(b)")),
            false,
            null,
            null,
            List.of());
    Migration unwritable =
        new Migration(
            migration.name(),
            null,
            List.of(mixed),
            migration.sync(),
            migration.backfill(),
            null,
            migration.quarantine(),
            migration.evidence(),
            migration.rollback());

    assertThatThrownBy(() -> MigrationFile.canonical(unwritable))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mixed");
  }
}
