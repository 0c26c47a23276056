package dev.kite.inject;

import static dev.kite.inject.ChromeAnswers.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the page sees of us: nothing, whatever it logs and whatever it does to its built-ins. */
class DoNoHarmTest {
  private final Browser browser = Browser.shared();
  private final Probe probe = new Probe(browser);

  @Test
  void gettersOfThePageAreNotCalled() {
    probe.open(
        // The browser's own console, watched by the test's driver, calls getters itself.
        "console.log = console.table = console.dir = function () {};",
        """
        window.calls = [];
        function hit() { calls.push(new Error().stack); return 'x'; }
        class Own { get a() { return hit(); } get [Symbol.toStringTag]() { return hit(); } }
        Object.defineProperty(Own.prototype, 'constructor', { get: hit });
        var error = new Error('e');
        ['name', 'message', 'stack', 'cause'].forEach(function (key) { Object.defineProperty(error, key, { get: hit }); });
        class Named extends Error { get name() { return hit(); } }
        var bound = Object.defineProperty({}, 'b', { get: hit.bind(null), enumerable: true });
        var proxied = Object.defineProperty({}, 'p', { get: new Proxy(hit, {}), enumerable: true });
        var list = Object.defineProperty([1], 'length2', { get: hit });
        class Pattern extends RegExp { get flags() { return hit(); } get global() { return hit(); } get source() { return hit(); } }
        console.log(new Own(), error, new Named('n'), bound, proxied, list, new Pattern('a', 'g'), new Map([[new Own(), error]]));
        console.table([new Own(), error]);
        console.dir({ get x() { return hit(); }, nested: new Own() });
        """);

    assertThat(events(3)).hasSize(3);
    assertThat(browser.evaluate("calls")).isEqualTo(List.of());
  }

  @Test
  void trapsThatThrowAndRevokedProxiesAreShownAsObjects() {
    probe.open(
        "",
        """
        var angry = new Proxy({}, new Proxy({}, { get: function () { return function () { throw new Error('trap'); }; } }));
        var gone = Proxy.revocable([], {});
        gone.revoke();
        var chain = Object.create(angry);
        console.log(angry, gone.proxy, chain, { a: angry, b: gone.proxy, c: 1 }, [gone.proxy], new Set([angry]));
        window.reached = true;
        """);

    var logged = arguments(events(1).get(0));
    assertThat(logged).hasSize(6);
    assertThat(logged.get(3).get("preview")).asString().contains("name=c").contains("value=1");
    assertThat(browser.evaluate("reached")).isEqualTo(true);
  }

  @Test
  void trapThatLogsDoesNotLoop() {
    probe.open(
        "",
        """
        var chatty = new Proxy({}, { getPrototypeOf: function () { console.log(chatty); return null; } });
        console.log(chatty);
        """);

    assertThat(events(1)).hasSize(1);
  }

  @Test
  void snapshotShowsTheObjectAsItWasAtTheCall() {
    probe.open("", "var o = {a: 1, list: [1]}; console.log(o); o.a = 2; o.b = 3; o.list.push(2);");

    assertThat(arguments(events(1).get(0)).get(0).get("preview"))
        .asString()
        .contains("value=1", "Array(1)")
        .doesNotContain("name=b");
  }

  @Test
  void everythingWorksAfterThePageBrokeTheBuiltIns() {
    probe.open(
        "",
        """
        var broken = 'broken';
        var fail = function () { throw broken; };
        var define = Object.defineProperty, names = Object.getOwnPropertyNames;
        var types = [Array, String, RegExp, Map, Set, WeakMap, Promise, Date, Symbol, Error];
        for (var i = 0; i < types.length; i++) {
          var methods = names(types[i].prototype);
          for (var j = 0; j < methods.length; j++) {
            try {
              if (methods[j] != 'constructor') { define(types[i].prototype, methods[j], { value: fail }); }
            } catch (e) { window.kept = methods[j]; }
          }
        }
        Function.prototype.call = Function.prototype.apply = Function.prototype.bind = fail;
        Object.getOwnPropertyDescriptor = Object.keys = Object.getOwnPropertyNames = Object.getPrototypeOf = fail;
        Object.prototype.toJSON = fail;
        Reflect.apply = fail;
        JSON.stringify = JSON.parse = fail;
        console.log('%s!', 'x', { a: [1, 2], m: new Map([]), e: new Error('e'), r: /x/g });
        console.count('c');
        probe.evaluate({expression: 'let q = 1; const w = 2; var v = 3; q + w + v'}, function (text) { window.sum = text; });
        """);

    var events = String.valueOf(browser.evaluate("probe.drain()"));
    assertThat(events)
        .contains("\"%s!\"", "\"Array(2)\"", "\"Map(0)\"", "Error: e", "/x/g", "c: 1");
    assertThat(browser.evaluate("sum")).asString().contains("\"value\":6");
  }

  @Test
  void wrappedMethodsKeepTheirIdentity() {
    var facts =
        """
        JSON.stringify(Object.getOwnPropertyNames(console).map(function (name) {
          var found = Object.getOwnPropertyDescriptor(console, name), method = found.value;
          return [name, found.writable, found.enumerable, found.configurable, typeof method].concat(
            typeof method == 'function'
              ? [method.name, method.length, String(method), method.toString(), Object.getOwnPropertyNames(method),
                 'prototype' in method, Object.getPrototypeOf(method) === Function.prototype]
              : []);
        }))""";
    browser.serve("/plain.html", "<!DOCTYPE html>");
    browser.open("/plain.html");
    var untouched = browser.evaluate(facts);

    probe.open("", "");

    assertThat(browser.evaluate(facts)).isEqualTo(untouched);
    assertThat(
            browser.evaluate("/kite|called/.test(Function.prototype.toString.call(console.log))"))
        .isEqualTo(false);
  }

  @Test
  void originalIsCalledFirstWithTheSameThisAndArgumentsAndItsResultReturned() {
    probe.open(
        """
        window.seen = [];
        console.log = function () { seen.push([this, arguments.length, arguments[0], probe.events.length]); return 7; };
        """,
        """
        var self = {}, object = {};
        window.result = console.log.call(self, object, 2);
        window.same = seen[0][0] === self && seen[0][2] === object;
        """);

    assertThat(browser.evaluate("[result, same, seen[0][1], seen[0][3]]"))
        .isEqualTo(List.of(7L, true, 2L, 0L));
    assertThat(events(1)).hasSize(1);
  }

  @Test
  void exceptionOfTheOriginalReachesThePageAndNothingIsCaptured() {
    probe.open(
        "console.log = function () { throw new RangeError('own'); };",
        "try { console.log(1); } catch (e) { window.caught = e.message; }");

    assertThat(browser.evaluate("[caught, probe.events.length]")).isEqualTo(List.of("own", 0L));
  }

  @Test
  void ourOwnFailureNeverReachesThePage() {
    probe.open("", "");
    browser.evaluate("void (breakEmit = function () { window.failed = true; throw 'ours'; })");

    assertThat(
            browser.evaluate(
                "(console.log(1), console.table([1]), console.assert(false), [failed, 'on'])"))
        .isEqualTo(List.of(true, "on"));
  }

  @Test
  void frozenConsoleIsLeftAlone() {
    probe.open("Object.freeze(console);", "console.log('still here'); window.reached = true;");

    assertThat(browser.evaluate("[reached, probe.events.length]")).isEqualTo(List.of(true, 0L));
  }

  @Test
  void stackLimitOfThePageIsPutBackAndTenFramesOfItAreSent() {
    probe.open(
        "",
        """
        Error.stackTraceLimit = 1;
        function deep(n) { if (n) { deep(n - 1); } else { console.log('deep'); } }
        deep(20);
        """);

    var stack =
        String.valueOf(
            ((Map<?, ?>) Objects.requireNonNull(events(1).get(0).get("params"))).get("stack"));
    assertThat(stack.split("at deep", -1)).hasSizeGreaterThanOrEqualTo(10);
    assertThat(browser.evaluate("Error.stackTraceLimit")).isEqualTo(1L);
  }

  @Test
  void stackLimitWithoutEndIsPutBackAndCostsNothing() {
    probe.open(
        "",
        """
        Error.stackTraceLimit = Infinity;
        function deep(n) { if (n) { deep(n - 1); } else { console.log('deep'); } }
        deep(2000);
        """);

    assertThat(probe.events(1)).hasSizeLessThan(4000);
    assertThat(browser.evaluate("String(Error.stackTraceLimit)")).isEqualTo("Infinity");
  }

  @Test
  void pageThatMakesItsOwnStacksLosesNoLine() {
    probe.open(
        "",
        """
        Error.prepareStackTrace = function () { return Object.create(null); };
        console.log('odd');
        Error.prepareStackTrace = function () { throw new Error('own'); };
        console.log('thrown');
        Error.prepareStackTrace = function () { return new Array(100000).join('x'); };
        console.log('long');
        """);

    assertThat(events(3))
        .extracting(event -> ((Map<?, ?>) Objects.requireNonNull(event.get("params"))).get("stack"))
        .allSatisfy(stack -> assertThat(String.valueOf(stack)).hasSizeLessThanOrEqualTo(16_384));
  }

  @Test
  void methodsThatTheConsoleInheritsAreCaptured() {
    probe.open(
        """
        window.heard = [];
        var inherited = { log: function (text) { heard.push(text); }, get warn() { throw 'read'; } };
        Object.defineProperty(window, 'console', { value: Object.create(inherited) });
        """,
        "console.log('said');");

    assertThat(events(1)).hasSize(1);
    assertThat(browser.evaluate("[heard.join(), Object.keys(console).indexOf('log') >= 0]"))
        .isEqualTo(List.of("said", true));
  }

  private List<Map<String, Object>> events(int count) {
    return list(ChromeAnswers.parse(probe.events(count)));
  }

  private static List<Map<String, Object>> arguments(Map<String, Object> event) {
    return list(((Map<?, ?>) Objects.requireNonNull(event.get("params"))).get("args"));
  }

  @Test
  void wayToWriteStacksThatThePageFixedAndLogsInMakesNoLogsWithoutEnd() {
    probe.open(
        "",
        """
        window.asked = 0;
        Object.defineProperty(Error, 'prepareStackTrace', {
          get: function () {
            return function () {
              if (asked++ < 50) { console.log('asked'); }
              return 'own';
            };
          }
        });
        console.log('once');
        """);

    probe.events(1);
    assertThat(probe.events(0)).isEqualTo("[]");
    assertThat(browser.evaluate("asked")).isEqualTo(1L);
  }

  @Test
  void errorsThatNobodyMayAddToLeaveTheConsoleAtWork() {
    probe.open("Object.freeze(Error);", "console.log('sealed before', { a: 1 });");
    assertThat(probe.events(1)).contains("sealed before", "\"name\":\"a\"");

    probe.open(
        "",
        "delete Error.prepareStackTrace; Object.preventExtensions(Error); console.log('sealed after', { a: 1 });");
    assertThat(probe.events(1)).contains("sealed after", "\"name\":\"a\"");
  }

  @Test
  void reportsThatThePageMakesItselfLeaveTheConsoleAtWork() {
    probe.open(
        "window.ReportingObserver = function () { throw new Error('own'); };",
        "console.log('on');");

    assertThat(probe.events(1)).contains("\"on\"");
  }
}
