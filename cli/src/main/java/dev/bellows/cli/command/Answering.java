package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import java.util.concurrent.Callable;

/** A command that does its work and has something to say. */
abstract class Answering implements Callable<Integer> {

  private final Desk desk;

  Answering(Desk desk) {
    this.desk = desk;
  }

  final Desk desk() {
    return desk;
  }

  abstract Answer answer();

  @Override
  public final Integer call() {
    try {
      return desk.print(answer());
    } finally {
      desk.clear();
    }
  }
}
