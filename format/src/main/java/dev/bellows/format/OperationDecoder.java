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
import dev.bellows.model.Operation.ReferentialAction;
import dev.bellows.model.Operation.RenameColumn;
import dev.bellows.model.Operation.SetNotNull;
import dev.bellows.model.Operation.SplitColumn;
import dev.bellows.model.TableName;
import java.util.List;
import java.util.stream.Stream;

/** Makes the operations of a file. */
final class OperationDecoder {

  private final TableDecoder tables;
  private final Problems problems;

  OperationDecoder(Section file, Problems problems) {
    this.tables = new TableDecoder(file);
    this.problems = problems;
  }

  Operation decode(Place element) {
    Section operation = new Section(element, problems);
    String key = operation.keys().iterator().next();
    Section fields = operation.section(key);
    TableName table = tables.ofOperation(fields);
    return switch (key) {
      case "add_column" -> addColumn(table, fields);
      case "drop_column" -> new DropColumn(table, fields.text("name"), fields.textOrNull("down"));
      case "rename_column" -> new RenameColumn(table, fields.text("from"), fields.text("to"));
      case "change_type" -> changeType(table, fields);
      case "split_column" -> splitColumn(table, fields);
      case "merge_columns" -> mergeColumns(table, fields);
      case "set_not_null" -> new SetNotNull(table, fields.text("column"), fields.textOrNull("up"));
      case "add_check" -> new AddCheck(table, fields.text("name"), fields.text("check"));
      case "add_foreign_key" -> addForeignKey(table, fields);
      case "add_unique" -> new AddUnique(table, fields.text("name"), fields.texts("columns"));
      case "create_index" -> createIndex(table, fields);
      case "drop_index" -> new DropIndex(table, fields.text("name"));
      default -> throw new IllegalStateException("the schema lets pass the operation " + key);
    };
  }

  private AddColumn addColumn(TableName table, Section fields) {
    return new AddColumn(
        table,
        ColumnDecoder.target(fields.text("name"), fields),
        fields.textOrNull("check"),
        fields.flag("unique", false),
        fields.has("references") ? tables.references(fields, 1) : null,
        fields.textOrNull("comment"));
  }

  private static ChangeType changeType(TableName table, Section fields) {
    return new ChangeType(
        table,
        fields.text("column"),
        fields.text("type"),
        fields.textOrNull("up"),
        fields.textOrNull("down"),
        fields.textOrNull("as"));
  }

  private static SplitColumn splitColumn(TableName table, Section fields) {
    return new SplitColumn(
        table, fields.text("from"), ColumnDecoder.targets(fields), fields.textOrNull("down"));
  }

  private static MergeColumns mergeColumns(TableName table, Section fields) {
    Section into = fields.section("into");
    return new MergeColumns(
        table,
        fields.texts("from"),
        ColumnDecoder.target(into.text("name"), into),
        ColumnDecoder.downs(fields));
  }

  private AddForeignKey addForeignKey(TableName table, Section fields) {
    List<String> columns = fields.texts("columns");
    return new AddForeignKey(
        table,
        fields.text("name"),
        columns,
        tables.references(fields, columns.size()),
        fields.choice("on_delete", ReferentialAction.NO_ACTION),
        fields.choice("on_update", ReferentialAction.NO_ACTION));
  }

  private static CreateIndex createIndex(TableName table, Section fields) {
    if (fields.has("columns") == fields.has("expressions")) {
      fields.problem("expressions", "give either 'columns' or 'expressions', one of them");
    }
    return new CreateIndex(
        table,
        fields.text("name"),
        elements(fields),
        fields.flag("unique", false),
        fields.textOrNull("method"),
        fields.textOrNull("where"),
        fields.texts("include"));
  }

  private static List<IndexElement> elements(Section fields) {
    Stream<IndexElement> columns = fields.texts("columns").stream().map(IndexElement.ByColumn::new);
    Stream<IndexElement> expressions =
        fields.texts("expressions").stream().map(IndexElement.ByExpression::new);
    return Stream.concat(columns, expressions).toList();
  }
}
