package dev.bellows.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One migration, or all. */
final class Scope {

  @Parameters(arity = "0..1", paramLabel = "FILE|NAME", description = "The migration.")
  private @Nullable String migration;

  @Option(names = "--all", description = "Every migration: the kill switch.")
  @SuppressWarnings("UnusedVariable") // picocli lets either this or a name be given
  private boolean all;

  /** The migration as typed; null for all. */
  @Nullable String migration() {
    return migration;
  }
}
