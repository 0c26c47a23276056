package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SanitiserPropertyTest {
  /** Separators of lines and paragraphs, and every bidi control. */
  private static final Pattern OBEYED =
      Pattern.compile(
          "[\\p{Cc}\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\x{d800}-\\x{dfff}]");

  /** The selectors of emoji are of category M too, but draw nothing. */
  private static final Pattern PILE_OF_MARKS = Pattern.compile("[\\p{M}&&[^\ufe0e\ufe0f]]{9}");

  @Property(tries = 3000)
  void lineHoldsNothingThatTerminalsObey(@ForAll("hostile") String text) {
    assertThat(Sanitiser.line(text)).doesNotContainPattern(OBEYED);
  }

  @Property(tries = 3000)
  void blockHoldsNothingButItsNewlines(@ForAll("hostile") String text) {
    var lines = Sanitiser.block(text, "| ").split("\n", -1);

    for (int i = 0; i < lines.length; i++) {
      assertThat(lines[i]).doesNotContainPattern(OBEYED);
      assertThat(i == 0 || lines[i].startsWith("| ")).isTrue();
    }
  }

  @Property(tries = 1000)
  void wholeTextHoldsNothingButItsNewlinesAndTabs(@ForAll("hostile") String text) {
    assertThat(Sanitiser.whole(text).replaceAll("[\n\t]", "")).doesNotContainPattern(OBEYED);
  }

  @Property(tries = 1000)
  void noCharacterCarriesMoreThanEightMarks(@ForAll("hostile") String text) {
    assertThat(Sanitiser.line(text)).doesNotContainPattern(PILE_OF_MARKS);
  }

  @Property(tries = 1000)
  void whatWasSanitisedStaysAsItIs(@ForAll("hostile") String text) {
    assertThat(Sanitiser.line(Sanitiser.line(text))).isEqualTo(Sanitiser.line(text));
  }

  @Property(tries = 50)
  void sizeIsBoundedWhateverComes(@ForAll("hostile") String text) {
    var line = Sanitiser.line(text.repeat(3000));

    assertThat(line.length()).isLessThan(Sanitiser.MOST_BYTES + 100);
    assertThat(
            Sanitiser.spans(text.repeat(3000)).stream()
                .mapToInt(span -> span.text().length())
                .sum())
        .isEqualTo(line.length());
  }

  @Provide
  Arbitrary<String> hostile() {
    var points =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, Character.MAX_CODE_POINT),
            Arbitraries.integers().between(0, 0x2ff),
            Arbitraries.integers().between(0x2000, 0x206f),
            Arbitraries.integers().between(0xe0000, 0xe01ff),
            Arbitraries.integers().between(0x1f3f0, 0x1f6ff),
            Arbitraries.integers().between(0x300, 0x36f),
            Arbitraries.of(0x1b, 0x9b, 0x0a, 0x0d, 0x200d, 0xfe0f, 0x20e3, 0xd800, 0xdc00));
    // Some come in runs, or there would never be a pile of marks or a chain of joiners.
    var runs =
        Combinators.combine(points, Arbitraries.of(1, 1, 1, 1, 12))
            .as((point, times) -> Character.toString(point).repeat(times));
    return runs.list().ofMaxSize(40).map(parts -> String.join("", parts));
  }
}
