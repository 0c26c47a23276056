package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.JsonDoc;
import dev.kite.stack.ScriptServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolicateTest {
  private static final String SHOP = "src/test/resources/maps/shop/js/";
  private static final String STACK =
      """
      Error: no card
          at n (https://shop.test/js/app.min.js:1:143)
          at r (https://shop.test/js/app.min.js:1:110)
        and a note
      """;

  @TempDir private Path home;
  private Shell shell;

  @BeforeEach
  void openShell() {
    shell = new Shell(home);
  }

  @Test
  void pastedStackIsPrintedWithThePlacesOfTheSources() {
    assertThat(
            shell
                .typing(STACK.replace("\n", "\r\n"))
                .run("symbolicate", "--maps", "src/test/resources/maps/shop"))
        .isZero();
    assertThat(shell.out())
        .isEqualTo(
            """
            Error: no card
                at refuse (src/cart.ts:16:9)
                at r (src/cart.ts:11:5)
              and a note
            """);
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void whatHasNoMapStaysAndOneLineSaysWhy() throws Exception {
    var file = Files.writeString(home.resolve("crash.txt"), STACK);

    assertThat(shell.run("symbolicate", file.toString())).isZero();
    assertThat(shell.out()).contains("    at n (https://shop.test/js/app.min.js:1:143)\n");
    assertThat(shell.err())
        .isEqualTo(
            "kite: not mapped: https://shop.test/js/app.min.js: shop.test is not asked;"
                + " --allow-host allows it\n");
  }

  @Test
  void scriptsOfThisMachineAreAsked() throws Exception {
    try (var server = new ScriptServer()) {
      server.answer("/app.min.js", Files.readString(Path.of(SHOP, "app.min.js")));
      server.answer("/app.min.js.map", Files.readString(Path.of(SHOP, "app.min.js.map")));
      var stack = "n@" + server.url("/app.min.js") + ":1:143\n";

      assertThat(shell.typing(stack).run("symbolicate", "-")).isZero();
      assertThat(shell.out()).isEqualTo("    at n (src/cart.ts:16:9)\n");
    }
  }

  @Test
  void framesAsJsonFitTheDocument() {
    assertThat(shell.typing(STACK).run("symbolicate", "--json")).isZero();

    var line = JsonDoc.checkSymbolicate(shell.out());
    assertThat(line.getAsJsonArray("frames")).hasSize(2);
    assertThat(line.getAsJsonArray("unmapped").toString()).contains("shop.test is not asked");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void escapesInAPastedStackStayHarmless() {
    assertThat(shell.typing("\u001b[2J\n    at f (a\u202e.js:1:2)\n").run("symbolicate")).isZero();
    assertThat(shell.out()).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void whatCannotBeReadIsOneLine() {
    assertThat(shell.run("symbolicate", "nowhere.txt")).isEqualTo(2);
    assertThat(shell.run("symbolicate", "--maps", "nowhere")).isEqualTo(2);
    assertThat(shell.err()).contains("nowhere.txt cannot be read.").contains("is no folder.");
  }
}
