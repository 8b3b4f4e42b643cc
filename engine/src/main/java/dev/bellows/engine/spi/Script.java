package dev.bellows.engine.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * What brings the database from one condition to another.
 *
 * @param repair statements, each alone, that remove the remains of an attempt that was cut off; run
 *     only where {@code done} says no
 * @param blocks in order; none where nothing is to be done
 * @param done a query of one boolean, read from the catalog: whether the script's effect is there.
 *     Decides whether the script runs at all and whether it has worked
 */
public record Script(List<String> repair, List<Block> blocks, String done) {

  /** A script that has nothing to do. */
  public static final Script NOTHING = new Script(List.of(), List.of(), "SELECT true");

  /** One transaction, without remains to repair. */
  public static Script transaction(List<String> statements, String done) {
    return new Script(List.of(), List.of(Block.transaction(statements)), done);
  }

  /** Every statement in order, as a person would read them. */
  public List<String> statements() {
    List<String> all = new ArrayList<>();
    blocks.forEach(block -> all.addAll(block.statements()));
    return all;
  }

  /** Whether there is nothing to run. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }
}
