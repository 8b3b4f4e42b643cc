package dev.bellows.format;

import static dev.bellows.format.Reading.json;
import static dev.bellows.format.Reading.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.Migration;
import dev.bellows.model.Migration.AddedData;
import dev.bellows.model.Migration.AddedSchema;
import dev.bellows.model.Migration.Backfill;
import dev.bellows.model.Migration.Evidence;
import dev.bellows.model.Migration.OldReads;
import dev.bellows.model.Migration.OldWrites;
import dev.bellows.model.Migration.Quarantine;
import dev.bellows.model.Migration.QuarantineMethod;
import dev.bellows.model.Migration.ReadShare;
import dev.bellows.model.Migration.Reconciliation;
import dev.bellows.model.Migration.Review;
import dev.bellows.model.Migration.Reviewer;
import dev.bellows.model.Migration.Rollback;
import dev.bellows.model.Migration.Sync;
import dev.bellows.model.Operation.DropIndex;
import dev.bellows.model.Operation.SplitColumn;
import dev.bellows.model.Operation.Target;
import dev.bellows.model.SweepOrder;
import dev.bellows.model.SwitchMode;
import dev.bellows.model.SyncMode;
import dev.bellows.model.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFileTest {

  private static final String SPLIT =
      """
      table: customers
      operations:
        - split_column:
            from: full_name
            into:
              first_name: {type: text, up: "split_part(full_name, ' ', 1)"}
              last_name:  {type: text, up: "substr(full_name, 2)", nullable: false, default: 0}
            down: "first_name || coalesce(' ' || nullif(last_name, ''), '')"
      """;

  @Test
  void readsAFileAndTakesItsNameFromThePath(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("split-customer-name.yaml"), SPLIT);

    Migration migration = MigrationFile.read(file);

    assertThat(migration.name().value()).isEqualTo("split-customer-name");
    assertThat(migration.operations())
        .containsExactly(
            new SplitColumn(
                new TableName(null, "customers"),
                "full_name",
                List.of(
                    new Target("first_name", "text", "split_part(full_name, ' ', 1)", true, null),
                    new Target("last_name", "text", "substr(full_name, 2)", false, "0")),
                "first_name || coalesce(' ' || nullif(last_name, ''), '')"));
  }

  @Test
  void fillsInEveryDefault() {
    Migration migration = yaml(SPLIT);

    assertThat(migration)
        .usingRecursiveComparison()
        .ignoringFields("operations")
        .isEqualTo(
            new Migration(
                Reading.NAME,
                null,
                List.of(),
                Sync.DEFAULT,
                Backfill.DEFAULT,
                null,
                Quarantine.DEFAULT,
                Evidence.DEFAULT,
                Rollback.DEFAULT));
    assertThat(migration.evidence().oldReads().sources()).isEqualTo(1);
  }

  @Test
  void readsEverySetting() {
    Migration migration =
        yaml(
            """
            description: why
            table: customers
            operations: [{drop_index: {name: i}}]
            sync: {mode: none, max_window: 3d12h}
            backfill:
              target_batch_time: 250ms
              batch: {min: 10, max: 20}
              pause: 1s500ms
              workers: 1
              order: key
              budget: {rows_per_second: 20000}
            switch: {mode: swap}
            quarantine: {method: rename, soak: 0s}
            evidence:
              read_share: {at_least: 0.5, window: 1h, min_reads: 7}
              old_reads: {at_most: 1, window: 2h, sources: 2}
              old_writes: {at_most: 2, window: 3h}
              reconciliation: {mismatches: 3, max_age: 4h}
              violations: {at_most: 4}
              dependents: {at_most: 5}
              review: {required: false, by: not_author}
            rollback: {application: flag to old, schema: drop, data: revert}
            """);

    assertThat(migration)
        .isEqualTo(
            new Migration(
                Reading.NAME,
                "why",
                List.of(new DropIndex(new TableName(null, "customers"), "i")),
                new Sync(SyncMode.NONE, Duration.ofHours(84)),
                new Backfill(
                    Duration.ofMillis(250),
                    10,
                    20,
                    Duration.ofMillis(1500),
                    SweepOrder.KEY,
                    20_000L),
                SwitchMode.SWAP,
                new Quarantine(QuarantineMethod.RENAME, Duration.ZERO),
                new Evidence(
                    new ReadShare(0.5, Duration.ofHours(1), 7),
                    new OldReads(1, Duration.ofHours(2), 2),
                    new OldWrites(2, Duration.ofHours(3)),
                    new Reconciliation(3, Duration.ofHours(4)),
                    4,
                    5,
                    new Review(false, Reviewer.NOT_AUTHOR)),
                new Rollback("flag to old", AddedSchema.DROP, AddedData.REVERT)));
  }

  @Test
  void readsTheSameFromJson() {
    String text =
        """
        {"$schema": "migration.schema.json",
         "table": "customers", "operations": [{"drop_index": {"name": "i"}}],
         "evidence": {"review": {"required": false}}}
        """;

    assertThat(json(text))
        .isEqualTo(
            yaml(
                """
                table: customers
                operations: [{drop_index: {name: i}}]
                evidence: {review: {required: false}}
                """));
  }

  @Test
  void letsAnOperationNameAnotherTableThanTheFile() {
    Migration migration =
        yaml(
            """
            table: shop.customers
            operations:
              - drop_index: {name: i}
              - drop_index: {name: j, table: '"my.schema"."Order"'}
            """);

    assertThat(migration.operations())
        .containsExactly(
            new DropIndex(new TableName("shop", "customers"), "i"),
            new DropIndex(new TableName("my.schema", "Order"), "j"));
  }

  @Test
  void readsAFileWhoseFirstCharacterIsAByteOrderMark() {
    assertThat(yaml("\uFEFF" + SPLIT)).isEqualTo(yaml(SPLIT));
  }

  @Test
  void readsAFileWithWindowsLineEndings() {
    assertThat(yaml(SPLIT.replace("\n", "\r\n"))).isEqualTo(yaml(SPLIT));
  }
}
