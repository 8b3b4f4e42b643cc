package dev.bellows.examples.shop;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** {@code ./bellows demo [--keep]}: the whole life of one migration, in front of the user. */
public final class Demo {
  private static final String USAGE =
      """
      Usage: bellows demo [--keep]
      Starts an embedded PostgreSQL, loads a shop, runs its application, and takes one migration through its whole life.
        --keep   afterwards leave the server running with a fresh shop, to try Bellows by hand""";

  private final Narration narration;
  private final Path home;

  private Demo(Narration narration, Path home) {
    this.narration = narration;
    this.home = home;
  }

  public static void main(String[] arguments) {
    System.exit(exitCode(List.of(arguments)));
  }

  private static int exitCode(List<String> arguments) {
    if (arguments.contains("--help")) {
      System.out.println(USAGE);
      return 0;
    }
    if (!arguments.isEmpty() && !arguments.equals(List.of("--keep"))) {
      System.err.println(USAGE);
      return 2;
    }
    // the launcher knows: Java 17 cannot ask about the output alone
    boolean terminal = Boolean.getBoolean("bellows.terminal") && System.getenv("NO_COLOR") == null;
    Path home = Path.of(System.getProperty("bellows.home", "")).toAbsolutePath();
    return new Demo(new Narration(System.out, terminal), home).run(!arguments.isEmpty());
  }

  private int run(boolean keep) {
    long begun = System.nanoTime();
    try (Ending ending = new Ending()) {
      try {
        DemoServer server = ending.add(DemoServer.start());
        play(server, begun, keep, ending);
        return 0;
      } catch (DemoFailed | SQLException | IOException failure) {
        if (!ending.isInterrupted()) {
          narration.print("");
          narration.print("DEMO FAILED: " + failure.getMessage());
        }
        return 1;
      }
    }
  }

  private void play(DemoServer server, long begun, boolean keep, Ending ending)
      throws SQLException, IOException {
    ShopDatabase shop = ShopDatabase.load(server, "shop", CommandLine.shopFiles(home));
    sayWhatIsThere(shop, begun);
    ShopDatabase playground = keep ? shop.copy("playground") : shop;
    new Story(narration, shop, new CommandLine(home, shop, narration)).tell(begun, ending);
    if (keep) {
      new Playground(playground, home, narration).open(ending);
    }
  }

  private void sayWhatIsThere(ShopDatabase shop, long begun) throws SQLException {
    narration.chapter("A PostgreSQL of its own, and a shop");
    narration.say(
        "PostgreSQL %s at %s, fsync %s"
            .formatted(shop.text("SHOW server_version"), shop.url(), shop.text("SHOW fsync")));
    narration.say(
        "%,.0f customers, %,.0f orders; ready in %s"
            .formatted(
                shop.number("SELECT count(*) FROM customers"),
                shop.number("SELECT count(*) FROM orders"),
                Figures.seconds(Duration.ofNanos(System.nanoTime() - begun))));
  }
}
