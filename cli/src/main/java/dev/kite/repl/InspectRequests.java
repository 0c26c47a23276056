package dev.kite.repl;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kite.client.BadMessageException;
import dev.kite.client.ConnectionListener;
import dev.kite.client.Evaluation;
import dev.kite.client.Members;
import dev.kite.client.Outcome;
import dev.kite.client.PageEvent;
import dev.kite.client.RelayConnection;
import dev.kite.client.RemoteObject;
import dev.kite.client.Stamp;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What an evaluation asks of the prompt itself: {@code copy(x)} and {@code inspect(x)}.
 *
 * <p>A page must not fill the clipboard by itself: what it wants copied counts only as the answer
 * to an evaluation of this prompt that says {@code copy(} and runs, or ran a moment ago. Called on
 * the connection's event thread, on which it never waits.
 */
final class InspectRequests implements ConnectionListener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Runs in the page; as Chrome's own copy does, a node is its HTML. */
  private static final String TEXT =
      "function(){if(this&&this.nodeType===1&&this.outerHTML)return this.outerHTML;"
          + "try{var t=JSON.stringify(this,null,2);return t===undefined?String(this):t}"
          + "catch(e){return String(this)}}";

  private final RelayConnection connection;
  private final Evaluations evaluations;
  private final Clipboard clipboard;
  private final Consumer<Entry> entries;
  private final BiConsumer<Stamp, Entry> values;

  InspectRequests(
      RelayConnection connection,
      Evaluations evaluations,
      Clipboard clipboard,
      Consumer<Entry> entries,
      BiConsumer<Stamp, Entry> values) {
    this.connection = connection;
    this.evaluations = evaluations;
    this.clipboard = clipboard;
    this.entries = entries;
    this.values = values;
  }

  @Override
  public void sessionEvent(PageEvent event) {
    if (!event.method().equals("Runtime.inspectRequested")) {
      return;
    }
    try {
      var members = new Members("inspectRequested", event.params());
      var object = members.object("object", RemoteObject::from);
      if (!Boolean.TRUE.equals(members.objectOrNull("hints", InspectRequests::isCopy))) {
        values.accept(event.at(), EvaluationText.of(new Evaluation.Done(object)));
      } else if (evaluations.letCopy(event.at().target())) {
        var unused = text(event.at().target(), object).thenAccept(this::copy);
      }
    } catch (BadMessageException e) {
      entries.accept(Entry.warning("A message of the page could not be read: " + e.getMessage()));
    }
  }

  private static boolean isCopy(JsonObject hints) throws BadMessageException {
    return new Members("hints", hints).truth("copyToClipboard");
  }

  /** The whole text of a value: a string as it is, an object as JSON. */
  private CompletableFuture<Evaluation> text(String target, RemoteObject object) {
    if (object.objectId() == null) {
      return CompletableFuture.completedFuture(new Evaluation.Done(object));
    }
    var params = new JsonObject();
    params.addProperty("objectId", object.objectId());
    params.addProperty("functionDeclaration", TEXT);
    params.addProperty("returnByValue", true);
    params.add("arguments", new JsonArray());
    return connection
        .command(target, "Runtime.callFunctionOn", params, PATIENCE)
        .thenApply(Evaluation::of);
  }

  private void copy(Evaluation evaluation) {
    if (!(evaluation instanceof Evaluation.Done done)) {
      var why =
          evaluation instanceof Evaluation.NoAnswer none
              ? none.why()
              : new Outcome.Failed(0, "The page could not write it as text.");
      entries.accept(Entry.error("Not copied. " + why.message()));
      return;
    }
    var text = Piece.text(ValueFormat.bare(done.value()));
    var length = String.format(Locale.ROOT, "%,d", text.codePointCount(0, text.length()));
    if (clipboard.take(text)) {
      entries.accept(
          Entry.notice("Copied " + length + (text.length() == 1 ? " character" : " characters")));
    } else {
      entries.accept(
          Entry.warning(
              "Not copied: "
                  + length
                  + " characters are more than this terminal takes. kite eval --json prints them."));
    }
  }
}
