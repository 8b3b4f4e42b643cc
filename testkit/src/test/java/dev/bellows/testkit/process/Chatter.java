package dev.bellows.testkit.process;

import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A program for tests: says what it was started with, then waits for its end. */
final class Chatter {

  private Chatter() {}

  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("clean end")));
    System.out.println("argument " + arguments[0]);
    System.out.println("variable " + System.getenv("CHATTER"));
    System.err.println("property " + System.getProperty("chatter"));
    System.out.println("zone " + TimeZone.getDefault().getID());
    if (arguments[0].equals("leave")) {
      System.exit(3);
    }
    Thread counter = new Thread(Chatter::count);
    counter.setDaemon(true);
    counter.start();
    new CountDownLatch(1).await();
  }

  private static void count() {
    for (int number = 0; ; number++) {
      System.out.println("count " + number);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
