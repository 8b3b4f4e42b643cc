package dev.bellows.testkit.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A main class to be run in a JVM of its own, with the class path, time zone and testkit settings
 * of this one. Immutable; each method gives a changed copy.
 *
 * @param mainClass the name of the class with the main method
 * @param arguments what it is called with
 * @param environment variables beside those of this JVM
 * @param systemProperties set on the command line
 */
public record JavaProgram(
    String mainClass,
    List<String> arguments,
    Map<String, String> environment,
    Map<String, String> systemProperties) {
  private static final List<String> INHERITED =
      List.of("user.timezone", "bellows.postgresql.binaries");

  public JavaProgram {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    systemProperties = Map.copyOf(systemProperties);
  }

  /** A main class that is called with these arguments. */
  public static JavaProgram of(Class<?> mainClass, String... arguments) {
    Map<String, String> inherited = new HashMap<>();
    for (String property : INHERITED) {
      String value = System.getProperty(property);
      if (value != null) {
        inherited.put(property, value);
      }
    }
    return new JavaProgram(mainClass.getName(), List.of(arguments), Map.of(), inherited);
  }

  /** The same, with an environment variable. */
  public JavaProgram environment(String name, String value) {
    return new JavaProgram(mainClass, arguments, added(environment, name, value), systemProperties);
  }

  /** The same, with a system property. */
  public JavaProgram systemProperty(String name, String value) {
    return new JavaProgram(mainClass, arguments, environment, added(systemProperties, name, value));
  }

  /** Starts it. */
  public ChildProcess start() {
    ProcessBuilder builder = new ProcessBuilder(commandLine());
    builder.environment().putAll(environment);
    return ChildProcess.start(builder);
  }

  private List<String> commandLine() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(property("java.home"), "bin", "java").toString());
    systemProperties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", property("java.class.path"), mainClass));
    command.addAll(arguments);
    return command;
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  private static Map<String, String> added(Map<String, String> to, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(to);
    more.put(name, value);
    return more;
  }
}
