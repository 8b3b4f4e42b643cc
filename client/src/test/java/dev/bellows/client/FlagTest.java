package dev.bellows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagTest {
  private static final MigrationName MIGRATION = new MigrationName("split-customer-name");
  private static final List<String> KEYS =
      IntStream.rangeClosed(1, 100_000).mapToObj(Integer::toString).toList();

  @ParameterizedTest
  @CsvSource({"42,14", "'',54", "Zoë,31", "customer-1,68"})
  void bucketsAreThoseThatEveryOtherClientComputes(String key, int bucket) {
    assertThat(Bucket.of(MIGRATION, key)).isEqualTo(bucket);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 50, 99, 100})
  void thePercentageIsTheShareOfTheKeysThatReadNew(int percent) {
    long reading = KEYS.stream().filter(readsNewAt(percent)).count();

    assertThat(reading / 1000.0).isCloseTo(percent, within(0.5));
  }

  @Test
  void whoReadsNewAtTenPercentStillDoesAtTwenty() {
    List<String> early = KEYS.stream().filter(readsNewAt(10)).toList();

    assertThat(early).isNotEmpty().allMatch(readsNewAt(20));
  }

  @Test
  void anotherMigrationBeginsWithOtherKeys() {
    Flag other = new Flag(new MigrationName("other"), Side.NEW, 10, 1);

    assertThat(KEYS.stream().filter(readsNewAt(10)))
        .anyMatch(key -> other.readsFor(key) == Side.OLD);
  }

  @Test
  void chanceFollowsThePercentage() {
    Flag flag = flag(30);
    int tries = 200_000;

    long reading =
        IntStream.range(0, tries).filter(ignored -> flag.readsByChance() == Side.NEW).count();

    // 30 % ± 1.5 points are 14 standard deviations
    assertThat(reading * 100.0 / tries).isCloseTo(30, within(1.5));
  }

  @Test
  void writersMoveOnceEveryReaderHas() {
    assertThat(flag(99).writes()).isEqualTo(Side.OLD);
    assertThat(flag(100).writes()).isEqualTo(Side.NEW);
    assertThat(new Flag(MIGRATION, Side.OLD, 100, 1).writes()).isEqualTo(Side.OLD);
  }

  @Test
  void anAbsentFlagReadsOld() {
    Flag absent = Flag.absent(MIGRATION);

    assertThat(absent.isPresent()).isFalse();
    assertThat(absent.readsFor("42")).isEqualTo(Side.OLD);
    assertThat(absent.writes()).isEqualTo(Side.OLD);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 101})
  void anImpossiblePercentageIsRefused(int percent) {
    assertThatThrownBy(() -> flag(percent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(percent + " percent");
  }

  private static Predicate<String> readsNewAt(int percent) {
    Flag flag = flag(percent);
    return key -> flag.readsFor(key) == Side.NEW;
  }

  private static Flag flag(int percent) {
    return new Flag(MIGRATION, Side.NEW, percent, 1);
  }
}
