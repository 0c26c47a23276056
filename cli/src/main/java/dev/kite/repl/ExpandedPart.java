package dev.kite.repl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One property, element or entry of an expanded value.
 *
 * @param name what stands before the value with its colon; empty for an element
 * @param key of a Map's entry; null for everything else
 * @param value null when {@code text} stands for it, as for an accessor or a hole
 */
record ExpandedPart(
    List<Piece> name,
    @Nullable ExpandedValue key,
    @Nullable ExpandedValue value,
    List<Piece> text) {

  static ExpandedPart of(List<Piece> name, ExpandedValue value) {
    return new ExpandedPart(name, null, value, List.of());
  }

  static ExpandedPart entry(@Nullable ExpandedValue key, ExpandedValue value) {
    return new ExpandedPart(List.of(), key, value, List.of());
  }

  static ExpandedPart words(List<Piece> name, String text) {
    return new ExpandedPart(name, null, null, List.of(new Piece(text, Tone.DIM)));
  }
}
