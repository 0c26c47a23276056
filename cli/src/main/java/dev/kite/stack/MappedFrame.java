package dev.kite.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A frame and, where a source map knows it, its original.
 *
 * @param name the function's own name in the sources; empty when no map says it
 */
public record MappedFrame(StackFrame frame, Optional<Original> original, String name) {

  /** The frames of a stack, led back to their sources where maps are known by now. */
  public static List<MappedFrame> of(List<StackFrame> frames, LoadedPage page, SourceMaps maps) {
    maps.prepare(frames, page);
    return of(frames, script -> maps.map(script, page));
  }

  /** The frames of a stack, led back to their sources by the map that {@code maps} has of each. */
  public static List<MappedFrame> of(
      List<StackFrame> frames, Function<String, Optional<SourceMap>> maps) {
    var originals = new ArrayList<Optional<Original>>();
    for (var frame : frames) {
      originals.add(
          frame.ofEngine()
              ? Optional.empty()
              : maps.apply(frame.url()).flatMap(map -> map.original(frame.line(), frame.column())));
    }
    return named(frames, originals);
  }

  private static List<MappedFrame> named(
      List<StackFrame> frames, List<Optional<Original>> originals) {
    var mapped = new ArrayList<MappedFrame>();
    for (int i = 0; i < frames.size(); i++) {
      boolean calledNext =
          i + 1 < frames.size()
              && !frames.get(i).name().isEmpty()
              && !frames.get(i + 1).function().startsWith("async");
      var caller = calledNext ? originals.get(i + 1) : Optional.<Original>empty();
      mapped.add(
          new MappedFrame(
              frames.get(i), originals.get(i), caller.map(MappedFrame::called).orElse("")));
    }
    return mapped;
  }

  /**
   * A call stands where the called function's name does, so the caller's place in the map knows
   * what the sources call it.
   */
  private static String called(Original caller) {
    return caller.exact() ? caller.name() : "";
  }

  /** The frame as it would be without a build. */
  public StackFrame shown() {
    return original
        .map(place -> new StackFrame(function(), place.path(), place.line(), place.column()))
        .orElse(frame);
  }

  private String function() {
    if (name.isEmpty() || name.equals(frame.name())) {
      return frame.function();
    }
    for (var how : List.of("async ", "new ")) {
      if (frame.function().startsWith(how)) {
        return how + name;
      }
    }
    return name;
  }

  /** Whether the map says that it is somebody else's code, a framework's perhaps. */
  public boolean ignored() {
    return original.filter(Original::ignored).isPresent();
  }
}
