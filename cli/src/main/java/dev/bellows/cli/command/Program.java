package dev.bellows.cli.command;

import dev.bellows.cli.process.Surroundings;
import dev.bellows.engine.attempt.Stop;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** All commands, put together. */
public final class Program {

  private final Surroundings surroundings;
  private final Stop stop;

  /**
   * @param stop ends a long work after what it is doing
   */
  public Program(Surroundings surroundings, Stop stop) {
    this.surroundings = surroundings;
    this.stop = stop;
  }

  /** Runs one command; its exit code. Never throws. */
  public int run(String... arguments) {
    GlobalOptions options = new GlobalOptions();
    Desk desk = new Desk(surroundings, stop, options);
    CommandLine line = commandLine(options, desk);
    Failures failures = new Failures(surroundings, options, arguments);
    line.setExecutionExceptionHandler((failure, command, parsed) -> failures.of(failure));
    line.setParameterExceptionHandler((wrong, words) -> failures.ofUsage(wrong));
    int exitCode = line.execute(arguments);
    surroundings.out().flush();
    surroundings.err().flush();
    return exitCode;
  }

  private CommandLine commandLine(GlobalOptions options, Desk desk) {
    CommandLine line = new CommandLine(new RootCommand(options));
    for (Object command : commands(desk)) {
      line.addSubcommand(command);
    }
    line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    return line;
  }

  private static List<Object> commands(Desk desk) {
    return List.of(
        new InitCommand(desk),
        new NewCommand(desk),
        new PlanCommand(desk),
        new ExpandCommand(desk),
        new BackfillCommand(desk),
        new VerifyCommand(desk),
        new SwitchCommand(desk),
        new EvidenceCommand(desk),
        new ReviewCommand(desk),
        new ContractCommand(desk),
        new RollbackCommand(desk),
        new RunCommand(desk),
        new StatusCommand(desk),
        new HistoryCommand(desk),
        new ReportCommand(desk),
        new CommandLine(new DebtCommand(desk)).addSubcommand(new DebtAcceptCommand(desk)),
        new PauseCommand(desk),
        new ResumeCommand(desk),
        new DoctorCommand(desk));
  }
}
