package dev.kite.inject;

import static dev.kite.inject.ChromeAnswers.quote;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page under a Content-Security-Policy, with the script as it is served. Plays the relay that
 * holds scripts for the page.
 */
final class PolicyPage {
  private static final Pattern SCRIPT = Pattern.compile("h ([0-9a-f]{32}) (.*)", Pattern.DOTALL);

  final KitePage page = new KitePage();
  private final Set<String> held = new HashSet<>();
  private int commands;

  /**
   * Opens it with a counter `n` at 0 and the errors that it hears of in `failures`.
   *
   * @param policy where {@code RELAY} stands for where the script comes from
   * @param tag our own
   */
  void open(String policy, String tag) {
    held.clear();
    page.browser.serve(
        "/start.js",
        "window.n = 0; window.failures = [];"
            + "window.onerror = function (text) { failures.push(text); };");
    page.open(
        "<head>" + tag + "<script nonce=abc src=/start.js></script></head>",
        Map.of("Content-Security-Policy", policy.replace("RELAY", page.browser.origin())));
    page.frame("\"state\":\"load\"");
  }

  /** The reply to an evaluation as a prompt asks for it. */
  String evaluate(String source) {
    return evaluate(source, true);
  }

  /** The same; a relay of an earlier version does not know what to hold. */
  String evaluate(String source, boolean isHolding) {
    var id = "c" + ++commands;
    var command =
        "{\"id\":\"%s\",\"method\":\"Runtime.evaluate\",\"params\":{\"expression\":%s,\"generatePreview\":true}}"
            .formatted(id, quote(source));
    page.value("wire.say(" + quote("c 00c0ffee00c0ffee " + command) + ")");
    for (; ; ) {
      var frame = next(id);
      var script = SCRIPT.matcher(frame);
      if (!script.matches()) {
        return frame;
      }
      held.add(script.group(1));
      if (isHolding) {
        hold(script.group(1), source(script.group(2)));
      }
    }
  }

  @Nullable Object value(String expression) {
    return page.value(expression);
  }

  /** How many scripts the relay was asked to hold since the page was opened. */
  int held() {
    return held.size();
  }

  private void hold(String id, String source) {
    page.browser.serve("/kite.js?kp_GXPEXQ16459GJT31ETEX&script=" + id, source);
    page.value("wire.say('h " + id + "')");
  }

  private static String source(String body) {
    var script = (Map<?, ?>) Objects.requireNonNull(ChromeAnswers.parse(body));
    return String.valueOf(script.get("source"));
  }

  // The reply to a command, or a script to hold that is new.
  private String next(String id) {
    var known = List.copyOf(held).stream().map(ChromeAnswers::quote).toList();
    var found =
        ("wire.filter(function (frame) { return /^r /.test(frame) && frame.indexOf('\"id\":\"%s\"') > 0"
                + " || /^h /.test(frame) && %s.indexOf(frame.slice(2, 34)) < 0; })[0]")
            .formatted(id, known);
    page.until(found);
    return String.valueOf(page.value(found));
  }
}
