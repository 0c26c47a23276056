package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {
  private final Browser browser = Browser.shared();

  @Test
  void writesPlainDataWhateverThePagePutOnPrototypes() {
    new Probe(browser)
        .open(
            "",
            """
            Object.prototype.toJSON = String.prototype.toJSON = Array.prototype.toJSON = function () { return 'no'; };
            """);

    assertThat(
            browser.evaluate(
                """
                probe.text({ minus: -0, zero: 0, half: 0.5, none: undefined, nan: NaN, far: -Infinity, no: null, yes: true,
                  list: [undefined, 'q"\\u2028', [-0]], 'a b': {} })"""))
        .isEqualTo(
            "{\"minus\":-0,\"zero\":0,\"half\":0.5,\"nan\":null,\"far\":null,\"no\":null,\"yes\":true,"
                + "\"list\":[null,\"q\\\"\u2028\",[-0]],\"a b\":{}}");
  }
}
