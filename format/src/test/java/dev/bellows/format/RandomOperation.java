package dev.bellows.format;

import dev.bellows.model.Operation;
import dev.bellows.model.Operation.AddCheck;
import dev.bellows.model.Operation.AddColumn;
import dev.bellows.model.Operation.AddForeignKey;
import dev.bellows.model.Operation.AddUnique;
import dev.bellows.model.Operation.ChangeType;
import dev.bellows.model.Operation.CreateIndex;
import dev.bellows.model.Operation.DropColumn;
import dev.bellows.model.Operation.DropIndex;
import dev.bellows.model.Operation.IndexElement;
import dev.bellows.model.Operation.MergeColumns;
import dev.bellows.model.Operation.References;
import dev.bellows.model.Operation.ReferentialAction;
import dev.bellows.model.Operation.RenameColumn;
import dev.bellows.model.Operation.SetNotNull;
import dev.bellows.model.Operation.SplitColumn;
import dev.bellows.model.Operation.Target;
import dev.bellows.model.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Any operation that a file can declare. */
final class RandomOperation {

  private final RandomValues values;

  RandomOperation(RandomValues values) {
    this.values = values;
  }

  Operation next() {
    List<Supplier<Operation>> kinds =
        List.of(
            this::addColumn,
            () -> new DropColumn(table(), name(), values.maybe(this::expression)),
            () -> new RenameColumn(table(), name(), name()),
            this::changeType,
            this::splitColumn,
            this::mergeColumns,
            () -> new SetNotNull(table(), name(), values.maybe(this::expression)),
            () -> new AddCheck(table(), name(), expression()),
            this::addForeignKey,
            () -> new AddUnique(table(), name(), values.distinctNames(3)),
            this::createIndex,
            () -> new DropIndex(table(), name()));
    return values.among(kinds).get();
  }

  private Operation addColumn() {
    Target column =
        new Target(
            name(),
            expression(),
            values.maybe(this::expression),
            values.flip(),
            values.maybe(this::expression));
    return new AddColumn(
        table(),
        column,
        values.maybe(this::expression),
        values.flip(),
        values.maybe(() -> new References(table(), List.of(name()))),
        values.maybe(values::text));
  }

  private Operation changeType() {
    return new ChangeType(
        table(),
        name(),
        expression(),
        values.maybe(this::expression),
        values.maybe(this::expression),
        values.maybe(this::name));
  }

  private Operation splitColumn() {
    List<Target> into =
        values.distinctNames(3).stream()
            .map(
                name ->
                    new Target(
                        name,
                        expression(),
                        expression(),
                        values.flip(),
                        values.maybe(this::expression)))
            .toList();
    return new SplitColumn(table(), name(), into, values.maybe(this::expression));
  }

  private Operation mergeColumns() {
    List<String> from = values.distinctNames(3);
    Map<String, String> down = new LinkedHashMap<>();
    if (values.flip()) {
      from.forEach(column -> down.put(column, expression()));
    }
    Target into = new Target(name(), expression(), expression(), values.flip(), null);
    return new MergeColumns(table(), from, into, down);
  }

  private Operation addForeignKey() {
    List<String> columns = values.distinctNames(3);
    return new AddForeignKey(
        table(),
        name(),
        columns,
        new References(table(), columns),
        values.among(ReferentialAction.values()),
        values.among(ReferentialAction.values()));
  }

  private Operation createIndex() {
    List<IndexElement> elements =
        values.flip()
            ? values.distinctNames(3).stream()
                .<IndexElement>map(IndexElement.ByColumn::new)
                .toList()
            : values.listOf(3, () -> new IndexElement.ByExpression(expression()));
    return new CreateIndex(
        table(),
        name(),
        elements,
        values.flip(),
        values.maybe(this::name),
        values.maybe(this::expression),
        values.flip() ? List.of() : values.distinctNames(2));
  }

  private TableName table() {
    return new TableName(values.maybe(this::name), name());
  }

  private String name() {
    return values.name();
  }

  private String expression() {
    return values.expression();
  }
}
