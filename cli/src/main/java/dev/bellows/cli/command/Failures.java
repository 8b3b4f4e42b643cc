package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.cli.output.Format;
import dev.bellows.cli.output.Printer;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.process.Surroundings;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.failure.Category;
import dev.bellows.format.InvalidMigrationFileException;
import dev.bellows.format.Problem;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParameterException;

/**
 * The end of a command that failed: a message on standard error, or a document on standard output,
 * and the exit code.
 */
final class Failures {

  private final Surroundings surroundings;
  private final GlobalOptions options;
  private final List<String> arguments;

  Failures(Surroundings surroundings, GlobalOptions options, String... arguments) {
    this.surroundings = surroundings;
    this.options = options;
    this.arguments = List.of(arguments);
  }

  /** A failure with everything that is told of it. */
  private record Told(String code, Category category, String message, Document context) {}

  /** A command that could not be understood. */
  int ofUsage(ParameterException wrong) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String message =
        "%s. Nothing was done; see: %s --help"
            .formatted(sentence(String.valueOf(wrong.getMessage())), command);
    return tell(new Told("usage", Category.USER_ERROR, message, new Document()));
  }

  private static String sentence(String message) {
    String line = message.strip().replaceFirst("^[Ee]rror: ", "").replaceAll("\\s*\\R\\s*", "; ");
    String first = line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  /** A command that went wrong. */
  int of(Exception failure) {
    if (options.debug()) {
      failure.printStackTrace(surroundings.err());
    }
    if (failure instanceof BellowsException known) {
      return tell(known(known));
    }
    if (failure instanceof InvalidMigrationFileException file) {
      return tell(file(file));
    }
    return tell(
        new Told(
            "internal.error",
            Category.INTERNAL,
            "something happened that Bellows was not made for: %s. This is a defect; what was committed holds, 'bellows status' shows it. Run the command again with --debug and report what it prints"
                .formatted(failure),
            new Document()));
  }

  private static Told known(BellowsException failure) {
    Document context = new Document();
    failure.context().forEach(context::put);
    return new Told(
        failure.code(), failure.category(), String.valueOf(failure.getMessage()), context);
  }

  private static Told file(InvalidMigrationFileException failure) {
    Document context =
        new Document()
            .put("file", failure.file())
            .putObjects("problems", failure.problems(), Failures::problem);
    boolean ahead = failure.kind() == Problem.Kind.NOT_IMPLEMENTED;
    return new Told(
        ahead ? "file.not-implemented" : "file.invalid",
        ahead ? Category.REFUSED : Category.USER_ERROR,
        String.valueOf(failure.getMessage()),
        context);
  }

  private static Document problem(Problem problem) {
    return new Document()
        .put("line", problem.line())
        .put("column", problem.column())
        .put("path", problem.path())
        .put("message", problem.message());
  }

  private int tell(Told told) {
    if (json()) {
      Document document =
          new Document()
              .put("code", told.code())
              .put("category", told.category())
              .put("message", told.message())
              .put("context", told.context());
      Answer answer = new Answer(told.category().exitCode(), () -> document, style -> List.of());
      return new Printer(surroundings.out(), Format.JSON, Style.PLAIN).print(answer);
    }
    surroundings.err().printf("bellows: %s [%s]%n", told.message(), told.code());
    return told.category().exitCode();
  }

  /** Also where the command line was not understood to its end. */
  private boolean json() {
    int at = arguments.indexOf("--output");
    boolean next =
        at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).equalsIgnoreCase("json");
    return next
        || options.output() == Format.JSON
        || arguments.stream().anyMatch("--output=json"::equalsIgnoreCase);
  }
}
