package dev.bellows.format;

import static dev.bellows.format.CanonicalJson.putIfGiven;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.model.Operation;
import dev.bellows.model.Operation.AddCheck;
import dev.bellows.model.Operation.AddColumn;
import dev.bellows.model.Operation.AddForeignKey;
import dev.bellows.model.Operation.AddUnique;
import dev.bellows.model.Operation.ChangeType;
import dev.bellows.model.Operation.CreateIndex;
import dev.bellows.model.Operation.DropColumn;
import dev.bellows.model.Operation.DropIndex;
import dev.bellows.model.Operation.MergeColumns;
import dev.bellows.model.Operation.References;
import dev.bellows.model.Operation.RenameColumn;
import dev.bellows.model.Operation.SetNotNull;
import dev.bellows.model.Operation.SplitColumn;
import dev.bellows.model.Operation.Target;
import java.util.List;

/** One operation as JSON: its key, then its fields, the table first. */
final class CanonicalOperation {

  private final ObjectNode fields;

  private CanonicalOperation(ObjectNode fields) {
    this.fields = fields;
  }

  static ObjectNode of(Operation operation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode fields = node.putObject(operation.key());
    fields.put("table", operation.table().toString());
    new CanonicalOperation(fields).write(operation);
    return node;
  }

  private void write(Operation operation) {
    if (operation instanceof AddColumn addColumn) {
      write(addColumn);
    } else if (operation instanceof DropColumn dropColumn) {
      fields.put("name", dropColumn.name());
      putIfGiven(fields, "down", dropColumn.down());
    } else if (operation instanceof RenameColumn rename) {
      fields.put("from", rename.from()).put("to", rename.to());
    } else if (operation instanceof ChangeType changeType) {
      write(changeType);
    } else if (operation instanceof SplitColumn split) {
      write(split);
    } else if (operation instanceof MergeColumns merge) {
      write(merge);
    } else if (operation instanceof SetNotNull setNotNull) {
      fields.put("column", setNotNull.column());
      putIfGiven(fields, "up", setNotNull.up());
    } else if (operation instanceof AddCheck addCheck) {
      fields.put("name", addCheck.name()).put("check", addCheck.check());
    } else if (operation instanceof AddForeignKey foreignKey) {
      write(foreignKey);
    } else if (operation instanceof AddUnique unique) {
      fields.put("name", unique.name());
      putAll("columns", unique.columns());
    } else if (operation instanceof CreateIndex index) {
      write(index);
    } else if (operation instanceof DropIndex index) {
      fields.put("name", index.name());
    } else {
      throw new IllegalStateException("no canonical form is known of " + operation.key());
    }
  }

  private void write(AddColumn operation) {
    fields.put("name", operation.column().name());
    putTarget(fields, operation.column());
    putIfGiven(fields, "check", operation.check());
    fields.put("unique", operation.unique());
    if (operation.references() != null) {
      putReferences(operation.references());
    }
    putIfGiven(fields, "comment", operation.comment());
  }

  private void write(ChangeType operation) {
    fields.put("column", operation.column()).put("type", operation.type());
    putIfGiven(fields, "up", operation.up());
    putIfGiven(fields, "down", operation.down());
    putIfGiven(fields, "as", operation.as());
  }

  private void write(SplitColumn operation) {
    fields.put("from", operation.from());
    ObjectNode into = fields.putObject("into");
    operation.into().forEach(target -> putTarget(into.putObject(target.name()), target));
    putIfGiven(fields, "down", operation.down());
  }

  private void write(MergeColumns operation) {
    putAll("from", operation.from());
    putTarget(fields.putObject("into").put("name", operation.into().name()), operation.into());
    if (!operation.down().isEmpty()) {
      ObjectNode down = fields.putObject("down");
      operation.from().forEach(column -> putIfGiven(down, column, operation.down().get(column)));
    }
  }

  private void write(AddForeignKey operation) {
    fields.put("name", operation.name());
    putAll("columns", operation.columns());
    putReferences(operation.references());
    fields.put("on_delete", CanonicalJson.word(operation.onDelete()));
    fields.put("on_update", CanonicalJson.word(operation.onUpdate()));
  }

  private void write(CreateIndex operation) {
    fields.put("name", operation.name());
    CanonicalIndexElements.put(fields, operation.elements());
    fields.put("unique", operation.unique());
    putIfGiven(fields, "method", operation.method());
    putIfGiven(fields, "where", operation.where());
    if (!operation.include().isEmpty()) {
      putAll("include", operation.include());
    }
  }

  private static void putTarget(ObjectNode node, Target target) {
    node.put("type", target.type());
    putIfGiven(node, "up", target.up());
    node.put("nullable", target.nullable());
    putIfGiven(node, "default", target.defaultValue());
  }

  private void putReferences(References references) {
    ObjectNode node = fields.putObject("references");
    node.put("table", references.table().toString());
    references.columns().forEach(node.putArray("columns")::add);
  }

  private void putAll(String key, List<String> values) {
    ArrayNode array = fields.putArray(key);
    values.forEach(array::add);
  }
}
