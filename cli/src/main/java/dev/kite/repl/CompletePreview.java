package dev.kite.repl;

import dev.kite.client.ObjectPreview;
import dev.kite.client.ObjectPreview.Property;
import dev.kite.client.PropertyDescriptor;
import dev.kite.client.PropertyListing;
import dev.kite.client.RemoteObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads a preview that says all of a small object as the listing the page would answer. */
final class CompletePreview {
  private static final Set<String> PRIMITIVES =
      Set.of("string", "number", "boolean", "bigint", "undefined");

  private CompletePreview() {}

  /** Empty when the page has to be asked. */
  static Optional<PropertyListing> of(RemoteObject value) {
    var preview = value.preview();
    boolean plain = value.subtype() == null || "array".equals(value.subtype());
    return preview != null && plain && isComplete(preview)
        ? Optional.of(
            new PropertyListing(
                preview.properties().stream().map(CompletePreview::descriptor).toList(), List.of()))
        : Optional.empty();
  }

  private static boolean isComplete(ObjectPreview preview) {
    return !preview.overflow()
        && preview.entries().isEmpty()
        && preview.properties().stream().allMatch(CompletePreview::isWhole);
  }

  /** What only the engine sees, and private names, are no properties. */
  private static boolean isWhole(Property property) {
    boolean primitive = PRIMITIVES.contains(property.type()) || "null".equals(property.subtype());
    return primitive
        && !property.name().startsWith("[[")
        && !property.name().startsWith("#")
        && !Cut.isCutText(property.value());
  }

  private static PropertyDescriptor descriptor(Property property) {
    var text = Objects.requireNonNullElse(property.value(), "");
    var value =
        new RemoteObject(
            property.type(), property.subtype(), null, null, null, text, null, null, List.of());
    return new PropertyDescriptor(
        property.name(), value, true, null, null, true, true, false, true, null);
  }
}
