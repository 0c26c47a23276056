package dev.kite.repl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.client.BadMessageException;
import dev.kite.client.Members;
import dev.kite.client.Outcome;
import dev.kite.client.PropertyListing;
import dev.kite.client.RelayConnection;
import dev.kite.client.RemoteObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Asks one page about the objects it holds handles of. The futures never fail. */
final class PageObjects {
  /** Identity, which only the page can tell: the index of the argument that this is, or -1. */
  private static final String WHICH =
      "function(){'use strict';for(var i=0;i<arguments.length;i++)if(arguments[i]===this)return i;"
          + "return -1}";

  private static final String SLICE = "function(from,to){return(''+this).slice(from,to)}";

  /** What a page says of a handle it has given up. */
  private static final String GONE = "holds no such object any more";

  private final RelayConnection connection;
  private final String target;
  private final Duration timeout;

  /** Of this console and this moment alone: nobody else may release it too early. */
  private final String group = "opened " + UUID.randomUUID();

  /** {@code timeout} is that of each question. */
  PageObjects(RelayConnection connection, String target, Duration timeout) {
    this.connection = connection;
    this.target = target;
    this.timeout = timeout;
  }

  /** Its own properties; the handles of their values last until {@link #release}. */
  CompletableFuture<Answer<PropertyListing>> properties(String objectId) {
    var params = new JsonObject();
    params.addProperty("objectId", objectId);
    params.addProperty("ownProperties", true);
    params.addProperty("generatePreview", true);
    params.addProperty("objectGroup", group);
    return command("Runtime.getProperties", params)
        .thenApply(outcome -> Answer.of(outcome, PropertyListing::from));
  }

  /** Lets the page forget the handles of what was listed. */
  void release() {
    var params = new JsonObject();
    params.addProperty("objectGroup", group);
    var unused = command("Runtime.releaseObjectGroup", params);
  }

  /** Which of the candidates it is; -1 when it is none, or nobody can tell. */
  CompletableFuture<Integer> which(String objectId, List<String> candidates) {
    var arguments = new JsonArray();
    for (var candidate : candidates) {
      var argument = new JsonObject();
      argument.addProperty("objectId", candidate);
      arguments.add(argument);
    }
    return call(objectId, WHICH, arguments)
        .thenApply(
            answer ->
                answer
                    .value()
                    .filter(PageObjects::isNumber)
                    .map(JsonElement::getAsDouble)
                    .filter(index -> index >= 0 && index < candidates.size())
                    .map(Double::intValue)
                    .orElse(-1));
  }

  /** A part of a string. */
  CompletableFuture<Answer<String>> slice(String objectId, int from, int to) {
    var arguments = new JsonArray();
    List.of(from, to)
        .forEach(
            bound -> {
              var argument = new JsonObject();
              argument.add("value", new JsonPrimitive(bound));
              arguments.add(argument);
            });
    return call(objectId, SLICE, arguments).thenApply(answer -> answer.map(PageObjects::text));
  }

  /** What a function with the object as its {@code this} returns, by value. */
  CompletableFuture<Answer<JsonElement>> call(
      String objectId, String function, JsonArray arguments) {
    var params = new JsonObject();
    params.addProperty("objectId", objectId);
    params.addProperty("functionDeclaration", function);
    params.add("arguments", arguments);
    params.addProperty("returnByValue", true);
    return command("Runtime.callFunctionOn", params)
        .thenApply(outcome -> Answer.of(outcome, PageObjects::returned));
  }

  private CompletableFuture<Outcome> command(String method, JsonObject params) {
    return connection.command(target, method, params, timeout);
  }

  private static JsonElement returned(JsonObject result) throws BadMessageException {
    var value = new Members("Runtime.callFunctionOn", result).object("result", RemoteObject::from);
    return Objects.requireNonNullElse(value.value(), JsonNull.INSTANCE);
  }

  private static boolean isNumber(JsonElement json) {
    return json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber();
  }

  private static String text(JsonElement json) {
    return json.isJsonPrimitive() ? json.getAsString() : "";
  }

  /**
   * What the page answered.
   *
   * @param value empty when it could not
   * @param why one sentence then. Remote text
   */
  record Answer<T>(Optional<T> value, String why) {
    interface Reader<T> {
      T from(JsonObject json) throws BadMessageException;
    }

    static <T> Answer<T> of(Outcome outcome, Reader<T> reader) {
      if (!(outcome instanceof Outcome.Done done)) {
        return new Answer<>(Optional.empty(), why(outcome));
      }
      try {
        return new Answer<>(Optional.of(reader.from(done.result())), "");
      } catch (BadMessageException e) {
        return new Answer<>(
            Optional.empty(), "The page's answer cannot be read: " + e.getMessage());
      }
    }

    private static String why(Outcome outcome) {
      return outcome instanceof Outcome.Failed && outcome.message().contains(GONE)
          ? "The page no longer holds that value; log it again."
          : outcome.message();
    }

    <U> Answer<U> map(Function<T, U> mapping) {
      return new Answer<>(value.map(mapping), why);
    }
  }
}
