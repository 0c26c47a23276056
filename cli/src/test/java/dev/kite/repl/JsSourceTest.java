package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kite.repl.JsToken.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsSourceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1+1",
        "a++",
        "a--",
        "f(1, [2], {b: 3})",
        "let x = 1;",
        "'it''s'",
        "'open to the line end",
        "`a ${1 + `${2}`} b`",
        "'({['",
        "`({[`",
        "// ({[",
        "/* ({[ */ 1",
        "/({[/",
        "/[/(]/.test(x)",
        "a / b",
        "a / (b)",
        "x = /\\//g",
        "return_ / 2",
        "f() / g(1) / 2",
        "a[0] / b",
        "this / 2",
        "if (a) b",
        "for (;;) {}",
        "while (x) /y(/.test(z)",
        "do { a() } while (b)",
        "o.if (a)",
        "o.typeof",
        "x?.class",
        ")",
        "f(]",
        "}",
        "1.5e3",
        "#private",
        "'\\''",
        "\"\\\\\"",
        "label:1",
        "a?.5:1",
        "1_000n",
        "/a[/]b/gi",
        "/unclosed",
        "class A { #x = 1; get y() { return this.#x } }",
        "`${`${1}`}`",
        "`a\\`b`",
        "({}) / 2 /* ( */"
      })
  void completeInputIsSent(String source) {
    assertThat(JsSource.of(source).wantsMore()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(",
        "[1,",
        "({a:",
        "function f() {",
        "x => {",
        "`text",
        "`a ${",
        "`a ${b",
        "`a ${`b`",
        "/* comment",
        "1 +",
        "a =",
        "a &&",
        "a ?",
        "a.",
        "a?.",
        "x =>",
        "!",
        "...",
        "new",
        "typeof",
        "a instanceof",
        "if (a)",
        "if (a) // why",
        "while (f(1))",
        "for (;;)",
        "else",
        "const",
        "async function",
        "'goes on \\\n",
        "f(/[)]/",
        "else {",
        "a // b\n+",
        "`${`${1}`",
        "`${{a: 1}",
        "f(...",
        "a?.",
        "1 + // one",
        "class A {",
        "x = [\n1,\n"
      })
  void unfinishedInputGoesOn(String source) {
    assertThat(JsSource.of(source).wantsMore()).isTrue();
  }

  static Stream<Arguments> sources() {
    return Stream.of(
        arguments("return 'x'", List.of(Kind.KEYWORD, Kind.STRING)),
        arguments(
            "a/b/c", List.of(Kind.WORD, Kind.PUNCTUATION, Kind.WORD, Kind.PUNCTUATION, Kind.WORD)),
        arguments("=/b/g", List.of(Kind.PUNCTUATION, Kind.REGEX)),
        arguments("`${1}`", List.of(Kind.TEMPLATE, Kind.NUMBER, Kind.TEMPLATE, Kind.TEMPLATE)),
        arguments("0x1F .5 1n", List.of(Kind.NUMBER, Kind.NUMBER, Kind.NUMBER)),
        arguments("1_000n 1e+5 0b1_0n", List.of(Kind.NUMBER, Kind.NUMBER, Kind.NUMBER)),
        arguments("1..x", List.of(Kind.NUMBER, Kind.PUNCTUATION, Kind.WORD)),
        arguments("...a", List.of(Kind.PUNCTUATION, Kind.WORD)),
        arguments("a?.b", List.of(Kind.WORD, Kind.PUNCTUATION, Kind.WORD)),
        arguments("this.#p", List.of(Kind.KEYWORD, Kind.PUNCTUATION, Kind.WORD)),
        arguments("/x/dgimsuy", List.of(Kind.REGEX)),
        arguments("'open", List.of(Kind.STRING)),
        arguments("`open ${a", List.of(Kind.TEMPLATE, Kind.WORD)),
        arguments("$é_1 //x", List.of(Kind.WORD, Kind.COMMENT)));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void tokensHaveTheirKinds(String source, List<Kind> kinds) {
    assertThat(JsSource.of(source).tokens())
        .extracting(JsToken::kind)
        .containsExactlyElementsOf(kinds);
  }

  @Test
  void tokensNeverOverlapAndCoverAllButSpace() {
    var source = "f(`a ${ b } c`, /x[/]y/g, 'q\\'') // end\n  + 1";
    var rest = new StringBuilder(source);
    for (var token : JsSource.of(source).tokens()) {
      rest.replace(token.start(), token.end(), " ".repeat(token.end() - token.start()));
    }

    assertThat(rest.toString()).isBlank();
  }
}
