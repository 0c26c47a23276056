package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a line about a value leaves out is a command away, and what is said often is said once. */
class ValuesIT {
  private static final Pattern TAG = Pattern.compile("<script src=\"(http://[^\"]+)\"></script>");

  @TempDir private Path folder;

  @Test
  void valuesAreOpenedFetchedWholeAndCounted() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var kite =
            Terminal.start(
                folder,
                home.environment(),
                home.kite("--local", "--port", Integer.toString(home.port)))) {
      var tag = kite.await(TAG).group();
      phone.open(pages.add("/", "Shop", tag, BODY));

      kite.await("cart {n: 1, list: Array(2), m: Map(1), self: {…}} ▸1");
      kite.await(Pattern.compile("(?m)^  ×41 tick +\\(index\\):"));
      opens(kite);
      assertThat(phone.ask("return window.touched")).isEqualTo(0L);
      fetchesWhole(kite);
      opensNode(kite);
      kite.enter(":time on");
      kite.await("Entries now say when they were made");
      phone.run("console.log('timed')");
      kite.await(Pattern.compile("(?m)^  \\d\\d:\\d\\d:\\d\\d\\.\\d{3} timed"));

      kite.press("C-d");
      assertThat(kite.awaitExit()).isZero();
    }
  }

  private static final String BODY =
      """
      <ul><li>a</li><li><p><b><i>x</i> y</b> z</p></li></ul>
      <script>
        window.touched = 0;
        var cart = {n: 1, list: [{price: 9.5}, [1, 2]], m: new Map([['k', {v: true}]])};
        Object.defineProperty(cart, 'total', {enumerable: true, get: function () { touched++; }});
        cart.self = cart;
        console.log('cart', cart);
        for (var i = 0; i < 41; i++) { console.log('tick'); }
        console.log('z'.repeat(70000) + 'END');
      </script>
      """;

  private static void opens(Terminal kite) throws Exception {
    kite.enter(":expand 1 3");
    kite.await("← <ref *1> {");
    assertThat(kite.await("self: [Circular *1]"))
        .contains("list: (2) [{price: 9.5}, (2) [1, 2]]")
        .contains("m: Map(1) {'k' => {v: true}}")
        .contains("total: [Getter]");
  }

  private static void opensNode(Terminal kite) throws Exception {
    kite.enter("document.querySelector('ul')");
    kite.await("← ul ▸3");
    kite.enter(":expand");
    kite.await(
        Pattern.compile(
            "← <ul>\\n┃   <li>a</li>\\n┃   <li>\\n┃     <p>…</p>\\n┃   </li>\\n┃ </ul>"));
  }

  private static void fetchesWhole(Terminal kite) throws Exception {
    assertThat(kite.screen()).doesNotContain("zEND");
    kite.enter(":full 2");
    kite.await("zEND");
  }
}
