package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "$", "_1", "querySelector", "été", "名前", "Ω2", "𝒳"})
  void identifiersStandBehindADot(String name) {
    assertThat(PropertyKey.isIdentifier(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a-b", "a b", "a.b", "a\u200db", "a\u202eb", "\u0301", "a\n"})
  void otherNamesDoNot(String name) {
    assertThat(PropertyKey.isIdentifier(name)).isFalse();
  }

  @Test
  void keysAreQuotedSoThatNothingInThemIsObeyedOrHidden() {
    assertThat(PropertyKey.quoted("a-b", '"')).isEqualTo("\"a-b\"]");
    assertThat(PropertyKey.quoted("it's", '\'')).isEqualTo("'it\\'s']");
    assertThat(PropertyKey.quoted("\u001b[2J\\", '"')).isEqualTo("\"\\u001b[2J\\\\\"]");
    assertThat(PropertyKey.quoted("\u202e\ud83d", '"')).isEqualTo("\"\\u202e\\ud83d\"]");
  }

  @Test
  void indicesAreWholeNumbersAsArraysWriteThem() {
    assertThat(PropertyKey.isIndex("0")).isTrue();
    assertThat(PropertyKey.isIndex("42")).isTrue();
    assertThat(PropertyKey.isIndex("042")).isFalse();
    assertThat(PropertyKey.isIndex("1.5")).isFalse();
  }
}
