package dev.bellows.examples.shop;

import dev.bellows.examples.shop.application.Measurements;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/** A second shop that the demonstration has not touched, for the user to try Bellows on. */
final class Playground {
  private static final String INSTRUCTIONS =
      """

         A second, untouched shop is at %s (user %s, no password).
         Two instances of the new version serve requests on it and follow the flag; a failed one is told here.
         In another terminal:

           cd %s
           export BELLOWS_URL=%s BELLOWS_USER=%s
           %s status split-customer-name
           %s plan split-customer-name
           … then expand, backfill, verify, switch --reads new --percent 10, evidence, rollback, in any order you like

         Ctrl-C here stops the applications and the server.""";

  private final ShopDatabase shop;
  private final Path home;
  private final Narration narration;

  Playground(ShopDatabase shop, Path home, Narration narration) {
    this.shop = shop;
    this.home = home;
    this.narration = narration;
  }

  /** Runs until the process is stopped, which ends what was begun. */
  void open(Ending ending) throws SQLException {
    narration.chapter("Your turn");
    new CommandLine(home, shop, narration).expect(0, "init");
    shop.admitClient();
    ending.add(Deployment.startOfNewVersion(shop, new Measurements("by hand", System.out)));
    String bellows = home.resolve("bellows").toString();
    narration.print(
        INSTRUCTIONS.formatted(
            shop.url(),
            ShopDatabase.MIGRATOR,
            CommandLine.shopFiles(home),
            shop.url(),
            ShopDatabase.MIGRATOR,
            bellows,
            bellows));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
