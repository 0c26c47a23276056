package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.protocol.Reading;
import dev.kite.trace.TraceHeader;
import dev.kite.trace.TraceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A page that reads motion with somebody else's library, in a browser that takes itself for a
 * phone's; the tag is armed, so that the desktop's own empty events stay away.
 */
final class ConsumerPage implements AutoCloseable {
  private static final String PHONE =
      "--user-agent=Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36"
          + " (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36";

  private static final String ELSEWHERE = "shop.test";

  private final Path folder;
  private final Home home;
  private final LibrarySite site;
  private final KiteProcess relay;
  private final KiteProcess tail;
  private final Phone phone;

  private ConsumerPage(Path folder, String host, String body) throws Exception {
    this.folder = folder;
    home = new Home(folder);
    site = new LibrarySite(page(home.scriptTag(), body));
    relay = KiteProcess.serve(home);
    tail = KiteProcess.start(home, "tail", "--json");
    phone = Phone.start(folder, PHONE, "--host-resolver-rules=MAP " + ELSEWHERE + " 127.0.0.1");
    phone.open(site.url(host));
    tail.awaitLine("the page", line -> line.contains("\"joined\""));
  }

  /** Opens the page on loopback, a secure context; {@code body} has the library's script tags. */
  static ConsumerPage open(Path folder, String body) throws Exception {
    return new ConsumerPage(folder, "127.0.0.1", body);
  }

  /** The same over plain http from another host, to whose pages browsers give no motion. */
  static ConsumerPage openInsecure(Path folder, String body) throws Exception {
    return new ConsumerPage(folder, ELSEWHERE, body);
  }

  private static String page(String tag, String body) {
    return "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Consumer</title>"
        + tag.replace("></", " data-sensors=\"armed\"></")
        + "</head><body>"
        + body
        + "</body></html>";
  }

  Phone phone() {
    return phone;
  }

  /**
   * Replays {@code rows} to the end; fails unless each one was fired, no event of the browser's own
   * reached the page and none of its listeners threw. Answers what {@code kite replay --json} said;
   * {@code flags} are more of its own.
   */
  JsonObject replay(List<? extends Reading> rows, String... flags) throws Exception {
    var words = new ArrayList<>(List.of("replay", trace(rows).toString(), "--json"));
    words.addAll(List.of(flags));
    try (var replay = KiteProcess.start(home, words.toArray(String[]::new))) {
      assertThat(replay.awaitExit()).as("%s", replay.errors()).isZero();
      var report = JsonParser.parseString(replay.lines().get(0)).getAsJsonObject();
      assertThat(report.get("ended").getAsString()).isEqualTo("finished");
      assertThat(report.get("samples").getAsInt())
          .as("samples of %s", report)
          .isEqualTo(rows.size());
      assertThat(report.get("leaked").getAsInt()).as("leaked of %s", report).isZero();
      assertThat(report.get("exceptions").getAsInt()).as("exceptions of %s", report).isZero();
      return report;
    }
  }

  private Path trace(List<? extends Reading> rows) throws IOException {
    var file = Files.createTempFile(folder, "motion", ".kite.jsonl.gz");
    try (var writer = TraceWriter.create(file, new TraceHeader().withSign("w3c"))) {
      for (var row : rows) {
        writer.write(row);
      }
    }
    return file;
  }

  /** The value of a JavaScript expression, by way of JSON. */
  JsonArray list(String expression) {
    var json = String.valueOf(phone.ask("return JSON.stringify(" + expression + ")"));
    return JsonParser.parseString(json).getAsJsonArray();
  }

  /** What the page's console or the browser complained of until now, as kite's own log has it. */
  List<String> complaints() {
    phone.run("console.log('nothing comes after this')");
    tail.await("the last line", () -> Entries.logs(tail).contains("nothing comes after this"));
    return Entries.of(tail).stream()
        .filter(entry -> isComplaint(entry))
        .map(JsonObject::toString)
        .toList();
  }

  private static boolean isComplaint(JsonObject entry) {
    var type = entry.get("type").isJsonNull() ? "" : entry.get("type").getAsString();
    return Set.of("error", "warning", "assert", "uncaught").contains(type);
  }

  @Override
  public void close() {
    phone.close();
    tail.close();
    relay.close();
    site.close();
  }
}
