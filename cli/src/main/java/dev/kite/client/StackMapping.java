package dev.kite.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.stack.LoadedPage;
import dev.kite.stack.MappedFrame;
import dev.kite.stack.SourceMaps;
import dev.kite.stack.StackFrame;
import dev.kite.stack.StackTrace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites what pages send so that every stack in it is without the page script's own frames and
 * names the sources the page was built from, where maps are known by then.
 *
 * <p>Whatever is not a stack stays as it came.
 */
public final class StackMapping {
  /** Members that hold an error's text with its stack: of a remote object and of a preview. */
  private static final Set<String> TEXTS = Set.of("description", "value");

  private static final String OWN = "/kite";

  private final SourceMaps maps;

  public StackMapping(SourceMaps maps) {
    this.maps = maps;
  }

  /** The page that a target is or, before its present epoch, was. */
  public static LoadedPage page(String epoch, String target, List<Target> targets) {
    return targets.stream()
        .filter(known -> known.id().equals(target))
        .findFirst()
        .map(known -> new LoadedPage(epoch, known.url()))
        .orElse(new LoadedPage(epoch, ""));
  }

  /** The page that a target is at present. */
  public static LoadedPage page(String target, List<Target> targets) {
    var epoch =
        targets.stream().filter(known -> known.id().equals(target)).map(Target::epoch).findFirst();
    return page(epoch.orElse(target), target, targets);
  }

  private List<MappedFrame> frames(String stack, LoadedPage page) {
    return MappedFrame.of(StackTrace.parse(stack).frames(), page, maps);
  }

  public PageEvent event(PageEvent event, LoadedPage page) {
    var params = event.params();
    var mapped = inErrors(params, page).getAsJsonObject();
    for (var holder : List.of("", "entry")) {
      mapped = withStack(mapped, holder, page);
    }
    if (mapped.get("exceptionDetails") instanceof JsonObject details) {
      mapped = with(mapped, "exceptionDetails", withPlace(details, page));
    }
    return new PageEvent(event.at(), event.method(), mapped);
  }

  /** The result of an evaluation. */
  public JsonObject result(JsonObject result, LoadedPage page) {
    var mapped = inErrors(result, page).getAsJsonObject();
    return mapped.get("exceptionDetails") instanceof JsonObject details
        ? with(mapped, "exceptionDetails", withPlace(details, page))
        : mapped;
  }

  /** The frames of an event's stack, or where its error stands; null for events that have none. */
  public @Nullable List<MappedFrame> frames(PageEvent event, LoadedPage page) {
    var params = event.params().get("entry") instanceof JsonObject entry ? entry : event.params();
    var stack = string(params.get("stack"));
    if (stack == null) {
      return null;
    }
    var frames = frames(stack, page);
    return frames.isEmpty() && event.params().get("exceptionDetails") instanceof JsonObject details
        ? place(details).map(frame -> MappedFrame.of(List.of(frame), page, maps)).orElse(frames)
        : frames;
  }

  private String text(String stack, LoadedPage page) {
    var trace = StackTrace.parse(stack);
    return trace.raw(MappedFrame.of(trace.frames(), page, maps), StackTrace.Foreign.LEFT_OUT);
  }

  private JsonObject withStack(JsonObject params, String holder, LoadedPage page) {
    if (holder.isEmpty()) {
      var stack = string(params.get("stack"));
      return stack == null ? params : with(params, "stack", new JsonPrimitive(text(stack, page)));
    }
    return params.get(holder) instanceof JsonObject inner
        ? with(params, holder, withStack(inner, "", page))
        : params;
  }

  /** What cannot be parsed has no stack; the place of an error stands beside it too. */
  private JsonObject withPlace(JsonObject details, LoadedPage page) {
    var original =
        place(details)
            .flatMap(frame -> MappedFrame.of(List.of(frame), page, maps).get(0).original());
    if (original.isEmpty()) {
      return details;
    }
    var mapped = with(details, "url", new JsonPrimitive(original.get().path()));
    mapped.addProperty("lineNumber", original.get().line() - 1);
    mapped.addProperty("columnNumber", original.get().column() - 1);
    return mapped;
  }

  private static Optional<StackFrame> place(JsonObject details) {
    var url = string(details.get("url"));
    return url == null || url.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StackFrame(
                "", url, number(details, "lineNumber") + 1, number(details, "columnNumber") + 1));
  }

  /** As a double, which any number of JSON is; one that counts no lines becomes the last. */
  private static int number(JsonObject json, String member) {
    return json.get(member) instanceof JsonPrimitive number && number.isNumber()
        ? (int) Math.min(number.getAsDouble(), Integer.MAX_VALUE - 1)
        : 0;
  }

  /** Every error in a tree with its texts rewritten; the same tree when there is none. */
  private JsonElement inErrors(JsonElement json, LoadedPage page) {
    if (json instanceof JsonArray array) {
      return inErrors(array, page);
    }
    if (!(json instanceof JsonObject object)) {
      return json;
    }
    boolean error = "error".equals(string(object.get("subtype")));
    if ("string".equals(string(object.get("type")))
        && object.get("value") instanceof JsonPrimitive text
        && text.getAsString().contains(OWN)) {
      // Somebody's error.stack: only we know which of its lines are ours.
      return with(object, "value", changed(text, StackTrace.parse(text.getAsString()).raw()));
    }
    var changed = object;
    for (var name : List.copyOf(object.keySet())) {
      var before = object.get(name);
      var after =
          error && TEXTS.contains(name) && before instanceof JsonPrimitive text && text.isString()
              ? changed(text, text(text.getAsString(), page))
              : inErrors(before, page);
      if (after != before) {
        changed = with(changed, name, after);
      }
    }
    return changed;
  }

  private JsonElement inErrors(JsonArray array, LoadedPage page) {
    var mapped = new JsonArray(array.size());
    boolean changed = false;
    for (var element : array) {
      var after = inErrors(element, page);
      changed |= after != element;
      mapped.add(after);
    }
    return changed ? mapped : array;
  }

  private static JsonElement changed(JsonPrimitive before, String after) {
    return after.equals(before.getAsString()) ? before : new JsonPrimitive(after);
  }

  /** A copy, since others may hold the tree; order of members stays. */
  private static JsonObject with(JsonObject json, String member, JsonElement value) {
    if (value.equals(json.get(member))) {
      return json;
    }
    var copy = new JsonObject();
    json.entrySet().forEach(entry -> copy.add(entry.getKey(), entry.getValue()));
    copy.add(member, value);
    return copy;
  }

  private static @Nullable String string(@Nullable JsonElement json) {
    return json instanceof JsonPrimitive text && text.isString() ? text.getAsString() : null;
  }
}
