package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.repl.JsPath.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsPathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "foo.bar.ba | foo bar | ba",
        "foo. | foo | ##",
        "foo[\"x\"].b | foo x | b",
        "foo['x']. | foo x | ##",
        "arr[0].na | arr 0 | na",
        "a[0][1].b | a 0 1 | b",
        "this. | this | ##",
        "a?.b | a | b",
        "a?.b?.c | a b | c",
        "a.if.b | a if | b",
        "\"abc\". | String prototype | ##",
        "'a'.length.to | String prototype length | to",
        "`t`. | String prototype | ##",
        "`a ${b} c`.le | String prototype | le",
        "/x/g.so | RegExp prototype | so",
        "1..to | Number prototype | to",
        "1.5.to | Number prototype | to",
        "10n.to | BigInt prototype | to",
        "true.v | Boolean prototype | v",
        "[1].ma | Array prototype | ma",
        "[[1], 2]. | Array prototype | ##",
        "f(a.b | a | b",
        "x = y.z | y | z",
        "`${a.b | a | b",
        "!document.qu | document | qu",
        "[...a.b | a | b",
        "new Foo.B | Foo | B",
        "a /* why */ + b.c | b | c",
        "$_. | $_ | ##",
        "f().g + a.b | a | b"
      })
  void wayAndPrefixAreFound(String typed, String path, String prefix) {
    assertThat(JsPath.before(typed))
        .hasValueSatisfying(
            found -> {
              assertThat(found.path()).isEqualTo(List.of(path.split(" ")));
              assertThat(found.prefix()).isEqualTo(prefix);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "f().",
        "f().a.b",
        "(a).",
        "document.querySelector('x').",
        "a[i].",
        "a[b.c].d",
        "a[\"x\\n\"].b",
        "tag`t`.",
        "'text a.b",
        "\"text",
        "// a.b",
        "/* a.b",
        "`text a.b",
        "/a.b",
        "1.",
        "12",
        "foo. ",
        "foo.b ",
        "{}.",
        "null.",
        "super.",
        "a[0].#p",
        "#p",
        "[\"ba",
        "x = [\"ba",
        "foo[\"b\\",
        "foo[",
        "...",
        ".",
        "?."
      })
  void nothingIsNamedWhereCodeWouldHaveToRun(String typed) {
    assertThat(JsPath.before(typed)).isEmpty();
  }

  @Test
  void aloneItIsANameOfTheScope() {
    assertThat(JsPath.before("1 + doc"))
        .contains(new JsPath(List.of(), "doc", 4, Form.GLOBAL, (char) 0));
  }

  @Test
  void openQuotesBeginAKey() {
    assertThat(JsPath.before("foo['b a"))
        .contains(new JsPath(List.of("foo"), "b a", 4, Form.QUOTED, '\''));
  }

  @Test
  void replacedPieceBeginsWithItsDot() {
    assertThat(JsPath.before("f(foo?.b"))
        .contains(new JsPath(List.of("foo"), "b", 5, Form.OPTIONAL, (char) 0));
  }
}
