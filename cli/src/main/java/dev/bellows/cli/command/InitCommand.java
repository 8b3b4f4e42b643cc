package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "init", header = "Make or upgrade the control tables.")
final class InitCommand extends Answering {

  InitCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    desk().bellows().init();
    String schema = desk().controlSchema();
    return Answer.done(
        () -> new Document().put("controlSchema", schema),
        style -> List.of("the control tables are in schema '%s'".formatted(schema)));
  }
}
