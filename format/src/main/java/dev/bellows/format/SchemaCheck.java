package dev.bellows.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.List;

/**
 * Checks the structure of a source against the schema. The schema's one use of {@code not} marks
 * what is specified and not implemented; whatever else is wrong inside of that is not reported.
 */
final class SchemaCheck {

  private static final String NOT_IMPLEMENTED = "not";

  private final Place root;
  private final Problems problems;

  private SchemaCheck(SourceNode root, Problems problems) {
    this.root = Place.root(root);
    this.problems = problems;
  }

  static void check(SourceNode root, Problems problems) {
    new SchemaCheck(root, problems)
        .report(MigrationSchema.compiled().validate(SourceJson.of(root)));
  }

  private void report(List<Error> errors) {
    List<Error> ahead =
        errors.stream().filter(error -> error.getKeyword().equals(NOT_IMPLEMENTED)).toList();
    ahead.forEach(this::reportNotImplemented);
    errors.stream()
        .filter(error -> ahead.stream().noneMatch(outer -> contains(outer, error)))
        .forEach(this::reportInvalid);
  }

  private static boolean contains(Error outer, Error inner) {
    NodePath location = inner.getInstanceLocation();
    return location.equals(outer.getInstanceLocation())
        || location.startsWith(outer.getInstanceLocation());
  }

  private void reportNotImplemented(Error error) {
    Place place = root.descend(error.getInstanceLocation());
    String message = SchemaMessage.notImplemented(place, error.getSchemaNode(), parent(error));
    problems.notImplemented(place.label(), place.path(), message);
  }

  private void reportInvalid(Error error) {
    Place place = root.descend(error.getInstanceLocation());
    JsonNode rule = parent(error);
    switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(place, error.getProperty(), rule);
      case "required" -> missingKey(place, error.getProperty(), rule);
      case "enum" -> invalidValue(place, SchemaMessage.notAmong(place.node(), rule));
      case "uniqueItems" -> invalidValue(place, SchemaMessage.twice(place.node()));
      default -> invalidValue(place, SchemaMessage.otherForm(place.node(), rule));
    }
  }

  private void unknownKey(Place owner, String name, JsonNode rule) {
    Place key = owner.child(name);
    problems.invalid(key.label(), key.path(), SchemaMessage.unknownKey(name, rule));
  }

  private void missingKey(Place owner, String key, JsonNode rule) {
    problems.invalid(owner.label(), owner.path(), SchemaMessage.missing(key, rule));
  }

  /** One complaint about a value is enough: an alias, say, is no number either. */
  private void invalidValue(Place place, String message) {
    if (!problems.anyAt(place.path())) {
      problems.invalid(place.node().at(), place.path(), message);
    }
  }

  /** The schema object whose keyword failed. */
  private static JsonNode parent(Error error) {
    String pointer = error.getSchemaLocation().getFragment().toString();
    return MigrationSchema.tree().at(pointer.substring(0, pointer.lastIndexOf('/')));
  }
}
