package dev.kite;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.protocol.Body;
import dev.kite.protocol.EvalMode;
import dev.kite.protocol.LinkSource;
import dev.kite.protocol.PageFrame;
import dev.kite.protocol.PageHello;
import dev.kite.protocol.PageKey;
import dev.kite.protocol.SensorAccess;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.ToPage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A page without a browser: says hello, keeps its lossless frames and sends them again when asked,
 * answers commands as a test wants.
 */
public final class FakePage implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  // What the tabs remember beside their ids.
  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  private final PageKey key;
  private final String title;
  private final String epoch;
  private final Map<String, Function<JsonObject, String>> handlers = new ConcurrentHashMap<>();
  private final List<PageFrame> ring = new ArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private CompletableFuture<ToPage.Welcome> welcomed = new CompletableFuture<>();
  private final CompletableFuture<String> goodbye = new CompletableFuture<>();
  private volatile Set<SensorStream> watched = Set.of();
  private volatile Optional<LinkSource> source = Optional.empty();
  private Optional<String> target = Optional.empty();
  private WebSocket socket;

  private FakePage(PageKey key, String title, String epoch) {
    this.key = key;
    this.title = title;
    this.epoch = epoch;
  }

  /** A page that the relay has welcomed. */
  public static FakePage open(URI relay, PageKey key, String title, String epoch) {
    var page = new FakePage(key, title, epoch);
    page.connect(relay);
    return page;
  }

  /** The next load of the page that has the id {@code target}. */
  public static FakePage reload(URI relay, PageKey key, String title, String epoch, String target) {
    return reload(relay, key, title, epoch, target, page -> {});
  }

  /** The same; {@code answers} are there before the first command can come. */
  public static FakePage reload(
      URI relay,
      PageKey key,
      String title,
      String epoch,
      String target,
      Consumer<FakePage> answers) {
    var page = new FakePage(key, title, epoch);
    page.target = Optional.of(target);
    answers.accept(page);
    page.connect(relay);
    return page;
  }

  /** Connects anew, as a page does after its relay was restarted, and sends what is not held. */
  public void connect(URI relay) {
    var address = URI.create("ws" + relay.toString().substring(4) + "/ws/page?" + key.text());
    welcomed = new CompletableFuture<>();
    var opened = HTTP.newWebSocketBuilder().buildAsync(address, this).join();
    synchronized (this) {
      socket = opened;
      write(hello());
    }
    var welcome = welcomed.orTimeout(10, TimeUnit.SECONDS).join().welcome();
    synchronized (this) {
      target = Optional.of(welcome.target());
      TOKENS.put(welcome.target(), welcome.token());
      ring.stream().skip(welcome.have()).forEach(this::write);
    }
  }

  private PageFrame hello() {
    return new PageFrame.Hello(
        new PageHello(
            target,
            target.map(TOKENS::get),
            epoch,
            target.isPresent(),
            false,
            "https://shop.test/" + title,
            title,
            "Mozilla/5.0",
            EvalMode.EVAL,
            SensorAccess.UNKNOWN,
            false,
            true));
  }

  /** The id the relay gave. */
  public String target() {
    return target.orElseThrow();
  }

  /** The streams that consoles watch now. */
  public Set<SensorStream> watched() {
    return watched;
  }

  /** What the page was told last of the page that feeds it. */
  public Optional<LinkSource> source() {
    return source;
  }

  /** The last word of a relay that ends, for which this waits. */
  public String goodbye() {
    return goodbye.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Answers a method with the JSON of a whole reply without its id; null never answers. */
  public FakePage answers(String method, Function<JsonObject, String> answer) {
    handlers.put(method, answer);
    return this;
  }

  /** Sends a console call with one string. */
  public void log(String text) {
    var arg = new JsonObject();
    arg.addProperty("type", "string");
    arg.addProperty("value", text);
    event(
        "Runtime.consoleAPICalled",
        "{\"type\":\"log\",\"args\":[" + arg + "],\"timestamp\":1764000000000.5,\"stack\":\"\"}");
  }

  /** Sends an event to every console. */
  public synchronized void event(String method, String params) {
    keep(new PageFrame.Event(ring.size() + 1, body(method, params)));
  }

  /** Sends an event to one session. */
  public synchronized void eventTo(String session, String method, String params) {
    keep(new PageFrame.Reply(ring.size() + 1, session, body(method, params)));
  }

  /** Sends readings, latest wins. */
  public synchronized void readings(SensorStream stream, long number, String rows) {
    write(new PageFrame.Readings(stream, number, Body.of(rows)));
  }

  /** Breaks the connection without a word. */
  public synchronized void drop() {
    socket.abort();
  }

  @Override
  public void close() {
    drop();
  }

  private static Body body(String method, String params) {
    return Body.of("{\"method\":\"" + method + "\",\"params\":" + params + "}");
  }

  private void keep(PageFrame frame) {
    ring.add(frame);
    write(frame);
  }

  private synchronized void write(PageFrame frame) {
    if (!socket.isOutputClosed()) {
      socket.sendText(frame.text(), true).exceptionally(broken -> socket).join();
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      var frame = ToPage.decode(ByteBuffer.wrap(partial.toString().getBytes(UTF_8)));
      partial.setLength(0);
      take(frame);
    }
    from.request(1);
    return null;
  }

  private void take(ToPage frame) {
    if (frame instanceof ToPage.Welcome welcome) {
      source = welcome.welcome().link();
      welcomed.complete(welcome);
    } else if (frame instanceof ToPage.Linked linked) {
      source = linked.source();
    } else if (frame instanceof ToPage.Command command) {
      run(command);
    } else if (frame instanceof ToPage.Watched now) {
      watched = now.streams();
    } else if (frame instanceof ToPage.Failure failure) {
      goodbye.complete(failure.error().toString());
    }
  }

  private void run(ToPage.Command command) {
    var json = JsonParser.parseString(command.command().text()).getAsJsonObject();
    var method = json.get("method").getAsString();
    var params = json.getAsJsonObject("params");
    params.addProperty("session", command.session());
    var answer =
        handlers
            .getOrDefault(
                method, it -> "{\"error\":{\"code\":-32601,\"message\":\"unknown method\"}}")
            .apply(params);
    if (answer != null) {
      reply(command.session(), json.get("id").getAsString(), answer);
    }
  }

  private synchronized void reply(String session, String id, String answer) {
    var reply = JsonParser.parseString(answer).getAsJsonObject();
    reply.addProperty("id", id);
    keep(new PageFrame.Reply(ring.size() + 1, session, Body.of(reply.toString())));
  }
}
