package dev.kite.inject;

import static dev.kite.inject.DrivenPage.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No code of the page runs for the completion of names at a prompt. */
class CompletionSafetyTest {
  /** Proxies with every trap, and getters and setters everywhere: all count in {@code window.n}. */
  private static final String TRAPS =
      """
      <script>
        window.n = 0;
        var traps = {};
        Object.getOwnPropertyNames(Reflect).forEach(function (name) {
          traps[name] = function () { n++; return Reflect[name].apply(Reflect, arguments); };
        });
        var count = { get: function () { n++; return {}; }, set: function () { n++; }, configurable: true };
        var trapped = {
          proxy: new Proxy({ inner: {} }, traps),
          call: new Proxy(function () {}, traps),
          heir: Object.create(new Proxy({ inner: {} }, traps)),
          bound: Object.defineProperty({}, 'x', { get: count.get.bind(null), configurable: true }),
          stolen: Object.defineProperty({}, 'x', { get: new Proxy(function () { n++; }, traps) }),
          pattern: Object.defineProperty(/x/, 'global', count),
          array: Object.defineProperty([], '0', count)
        };
        Object.defineProperty(trapped, 'getter', count);
        Object.defineProperty(window, 'ofWindow', count);
        Object.defineProperty(String.prototype, 'ofString', count);
        var revoked = Proxy.revocable({}, {});
        revoked.revoke();
        let lexical = { inLexical: trapped.proxy };
        let lexicalProxy = trapped.proxy;
      </script>
      """;

  private final DrivenPage page = new DrivenPage();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trapped",
        "trapped,proxy",
        "trapped,proxy,inner",
        "trapped,call",
        "trapped,call,name",
        "trapped,heir",
        "trapped,heir,inner",
        "trapped,bound,x",
        "trapped,stolen,x",
        "trapped,pattern,flags",
        "trapped,array,0",
        "trapped,getter",
        "trapped,getter,x",
        "ofWindow",
        "ofWindow,x",
        "String,prototype",
        "String,prototype,ofString",
        "revoked,proxy",
        "lexical,inLexical",
        "lexicalProxy",
        "this",
        ""
      })
  void noCodeOfThePageRuns(String path) {
    page.open(TRAPS);

    complete(path, "");
    complete(path, "x");

    assertThat(page.value("window.n")).isEqualTo(0L);
  }

  @Test
  void nothingIsSaidOfAProxy() {
    page.open(TRAPS);

    assertThat(names("trapped,proxy", "")).isEmpty();
    assertThat(names("trapped,call", "")).isEmpty();
    assertThat(names("revoked,proxy", "")).isEmpty();
    assertThat(names("trapped,heir", "")).isEmpty();
  }

  @Test
  void pagesWayToWriteStacksIsLeftAsItIs() {
    page.open(
        "<script>Object.defineProperty(Error, 'prepareStackTrace',"
            + " { get: function () { throw 'asked'; }, configurable: true }); Error.stackTraceLimit = 3;</script>");

    assertThat(names("document", "bod")).contains("body");
    assertThat(
            page.value(
                "[typeof Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace').get,"
                    + " Error.stackTraceLimit].join()"))
        .isEqualTo("function,3");
    assertThat(page.page.complaints()).isEmpty();
  }

  private List<String> names(String path, String prefix) {
    var entries = (List<?>) Objects.requireNonNull(complete(path, prefix).get("result"));
    return entries.stream().map(entry -> String.valueOf(map(entry).get("name"))).toList();
  }

  private Map<String, Object> complete(String path, String prefix) {
    var names = path.isEmpty() ? List.of() : List.of(path.split(","));
    return page.ask("Kite.complete", Map.of("path", names, "prefix", prefix));
  }
}
