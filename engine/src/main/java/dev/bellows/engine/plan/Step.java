package dev.bellows.engine.plan;

import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Impact;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Script;
import dev.bellows.model.SweepOrder;
import dev.bellows.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One action of a plan, as data. */
public sealed interface Step {

  /**
   * Unique in its plan, stable between two plans of the same migration; such as {@code expand-1}.
   */
  String id();

  Stage stage();

  TableName table();

  /** What it does, in one line. */
  String summary();

  Impact impact();

  /** The statements as a person would read them; where values differ per batch, one example. */
  List<String> sql();

  /** How it is taken back; empty where nothing has to be. */
  Script undo();

  /** Whether it can be taken back. */
  boolean reversible();

  /** How far it goes through the rows of its table. */
  Scan scan();

  /**
   * How a change of the schema is taken back.
   *
   * @param summary what that does, in one line
   * @param loses what is gone afterwards, in words; empty where nothing is
   */
  record TakeBack(String summary, Impact impact, Scan scan, String loses, Script script) {}

  /**
   * Changes the schema.
   *
   * @param adds the columns that it adds
   * @param takeBack null where it cannot be taken back
   */
  record Ddl(
      String id,
      Stage stage,
      TableName table,
      String summary,
      Impact impact,
      Scan scan,
      List<String> adds,
      Script apply,
      @Nullable TakeBack takeBack)
      implements Step {
    @Override
    public List<String> sql() {
      return apply.statements();
    }

    @Override
    public Script undo() {
      return takeBack == null ? Script.NOTHING : takeBack.script();
    }

    @Override
    public boolean reversible() {
      return takeBack != null;
    }
  }

  /**
   * Fills the new side of every row that is not consistent.
   *
   * @param example one batch's statement, to be shown
   */
  record Sweep(
      String id, String summary, RowProgram rows, SweepOrder order, Table.Size size, String example)
      implements Step {
    @Override
    public Stage stage() {
      return Stage.FILL;
    }

    @Override
    public TableName table() {
      return rows.table();
    }

    @Override
    public Impact impact() {
      return Impact.ROW_BATCHES;
    }

    @Override
    public List<String> sql() {
      return List.of(example);
    }

    @Override
    public Script undo() {
      return Script.NOTHING;
    }

    @Override
    public boolean reversible() {
      return true;
    }

    @Override
    public Scan scan() {
      return Scan.WRITES_ROWS;
    }
  }

  /**
   * Compares every row.
   *
   * @param naming from which stage on this comparison fits the names and the authority; the last
   *     one reached rules
   */
  record Reconcile(String id, String summary, RowProgram rows, Stage naming, String example)
      implements Step {
    @Override
    public Stage stage() {
      return Stage.RECONCILE;
    }

    @Override
    public TableName table() {
      return rows.table();
    }

    @Override
    public Impact impact() {
      return Impact.READ_ONLY;
    }

    @Override
    public List<String> sql() {
      return List.of(example);
    }

    @Override
    public Script undo() {
      return Script.NOTHING;
    }

    @Override
    public boolean reversible() {
      return true;
    }

    @Override
    public Scan scan() {
      return Scan.READS_ROWS;
    }
  }

  /**
   * Looks for what still uses something that will be dropped.
   *
   * @param name of the column or index, while {@code naming} fits
   */
  record Inspect(
      String id, TableName table, String summary, Target target, String name, Stage naming)
      implements Step {

    /** What will be dropped. */
    public enum Target {
      COLUMN,
      INDEX
    }

    @Override
    public Stage stage() {
      return Stage.RECONCILE;
    }

    @Override
    public Impact impact() {
      return Impact.READ_ONLY;
    }

    @Override
    public List<String> sql() {
      return List.of();
    }

    @Override
    public Script undo() {
      return Script.NOTHING;
    }

    @Override
    public boolean reversible() {
      return true;
    }

    @Override
    public Scan scan() {
      return Scan.NONE;
    }
  }

  /**
   * Counts what a coming constraint would refuse.
   *
   * @param count a query of one number
   * @param sample a query of up to ten keys as text, one column
   */
  record Count(
      String id, TableName table, String summary, String count, String sample, Stage naming)
      implements Step {
    @Override
    public Stage stage() {
      return Stage.RECONCILE;
    }

    @Override
    public Impact impact() {
      return Impact.READ_ONLY;
    }

    @Override
    public List<String> sql() {
      return List.of(count);
    }

    @Override
    public Script undo() {
      return Script.NOTHING;
    }

    @Override
    public boolean reversible() {
      return true;
    }

    @Override
    public Scan scan() {
      return Scan.READS_ROWS;
    }
  }
}
