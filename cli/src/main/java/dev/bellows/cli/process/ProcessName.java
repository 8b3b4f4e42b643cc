package dev.bellows.cli.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How this process is told from others in the journal: {@code host/pid}. */
public final class ProcessName {

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private ProcessName() {}

  public static String ofThisProcess() {
    return host() + "/" + ProcessHandle.current().pid();
  }

  /** Asking the resolver may take seconds; the kernel knows at once. */
  private static String host() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return resolved();
    }
  }

  private static String resolved() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }
}
