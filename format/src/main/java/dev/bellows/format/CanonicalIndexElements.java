package dev.bellows.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.model.Operation.IndexElement;
import dev.bellows.model.Operation.IndexElement.ByColumn;
import dev.bellows.model.Operation.IndexElement.ByExpression;
import java.util.List;

/** What an index is on: all columns, or all expressions. */
final class CanonicalIndexElements {

  private CanonicalIndexElements() {}

  static void put(ObjectNode fields, List<IndexElement> elements) {
    boolean columns = elements.stream().allMatch(ByColumn.class::isInstance);
    if (!columns && elements.stream().anyMatch(ByColumn.class::isInstance)) {
      throw new IllegalArgumentException(
          "an index on columns and expressions mixed cannot be written: " + elements);
    }
    ArrayNode array = fields.putArray(columns ? "columns" : "expressions");
    elements.forEach(element -> array.add(text(element)));
  }

  private static String text(IndexElement element) {
    return element instanceof ByColumn column ? column.name() : ((ByExpression) element).sql();
  }
}
