package dev.kite.repl;

import static java.util.Comparator.comparingLong;

import dev.kite.client.PropertyDescriptor;
import dev.kite.client.PropertyListing;
import dev.kite.client.RemoteObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a listing of properties: the enumerable own ones, as Node shows them, at most
 * {@value #MOST} elements, accessors by what they have.
 */
final class ExpandedParts {
  /** As many as Node shows of one array, Map or Set. */
  static final int MOST = 100;

  private static final Pattern SIZE = Pattern.compile("(?s).*[(\\[]([0-9]{1,10})[)\\]]");
  private static final Set<String> LISTS = Set.of("array", "typedarray");

  private final ExpandedValue value;
  private final List<ExpandedPart> parts = new ArrayList<>();

  private ExpandedParts(ExpandedValue value) {
    this.value = value;
  }

  static List<ExpandedPart> of(ExpandedValue value, PropertyListing listing) {
    var found = new ExpandedParts(value);
    var enumerable = listing.properties().stream().filter(PropertyDescriptor::enumerable);
    if (isList(value.value())) {
      found.list(enumerable.toList());
    } else {
      enumerable.forEach(found::property);
    }
    return found.parts;
  }

  /** The array that holds a Map's or Set's entries. */
  static Optional<RemoteObject> entries(PropertyListing listing) {
    return internal("[[Entries]]", listing);
  }

  /** What a Proxy stands for; it has no properties of its own. */
  static Optional<RemoteObject> target(PropertyListing listing) {
    return internal("[[Target]]", listing);
  }

  private static Optional<RemoteObject> internal(String name, PropertyListing listing) {
    return listing.internal().stream()
        .filter(internal -> internal.name().equals(name))
        .map(PropertyListing.Internal::value)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The first entries of that array; says in {@code value} how many more there are. */
  static List<RemoteObject> elements(ExpandedValue value, Optional<PropertyListing> listing) {
    var entries =
        listing.stream()
            .flatMap(found -> found.properties().stream())
            .filter(property -> PreviewFormat.isIndex(property.name()))
            .map(PropertyDescriptor::value)
            .filter(Objects::nonNull)
            .limit(MOST)
            .toList();
    sayMore(value, size(value.value()) - entries.size());
    return entries;
  }

  /** A Map's or Set's entry from what stands in its array. */
  static Optional<ExpandedPart> entry(ExpandedValue value, Optional<PropertyListing> listing) {
    var properties = listing.map(PropertyListing::properties).orElse(List.of());
    return named(properties, "value")
        .map(
            entry ->
                ExpandedPart.entry(
                    named(properties, "key").map(key -> new ExpandedValue(key, value)).orElse(null),
                    new ExpandedValue(entry, value)));
  }

  private static Optional<RemoteObject> named(List<PropertyDescriptor> properties, String name) {
    return properties.stream()
        .filter(property -> property.name().equals(name))
        .flatMap(property -> Stream.ofNullable(property.value()))
        .findFirst();
  }

  static boolean isList(RemoteObject value) {
    return value.subtype() != null && LISTS.contains(value.subtype());
  }

  private void list(List<PropertyDescriptor> properties) {
    var elements =
        properties.stream()
            .filter(property -> PreviewFormat.isIndex(property.name()))
            .sorted(comparingLong(property -> Long.parseLong(property.name())))
            .toList();
    long size = Math.max(size(value.value()), elements.size());
    long next = 0;
    for (var element : elements) {
      if (parts.size() >= MOST) {
        break;
      }
      long index = Long.parseLong(element.name());
      hole(index - next);
      part(List.of(), element);
      next = index + 1;
    }
    boolean allListed = parts.size() < MOST && next >= last(elements);
    if (allListed) {
      hole(size - next);
    } else {
      sayMore(value, size - next);
    }
    properties.stream()
        .filter(property -> !PreviewFormat.isIndex(property.name()))
        .forEach(this::property);
  }

  /** An element that did not come, because the page's answer was full, is no hole. */
  private static long last(List<PropertyDescriptor> elements) {
    return elements.isEmpty() ? 0 : Long.parseLong(elements.get(elements.size() - 1).name()) + 1;
  }

  private void hole(long missing) {
    if (missing > 0) {
      parts.add(ExpandedPart.words(List.of(), missing == 1 ? "empty" : "empty × " + missing));
    }
  }

  private void property(PropertyDescriptor property) {
    part(List.of(PreviewFormat.nameOf(property.name()), Piece.plain(": ")), property);
  }

  private void part(List<Piece> name, PropertyDescriptor property) {
    var accessor = accessor(property);
    if (!accessor.isEmpty()) {
      parts.add(ExpandedPart.words(name, accessor));
    } else if (property.value() != null) {
      parts.add(ExpandedPart.of(name, new ExpandedValue(property.value(), value)));
    }
  }

  private static String accessor(PropertyDescriptor property) {
    boolean getter = isFunction(property.getter());
    boolean setter = isFunction(property.setter());
    if (getter && setter) {
      return "[Getter/Setter]";
    }
    return getter ? "[Getter]" : setter ? "[Setter]" : "";
  }

  private static boolean isFunction(@Nullable RemoteObject half) {
    return half != null && half.type().equals("function");
  }

  private static void sayMore(ExpandedValue value, long count) {
    if (count > 0) {
      value.more("… " + count + (count == 1 ? " more item" : " more items"));
    }
  }

  /** Of the description, like {@code Array(3)}; 0 when it says none. */
  private static long size(RemoteObject value) {
    var size = SIZE.matcher(ValueFormat.description(value));
    return size.matches() ? Long.parseLong(size.group(1)) : 0;
  }
}
