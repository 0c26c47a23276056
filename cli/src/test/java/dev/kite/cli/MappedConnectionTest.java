package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.kite.client.ConnectionListener;
import dev.kite.client.EvaluateOptions;
import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.repl.FakeConnection;
import dev.kite.stack.LoadedPage;
import dev.kite.stack.MapFolder;
import dev.kite.stack.SourceMaps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MappedConnectionTest {
  private static final String SCRIPT = "https://shop.test/js/app.min.js";

  private static final Target PAGE = FakeConnection.target(1, "Cart");

  private final FakeConnection relay =
      new FakeConnection() {
        @Override
        public CompletableFuture<Outcome> command(
            String target, String method, JsonObject params, Duration timeout) {
          return FakeConnection.done(
              "{result: {type: 'object', subtype: 'error', description: 'Error: x\\n    at n ("
                  + SCRIPT
                  + ":1:143)'}}");
        }
      };

  @Test
  void errorInAnOpenedObjectNamesTheSourcesToo() throws Exception {
    try (var connection = connect()) {
      assertThat(
              connection.command(
                  PAGE.id(), "Runtime.getProperties", new JsonObject(), Duration.ofSeconds(1)))
          .isCompletedWithValueMatching(outcome -> outcome.toString().contains("src/cart.ts:16:9"));
    }
  }

  @Test
  void errorInAnAnswerNamesTheSources() throws Exception {
    try (var connection = connect()) {
      var answer = connection.evaluate(PAGE.id(), "x", EvaluateOptions.prompt()).join();

      assertThat(((Evaluation.Done) answer).value().description())
          .isEqualTo("Error: x\n    at n (src/cart.ts:16:9)");
      // A text of the page's is no error of its own.
      assertThat(connection.command(PAGE.id(), "Kite.complete", new JsonObject(), Duration.ZERO))
          .isCompletedWithValueMatching(outcome -> outcome.toString().contains("app.min.js"));
    }
  }

  private RelayConnection connect() throws Exception {
    relay.targets.add(PAGE);
    var maps = SourceMaps.of(List.of(new MapFolder(Path.of("src/test/resources/maps/shop"))));
    // Later questions need not wait.
    maps.find(SCRIPT, new LoadedPage(PAGE.epoch(), PAGE.url()));
    return MappedConnection.connector(listener -> relay, maps).connect(new ConnectionListener() {});
  }
}
