package dev.bellows.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.Migration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file damaged by chance is read or refused with places inside it; nothing else ever happens. */
class DamagedFileTest {

  private static final List<String> DAMAGES =
      List.of(
          "",
          " ",
          "\n",
          "\t",
          ":",
          ": ",
          "- ",
          ",",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "#",
          "|",
          "*a",
          "&a ",
          "!t ",
          "? ",
          "---\n",
          "null",
          "0",
          "1e999",
          "true",
          "no",
          "x",
          "\\",
          "%",
          "<<",
          "operations",
          "table",
          "not",
          "\u0000",
          "\u0085",
          "😀");

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @EnumSource(Syntax.class)
  void isReadOrRefusedWithPlaces(Syntax syntax) {
    Migration whole = Reading.yaml(BundledText.read("/dev/bellows/format/every-key.yaml"));
    String text =
        syntax == Syntax.JSON
            ? MigrationFile.canonical(whole)
            : BundledText.read("/dev/bellows/format/every-key.yaml");
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      refused += isRefused(damaged(text), syntax) ? 1 : 0;
    }
    assertThat(refused).as("-Dseed=%d", seed).isBetween(300, 3000);
  }

  private boolean isRefused(String text, Syntax syntax) {
    String told = "-Dseed=%d:%n%s".formatted(seed, text);
    try {
      MigrationFile.read(Reading.NAME, text, syntax);
      return false;
    } catch (InvalidMigrationFileException e) {
      assertThat(e.problems())
          .as(told)
          .isNotEmpty()
          .allSatisfy(problem -> assertIsInside(problem, text));
      return true;
    } catch (RuntimeException e) {
      throw new AssertionError(told, e);
    }
  }

  private static void assertIsInside(Problem problem, String text) {
    List<String> lines = List.of(text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1));
    assertThat(problem.line()).isBetween(0, lines.size());
    boolean isTheParsersOwn = problem.message().startsWith("the text cannot be read");
    if (problem.line() > 0 && !isTheParsersOwn) {
      assertThat(problem.column()).isBetween(1, lines.get(problem.line() - 1).length() + 2);
    }
  }

  private String damaged(String text) {
    String result = text;
    int damages = 1 + random.nextInt(3);
    for (int i = 0; i < damages; i++) {
      int from = random.nextInt(result.length() + 1);
      int to = Math.min(result.length(), from + random.nextInt(12));
      String inserted = DAMAGES.get(random.nextInt(DAMAGES.size()));
      result = result.substring(0, from) + inserted + result.substring(to);
    }
    return result;
  }
}
