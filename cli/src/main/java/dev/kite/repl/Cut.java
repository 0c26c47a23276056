package dev.kite.repl;

import dev.kite.client.ObjectPreview;
import dev.kite.client.ObjectPreview.Property;
import dev.kite.client.RemoteObject;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whether one line about a value hides something of it. */
final class Cut {
  /** What is written of an error without its properties. */
  private static final Set<String> OF_ERRORS = Set.of("stack", "message", "cause", "errors");

  private Cut() {}

  /** Whether there is more to ask the page for, which needs a handle, or more of a text. */
  static boolean hidesSomething(RemoteObject value) {
    if (value.type().equals("string")) {
      return value.objectId() != null || Sanitiser.cuts(ValueFormat.primitive(value));
    }
    if (value.objectId() == null) {
      return false;
    }
    var preview = value.preview();
    return switch (value.type()) {
      case "function" -> FunctionText.isCut(ValueFormat.description(value));
      case "object" ->
          switch (Objects.requireNonNullElse(value.subtype(), "")) {
            case "error" -> preview != null && hasOther(preview);
            case "node" -> true;
            case "regexp", "date", "arraybuffer", "dataview" -> false;
            default -> preview == null || hides(preview);
          };
      default -> false;
    };
  }

  private static boolean hasOther(ObjectPreview error) {
    return error.properties().stream().anyMatch(property -> !OF_ERRORS.contains(property.name()));
  }

  private static boolean hides(ObjectPreview preview) {
    return preview.overflow()
        || preview.properties().stream().anyMatch(Cut::hides)
        || preview.entries().stream()
            .anyMatch(
                entry -> isOpaque(entry.value()) || (entry.key() != null && isOpaque(entry.key())));
  }

  private static boolean hides(Property property) {
    return property.type().equals("accessor")
        || (property.type().equals("object") && !isShort(property.subtype()))
        || (property.type().equals("string") && isCutText(property.value()));
  }

  private static boolean isOpaque(ObjectPreview part) {
    return part.type().equals("object") && !isShort(part.subtype());
  }

  private static boolean isShort(@Nullable String subtype) {
    return subtype != null && Set.of("null", "node", "regexp", "date").contains(subtype);
  }

  /** V8 puts the sign in the middle of what it cuts to 100 characters. */
  static boolean isCutText(@Nullable String text) {
    return text != null && text.length() >= 99 && text.indexOf('…') >= 0;
  }
}
