package dev.bellows.cli.view;

import dev.bellows.cli.output.Figures;
import java.util.Locale;

/** Small words with their numbers. */
final class Words {

  private Words() {}

  static String mismatches(long number) {
    return Figures.count(number) + (number == 1 ? " mismatch" : " mismatches");
  }

  static String batches(long number) {
    return Figures.count(number) + (number == 1 ? " batch" : " batches");
  }

  /** An enum's constant as words: {@code READS_AND_WRITES} is {@code reads and writes}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
