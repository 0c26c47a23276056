package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Values that other consoles freeze or break a page with, logged in a page with the script as it is
 * served.
 */
class HeavyValuesTest {
  /** The browser's own console, watched by the test's driver, takes seconds for these. */
  private static final String QUIET =
      """
      <script>
        ['log', 'table', 'dir', 'error', 'trace', 'count'].forEach(function (name) { console[name] = function () {}; });
        window.rejected = [];
        addEventListener('unhandledrejection', function (event) { rejected.push(String(event.reason)); });
      </script>
      """;

  static final String VALUES =
      """
      function angry() { throw new Error('trap'); }
      var values = {
        getter: Object.defineProperty({}, 'x', { get: angry, enumerable: true }),
        proxy: new Proxy({}, new Proxy({}, { get: function () { return angry; } })),
        revoked: (function () { var gone = Proxy.revocable({}, {}); gone.revoke(); return gone.proxy; })(),
        million: new Array(1e6).fill(7),
        sparse: (function () { var list = []; list[1e6] = 1; return list; })(),
        deep: (function () { var top = {}; for (var at = top, i = 0; i < 10000; i++) { at = at.next = {}; } return top; })(),
        cyclic: (function () { var ring = { name: 'ring' }; ring.self = ring; ring.list = [ring, [ring]]; return ring; })(),
        text: 'y'.repeat(5e6),
        wide: (function () { var o = {}; for (var i = 0; i < 1e5; i++) { o['key' + i] = i; } return o; })(),
        map: new Map(Array.from({ length: 1e5 }, function (_, i) { return [i, { n: i }]; })),
        set: new Set(Array.from({ length: 1e5 }, function (_, i) { return i; })),
        bytes: new Uint8Array(1e7),
        tree: (function () {
          var root = document.createElement('section');
          for (var i = 0; i < 3000; i++) {
            var node = document.createElement('p');
            node.setAttribute('data-n', i);
            node.textContent = 'node ' + i;
            (i % 10 ? root.lastChild : root).appendChild(node);
          }
          document.body.appendChild(root);
          return root;
        })(),
        nodes: null,
        error: (function () { var e = new Error('m'.repeat(1e6)); e.cause = e; return e; })(),
        fn: new Function('return 1;' + '/*' + 'c'.repeat(1e6) + '*/'),
        window: window,
        document: document
      };
      values.nodes = values.tree.querySelectorAll('p');
      """;

  private final KitePage page = new KitePage();

  @Test
  void noneOfThemThrowsIntoThePageAndEachArrives() {
    page.open(
        QUIET
            + KitePage.TAG
            + "<body><script>"
            + VALUES
            + """
            window.thrown = [];
            Object.keys(values).forEach(function (name) {
              try {
                console.log('heavy ' + name, values[name]);
                console.dir(values[name]);
                console.table(values[name]);
                console.error(values[name], values[name]);
              } catch (e) { thrown.push(name + ': ' + e); }
            });
            </script>
            """);
    page.frame("heavy document");

    assertThat(page.value("thrown.concat(rejected).join()")).isEqualTo("");
    assertThat(
            page.value(
                "Object.keys(values).filter(function (name) { return wire.join().indexOf('heavy ' + name) < 0; }).join()"))
        .isEqualTo("");
    assertThat(page.frames()).allSatisfy(frame -> assertThat(frame.length()).isLessThan(262_144));
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void hundredThousandLogsInLoopArriveInOrderOrAreNamedAsLost() {
    page.open(QUIET + KitePage.TAG);
    page.frame("\"state\":\"load\"");
    page.value("(function () { for (var i = 0; i < 100000; i++) { console.log('loop', i); } })()");
    page.frame("\"value\":99999");

    // Every seq is there exactly once, as a frame of its own or within a stated gap.
    var unbroken =
        """
        (function () {
          var next = 1;
          for (var i = 0; i < wire.length; i++) {
            var fields = wire[i].split(' ', 5), seq = +fields[1];
            if (fields[0] === 'g') {
              if (+fields[2] !== next || +fields[3] !== seq) { return 'gap at ' + next; }
              next = seq + 1;
            } else if (fields[0] === 'e') {
              if (seq !== next++) { return 'broken at ' + next; }
            }
          }
          return next > 100000 ? 'whole' : 'ends at ' + next;
        })()""";
    assertThat(page.value(unbroken)).isEqualTo("whole");
  }

  @Test
  void pageWithoutRelayGoesOnWhateverItLogs() {
    page.openUnchanged(
        QUIET
            + KitePage.TAG
            + "<body><script>"
            + VALUES
            + """
            Object.keys(values).forEach(function (name) { console.log(name, values[name]); });
            for (var i = 0; i < 20000; i++) { console.log('loop', { i: i }); }
            Promise.reject(new Error('unheard'));
            window.reached = true;
            </script>
            """,
        Map.of());
    page.until("window.reached && rejected.length");

    assertThat(page.value("rejected.join()")).isEqualTo("Error: unheard");
    assertThat(page.complaints())
        .allSatisfy(complaint -> assertThat(complaint).startsWith("kite: "))
        .hasSizeLessThanOrEqualTo(1);
  }
}
