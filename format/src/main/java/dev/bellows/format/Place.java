package dev.bellows.format;

import com.networknt.schema.path.NodePath;
import dev.bellows.format.SourceNode.Entry;
import java.util.Objects;

/**
 * A value of a source with the way to it.
 *
 * @param label where the value's key stands, or the value itself where it has none
 */
record Place(KeyPath path, Position label, SourceNode node) {

  static Place root(SourceNode node) {
    return new Place(KeyPath.ROOT, node.at(), node);
  }

  /** Follows a path that is known to exist. */
  Place descend(NodePath location) {
    Place place = this;
    for (int i = 0; i < location.getNameCount(); i++) {
      place = place.child(location.getName(i));
    }
    return place;
  }

  Place child(String step) {
    if (node instanceof SourceNode.Mapping mapping) {
      Entry entry = Objects.requireNonNull(mapping.entries().get(step));
      return new Place(path.key(step), entry.keyAt(), entry.value());
    }
    int index = Integer.parseInt(step);
    SourceNode element = ((SourceNode.Sequence) node).elements().get(index);
    return new Place(path.index(index), element.at(), element);
  }
}
