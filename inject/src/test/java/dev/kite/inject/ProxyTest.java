package dev.kite.inject;

import static dev.kite.inject.ChromeAnswers.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A log that shows a Proxy runs no trap of it; who asks for what it stands for gets it through the
 * traps.
 */
class ProxyTest {
  private static final String SPY =
      """
      window.traps = [];
      function spy(target) {
        return new Proxy(target, new Proxy({}, { get: function (t, name) { traps.push(name); } }));
      }
      """;

  private final Browser browser = Browser.shared();
  private final Probe probe = new Probe(browser);

  @Test
  void noTrapRunsWhereverTheProxyStands() {
    probe.open(
        // The browser's own console, watched by the test's driver, is not asked.
        "console.log = console.error = console.table = console.dir = function () {};",
        SPY
            + """
            class Base {}
            class Store { constructor() { return spy(this); } }
            function Odd() {}
            Odd.prototype = Object.create(spy({}));
            Odd.prototype.constructor = spy(Odd);
            var error = Object.setPrototypeOf(new Error('e'), spy(Error.prototype));
            var list = [spy([]), spy({})];
            traps.length = 0;
            console.log(spy({ a: 1 }), spy([1]), spy(Base), new Store(), new Odd(), error);
            console.log('%s %d', spy({}), spy([5]), list);
            console.error({ deep: spy({}) }, new Map([[spy({}), spy([])]]), new Set([spy({})]));
            console.table([spy({ a: 1 })], spy(['a']));
            console.dir(Object.create(spy({})));
            """);

    assertThat(probe.events(5)).contains("Proxy(Store)", "Proxy(Array)", "Proxy(Function)");
    assertThat(browser.evaluate("traps")).isEqualTo(List.of());
  }

  @Test
  void proxyIsNamedByItsTargetAndSaysThatThereIsMore() {
    probe.open("", "");

    assertThat(described("new Proxy(new (class Foo {})(), {})"))
        .isEqualTo("object proxy Object Proxy(Foo) true");
    assertThat(described("new Proxy(function () {}, {})"))
        .isEqualTo("object proxy Function Proxy(Function) true");
    assertThat(described("(function (r) { r.revoke(); return r.proxy; })(Proxy.revocable({}, {}))"))
        .isEqualTo("object proxy Object Proxy false");
  }

  @Test
  void whatIsOnlyCalledProxyIsNone() {
    probe.open("", "");

    assertThat(described("new (class Proxy { constructor() { this.a = 1; } })()"))
        .isEqualTo("object undefined Proxy Proxy false");
    assertThat(described("class Proxy {}")).startsWith("function undefined Function class Proxy");
    assertThat(described("({ [Symbol.toStringTag]: 'Proxy' })"))
        .isEqualTo("object undefined Proxy Proxy false");
  }

  @Test
  void targetIsListedOnRequestWhateverTheTrapsThrow() {
    probe.open(
        "",
        """
        window.good = new Proxy({ a: 1 }, {});
        window.angry = new Proxy({}, { ownKeys: function () { throw new Error('trap'); } });
        """);

    var target = "[[Target]]";
    assertThat(listed("good")).isEqualTo(List.of(List.of(), List.of(target), List.of("a")));
    assertThat(listed("angry")).isEqualTo(List.of(List.of(), List.of(target), List.of()));
  }

  @Test
  void pagesOwnWayToWriteStacksIsNeitherRunNorLost() {
    probe.open(
        """
        window.asked = 0;
        window.own = Error.prepareStackTrace = function () { asked++; return 'own'; };
        """,
        "function place() { console.log('x', {}); console.log('y'); } place();");

    var events = list(ChromeAnswers.parse(probe.events(2)));
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(((Map<?, ?>) Objects.requireNonNull(event.get("params"))).get("stack"))
                    .asString()
                    .contains("at place ("));
    assertThat(browser.evaluate("[asked, Error.prepareStackTrace === own, new Error().stack]"))
        .isEqualTo(List.of(0L, true, "own"));
  }

  @Test
  void pageThatFixedItsErrorsLosesNoLine() {
    probe.open("", "Object.freeze(Error); console.log('frozen', { a: 1 });");

    assertThat(probe.events(1)).contains("frozen", "\"name\":\"a\"", "/case.js:1:");
  }

  private String described(String expression) {
    return String.valueOf(
        browser.evaluate(
            """
            (function (o) {
              return [o.type, o.subtype, o.className, o.description, o.preview && o.preview.overflow].join(' ')
                .replace('  ', ' undefined ');
            })(probe.values.describe((%s), 'g', true))"""
                .formatted(expression)));
  }

  private @org.jspecify.annotations.Nullable Object listed(String name) {
    return browser.evaluate(
        """
        (function () {
          function names(list) { return list.map(function (one) { return one.name; }); }
          var id = probe.values.describe(%s, 'g').objectId;
          var first = probe.properties({ objectId: id, ownProperties: true });
          var target = first.internalProperties[0].value.objectId;
          var second = probe.properties({ objectId: target, ownProperties: true });
          return [names(first.result), names(first.internalProperties), names(second.result)];
        })()"""
            .formatted(name));
  }
}
