package dev.kite.inject;

import static dev.kite.inject.ChromeAnswers.list;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a console call stands in the page: the innermost frame of its stack. */
record TopFrame(String function, String url, int line, int column) {
  private static final Pattern FRAME =
      Pattern.compile(" {4}at (?:(?:async )?(.+) \\()?(.*):(\\d+):(\\d+)\\)?");
  private static final Pattern DECORATION = Pattern.compile("^new | \\[as .*\\]$|^.*\\.(?=[^.]+$)");

  /** Of an event as Chromium recorded it; null for another event and for one without a stack. */
  static @Nullable TopFrame ofDebugger(Map<String, Object> event) {
    if (!(event.get("params") instanceof Map<?, ?> params)
        || !"Runtime.consoleAPICalled".equals(event.get("method"))
        || !(params.get("stackTrace") instanceof Map<?, ?> trace)
        || list(trace.get("callFrames")).isEmpty()) {
      return null;
    }
    var frame = list(trace.get("callFrames")).get(0);
    return new TopFrame(
        String.valueOf(frame.get("functionName")),
        String.valueOf(frame.get("url")),
        ((Number) frame.getOrDefault("lineNumber", -1)).intValue(),
        ((Number) frame.getOrDefault("columnNumber", -1)).intValue());
  }

  /** Of an event of ours, whose own frames have no URL in these tests. */
  static @Nullable TopFrame ofPage(Map<String, Object> event, String origin) {
    if (!(event.get("params") instanceof Map<?, ?> params)) {
      return null;
    }
    return List.of(String.valueOf(params.get("stack")).split("\n")).stream()
        .map(FRAME::matcher)
        .filter(match -> match.matches() && !match.group(2).equals("<anonymous>"))
        .map(
            match ->
                new TopFrame(
                    match.group(1) == null ? "" : DECORATION.matcher(match.group(1)).replaceAll(""),
                    match.group(2).replace(origin, "https://kite.test"),
                    Integer.parseInt(match.group(3)) - 1,
                    Integer.parseInt(match.group(4)) - 1))
        .findFirst()
        .orElse(null);
  }
}
