package dev.bellows.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a command. */
@Command(
    name = "bellows",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpWidth = 100,
    header = "Live schema changes: expand, backfill, verify, switch, contract.",
    footer = {
      "",
      "Exit codes: 0 done, 1 internal error, 2 wrong command, file or credentials, 3 refused,",
      "            4 busy, unreachable or stopped (run it again), 5 outcome unknown."
    })
final class RootCommand implements Runnable {

  @Mixin final GlobalOptions options;

  @Spec private @Nullable CommandSpec spec;

  RootCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public void run() {
    CommandSpec self = Objects.requireNonNull(spec);
    throw new ParameterException(self.commandLine(), "a command is missing");
  }
}
