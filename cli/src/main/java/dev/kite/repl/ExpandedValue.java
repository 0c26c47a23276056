package dev.kite.repl;

import dev.kite.client.ObjectPreview;
import dev.kite.client.RemoteObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value of a page with what was found in it so far; {@link Expansion} fills it in. */
final class ExpandedValue {
  /** Objects whose description says it all. */
  private static final Set<String> CLOSED =
      Set.of("null", "node", "regexp", "date", "arraybuffer", "dataview", "webassemblymemory");

  private final RemoteObject value;
  private final @Nullable ExpandedValue parent;
  private final List<ExpandedPart> parts = new ArrayList<>();
  private @Nullable ExpandedValue same;
  private String more = "";
  private boolean opened;

  ExpandedValue(RemoteObject value, @Nullable ExpandedValue parent) {
    this.value = value;
    this.parent = parent;
  }

  RemoteObject value() {
    return value;
  }

  /** Levels of objects around it. */
  int level() {
    return parent == null ? 0 : parent.level() + 1;
  }

  /** Those around it, the innermost first. */
  List<ExpandedValue> ancestors() {
    var ancestors = new ArrayList<ExpandedValue>();
    for (var at = parent; at != null; at = at.parent) {
      ancestors.add(at);
    }
    return ancestors;
  }

  /** Whether there may be properties to ask for. */
  boolean canOpen() {
    boolean object = value.type().equals("object") && value.objectId() != null;
    return object && (value.subtype() == null || !CLOSED.contains(value.subtype()));
  }

  boolean isProxy() {
    return "proxy".equals(value.subtype());
  }

  /** Whether it looks so much like one around it that it may be the same. */
  boolean resembles(ExpandedValue other) {
    ObjectPreview preview = value.preview();
    return preview != null && preview.equals(other.value.preview());
  }

  /** Whether its properties are known. */
  boolean isOpened() {
    return opened;
  }

  void open() {
    opened = true;
  }

  List<ExpandedPart> parts() {
    return parts;
  }

  void add(ExpandedPart part) {
    parts.add(part);
  }

  /** What is said of those that are not listed; empty when all are. */
  String more() {
    return more;
  }

  void more(String words) {
    more = words;
  }

  /** The one around it that it is; null when it is none of them. */
  @Nullable ExpandedValue same() {
    return same;
  }

  void is(ExpandedValue ancestor) {
    same = ancestor;
  }
}
