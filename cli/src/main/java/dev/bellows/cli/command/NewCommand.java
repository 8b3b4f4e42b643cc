package dev.bellows.cli.command;

import dev.bellows.cli.migration.NewFile;
import dev.bellows.cli.migration.Reference;
import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.model.MigrationName;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "new", header = "Write a migration file to begin from, migrations/NAME.yaml.")
final class NewCommand extends Answering {

  @Parameters(paramLabel = "NAME", description = "The migration's name.")
  private String name = "";

  @Option(
      names = "--operation",
      required = true,
      paramLabel = "KEY",
      description = "What it does, such as split_column.")
  private String operation = "";

  @Option(names = "--table", paramLabel = "TABLE", description = "The table that it changes.")
  private @Nullable String table;

  NewCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    MigrationName migration = Reference.name(name);
    Path file = new NewFile(desk().directory()).write(migration, operation, table);
    return Answer.done(
        () -> new Document().put("name", migration).put("file", file).put("operation", operation),
        style -> List.of("wrote %s; edit it, then: bellows plan %s".formatted(file, migration)));
  }
}
