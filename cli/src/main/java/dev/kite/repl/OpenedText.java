package dev.kite.repl;

import dev.kite.client.RemoteObject;
import dev.kite.repl.PageObjects.Answer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A value opened so many levels deep, as it is shown: a node as HTML, an object by its parts. */
final class OpenedText {
  private OpenedText() {}

  /** The future never fails. */
  static CompletableFuture<Answer<List<Piece>>> of(
      PageObjects page, RemoteObject value, int depth, int columns) {
    return OuterHtml.isNode(value)
        ? OuterHtml.of(page, value, depth)
        : Expansion.of(page, value, depth).thenApply(result -> text(result, columns));
  }

  private static Answer<List<Piece>> text(Expansion.Result result, int columns) {
    return result.failure().isEmpty()
        ? new Answer<>(Optional.of(ExpandedLayout.pieces(result.value(), columns)), "")
        : new Answer<>(Optional.empty(), result.failure());
  }
}
