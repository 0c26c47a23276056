package dev.kite.repl;

import dev.kite.client.RemoteObject;
import dev.kite.repl.PageObjects.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Fetches a string that was cut, piece by piece and at most {@value #MOST} characters of it. */
final class WholeString {
  static final int MOST = 1 << 20;
  private static final int SLICE = 60_000;

  /** Short enough that the sanitiser cuts nothing of one. */
  private static final int PIECE = Sanitiser.SHORT;

  private final PageObjects page;
  private final String handle;
  private final StringBuilder text = new StringBuilder();

  private WholeString(PageObjects page, String handle) {
    this.page = page;
    this.handle = handle;
  }

  /** The string; what the page says when it cannot give it. */
  static CompletableFuture<Answer<String>> of(PageObjects page, RemoteObject value) {
    return new WholeString(page, Objects.requireNonNullElse(value.objectId(), "")).next();
  }

  private CompletableFuture<Answer<String>> next() {
    return page.slice(handle, text.length(), text.length() + SLICE)
        .thenCompose(
            answer -> {
              if (answer.value().isEmpty()) {
                return CompletableFuture.completedFuture(answer);
              }
              var slice = answer.value().get();
              text.append(slice);
              boolean whole = slice.length() < SLICE || text.length() >= MOST;
              return whole
                  ? CompletableFuture.completedFuture(
                      new Answer<>(Optional.of(text.toString()), ""))
                  : next();
            });
  }

  /** Its text in pieces that are shown whole; says where it was cut all the same. */
  static List<Piece> pieces(String whole) {
    var pieces = new ArrayList<Piece>();
    int end = Math.min(whole.length(), MOST);
    for (int at = 0, next; at < end; at = next) {
      next = Math.min(end, at + PIECE);
      if (next < end && Character.isHighSurrogate(whole.charAt(next - 1))) {
        next--;
      }
      pieces.add(Piece.plain(whole.substring(at, next)));
    }
    if (whole.length() >= MOST) {
      pieces.add(new Piece(" … cut here, after 1 MiB", Tone.DIM));
    }
    return pieces;
  }
}
