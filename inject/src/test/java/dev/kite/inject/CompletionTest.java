package dev.kite.inject;

import static dev.kite.inject.DrivenPage.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that a page gives for completion at a prompt. */
class CompletionTest {
  private final DrivenPage page = new DrivenPage();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          list            | for    | forEach
          list            | leng   | length
          list,0          | na     | name
          list,0,name     | toUpp  | toUpperCase
          list,0,name     | len    | length
          list,0,name,0   | big    | big
          document,body   | append | append,appendChild
          document,body,classList | tog | toggle
          location        | hre    | href
          String,prototype| trimS  | trimStart
          this            | list   | list
          this,list       | forE   | forEach
          number          | toFix  | toFixed
          long            | valu   | valueOf
          lexical         | se     | secret
          K               | of     | ofK
          map             | siz    | size
          map,size        | toFi   | toFixed
          none            | x      |
          nothing         | x      |
          list,7          | x      |
          list,nope,x     | x      |
          empty           | x      |
          weird           | con    | constant,constructor
          weird           | a      | a b
          bare            |        | only
          """)
  void pathIsFollowed(String path, String prefix, String expected) {
    page.open(
        """
        <script>
          var list = [{ name: 'x' }], number = 4, long = 10n, none = null, nothing, map = new Map();
          var weird = { 'a b': 1, constant: 2, 3: 4, [Symbol('s')]: 5 }, empty = Object.create(null);
          var bare = Object.create(null, { only: { value: 1 } });
          let lexical = { secret: 1 };
          class K { static ofK() {} }
        </script>
        """);

    assertThat(names(path, prefix == null ? "" : prefix))
        .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(",")));
  }

  @Test
  void globalNamesAreThePagesThePromptsAndTheCommandLines() {
    page.open("<div id=named></div><script>var ofPage = 1; function ofPageToo() {}</script>");
    page.ask(
        "Runtime.evaluate",
        Map.of("expression", "let ofPrompt = {deep: 1}; const ofPromptToo = 2"));

    assertThat(names("", "ofP")).containsExactly("ofPrompt", "ofPromptToo", "ofPage", "ofPageToo");
    assertThat(names("", "addEv")).containsExactly("addEventListener");
    assertThat(names("", "$")).contains("$", "$$", "$x", "$_");
    assertThat(names("", "hasOwn")).containsExactly("hasOwnProperty");
    assertThat(names("ofPrompt", "")).startsWith("deep");
    assertThat(names("named", "innerH")).containsExactly("innerHTML");
  }

  @Test
  void entryTellsWhatItIs() {
    page.open("<script>var it = { f() {}, get g() { return 1; }, v: 1 };</script>");

    assertThat(complete("it", "").get("result"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .startsWith(
            Map.of("name", "f", "kind", "function", "own", true),
            Map.of("name", "g", "kind", "accessor", "own", true),
            Map.of("name", "v", "kind", "value", "own", true),
            Map.of("name", "constructor", "kind", "function", "own", false));
  }

  @Test
  void sameCaseComesFirstAndNoNameTwice() {
    page.open(
        "<script>var it = { FOO: 1, foo: 2, 'Foo-bar': 3, __proto__: { foo: 4, fool: 5 } };</script>");

    assertThat(names("it", "fo")).containsExactly("foo", "fool", "FOO", "Foo-bar");
  }

  @Test
  void listOfNamesIsBounded() {
    page.open(
        """
        <script>
          var many = {}, exactly = Object.create(null);
          for (var i = 0; i < 300; i++) { many['m' + i] = i; if (i < 200) { exactly['e' + i] = i; } }
          var longNames = Object.create(null);
          longNames[new Array(202).join('a')] = longNames[new Array(201).join('b')] = 1;
        </script>
        """);

    assertThat(names("many", "")).hasSize(200).contains("m0", "m199");
    assertThat(complete("many", "")).containsEntry("more", true);
    assertThat(names("exactly", "")).hasSize(200);
    assertThat(complete("exactly", "")).containsEntry("more", false);
    assertThat(names("longNames", "")).singleElement().asString().startsWith("bbb");
  }

  @Test
  void elementsOfLongListsAreNotCounted() {
    page.open(
        "<script>var big = new Array(1e6).fill(0), typed = new Uint8Array(5e6), text = 'x'.repeat(5e6);</script>");

    for (var path : List.of("big", "typed", "text")) {
      assertThat(names(path, "len")).containsExactly("length");
      assertThat(complete(path, "")).containsEntry("more", false);
    }
  }

  @Test
  void wrongParameterIsNamed() {
    page.open("");

    for (var path : List.of(7, List.of(7), Collections.nCopies(101, "a"))) {
      assertThat(page.refusal("Kite.complete", Map.of("path", path)))
          .isEqualTo("-32602 path: expected a list of at most 100 names.");
    }
    assertThat(page.refusal("Kite.complete", Map.of("path", List.of(), "prefix", 1)))
        .isEqualTo("-32602 prefix: expected a string.");
  }

  @Test
  void whereThePersonAtThePageWasNotAskedNothingIsSaidAndNobodyIsAsked() {
    page.open(KitePage.TAG.replace("<script", "<script data-eval=ask"), Map.of());

    assertThat(page.refusal("Kite.complete", Map.of("path", List.of()))).contains("was not asked");
    assertThat(page.value("document.querySelector('kite-consent')")).isNull();
  }

  @Test
  void pageThatForbidsEvalStillHasItsNames() {
    page.open(
        KitePage.TAG.replace("<script", "<script nonce=abc")
            + "<script nonce=abc>let lexical = 1; document.title = 'a'</script>",
        Map.of("Content-Security-Policy", "script-src 'nonce-abc'"));

    assertThat(names("document", "titl")).containsExactly("title");
    assertThat(names("lexical", "")).isEmpty();
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
