package dev.bellows.format;

import static dev.bellows.format.Reading.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.Operation.AddCheck;
import dev.bellows.model.Operation.AddColumn;
import dev.bellows.model.Operation.AddForeignKey;
import dev.bellows.model.Operation.AddUnique;
import dev.bellows.model.Operation.ChangeType;
import dev.bellows.model.Operation.CreateIndex;
import dev.bellows.model.Operation.DropColumn;
import dev.bellows.model.Operation.IndexElement.ByColumn;
import dev.bellows.model.Operation.IndexElement.ByExpression;
import dev.bellows.model.Operation.MergeColumns;
import dev.bellows.model.Operation.References;
import dev.bellows.model.Operation.ReferentialAction;
import dev.bellows.model.Operation.RenameColumn;
import dev.bellows.model.Operation.SetNotNull;
import dev.bellows.model.Operation.Target;
import dev.bellows.model.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationDecoderTest {

  private static final TableName T = new TableName(null, "t");

  @Test
  void readsAddColumn() {
    assertThat(
            operation(
                "add_column: {name: c, type: int, nullable: false, default: 7, up: a + 1, check: c >"
                    + " 0, unique: true, references: {table: p, columns: [id]}, comment: what}"))
        .isEqualTo(
            new AddColumn(
                T,
                new Target("c", "int", "a + 1", false, "7"),
                "c > 0",
                true,
                new References(new TableName(null, "p"), List.of("id")),
                "what"));
  }

  @Test
  void readsAddColumnWithItsDefaults() {
    assertThat(operation("add_column: {name: c, type: 'numeric(10,2)'}"))
        .isEqualTo(
            new AddColumn(
                T, new Target("c", "numeric(10,2)", null, true, null), null, false, null, null));
  }

  @Test
  void readsDropAndRenameColumn() {
    assertThat(operation("drop_column: {name: c, down: 0}")).isEqualTo(new DropColumn(T, "c", "0"));
    assertThat(operation("drop_column: {name: c}")).isEqualTo(new DropColumn(T, "c", null));
    assertThat(operation("rename_column: {from: a, to: b}"))
        .isEqualTo(new RenameColumn(T, "a", "b"));
  }

  @Test
  void readsChangeType() {
    assertThat(operation("change_type: {column: c, type: bigint}"))
        .isEqualTo(new ChangeType(T, "c", "bigint", null, null, null));
    assertThat(operation("change_type: {column: c, type: bigint, up: c, down: c, as: d}"))
        .isEqualTo(new ChangeType(T, "c", "bigint", "c", "c", "d"));
  }

  @Test
  void readsMergeColumns() {
    assertThat(
            operation(
                "merge_columns: {from: [a, b], into: {name: c, type: text, up: a || b, nullable:"
                    + " false}, down: {b: right(c), a: left(c)}}"))
        .isEqualTo(
            new MergeColumns(
                T,
                List.of("a", "b"),
                new Target("c", "text", "a || b", false, null),
                Map.of("a", "left(c)", "b", "right(c)")));
    assertThat(operation("merge_columns: {from: [a], into: {name: c, type: text, up: a}}"))
        .isEqualTo(
            new MergeColumns(T, List.of("a"), new Target("c", "text", "a", true, null), Map.of()));
  }

  @Test
  void readsConstraints() {
    assertThat(operation("set_not_null: {column: c, up: 0}"))
        .isEqualTo(new SetNotNull(T, "c", "0"));
    assertThat(operation("add_check: {name: k, check: c > 0}"))
        .isEqualTo(new AddCheck(T, "k", "c > 0"));
    assertThat(operation("add_unique: {name: u, columns: [a, b]}"))
        .isEqualTo(new AddUnique(T, "u", List.of("a", "b")));
    assertThat(
            operation(
                "add_foreign_key: {name: f, columns: [a, b], references: {table: s.p, columns: [x,"
                    + " y]}, on_delete: cascade, on_update: set_null}"))
        .isEqualTo(
            new AddForeignKey(
                T,
                "f",
                List.of("a", "b"),
                new References(new TableName("s", "p"), List.of("x", "y")),
                ReferentialAction.CASCADE,
                ReferentialAction.SET_NULL));
  }

  @Test
  void readsCreateIndex() {
    assertThat(operation("create_index: {name: i, columns: [a, b], unique: true, include: [c]}"))
        .isEqualTo(
            new CreateIndex(
                T,
                "i",
                List.of(new ByColumn("a"), new ByColumn("b")),
                true,
                null,
                null,
                List.of("c")));
    assertThat(operation("create_index: {name: i, expressions: [lower(a)], method: gin, where: b}"))
        .isEqualTo(
            new CreateIndex(
                T, "i", List.of(new ByExpression("lower(a)")), false, "gin", "b", List.of()));
  }
}
