package dev.kite.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one address: a plain GET without credentials or cookies, no redirect to another host, at
 * most {@value #SECONDS} s and {@value #MAX_TEXT}.
 */
final class Download {
  static final int MAX_BYTES = 16 << 20;
  static final String MAX_TEXT = "16 MiB";
  private static final int SECONDS = 5;
  private static final int MAX_REDIRECTS = 5;

  private final FetchRules rules;
  private @Nullable HttpClient client;

  /** What was read, from where in the end, and the map its header names. */
  record Text(URI address, String text, @Nullable String map) {}

  Download(FetchRules rules) {
    this.rules = rules;
  }

  Text read(URI address, LoadedPage page) throws BadSourceMapException {
    var from = address;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      var refusal = rules.refusal(from, page);
      if (refusal != null) {
        throw new BadSourceMapException(refusal);
      }
      if ("file".equalsIgnoreCase(from.getScheme())) {
        return file(from);
      }
      var answer = get(from);
      var to = answer.headers().firstValue("Location");
      if (answer.statusCode() == 200) {
        var header = answer.headers().firstValue("SourceMap");
        var old = answer.headers().firstValue("X-SourceMap");
        return new Text(from, new String(answer.body(), UTF_8), header.or(() -> old).orElse(null));
      }
      if (answer.statusCode() / 100 != 3 || to.isEmpty()) {
        throw new BadSourceMapException("the answer was " + answer.statusCode());
      }
      from = redirected(from, to.get());
    }
    throw new BadSourceMapException("it is redirected too often");
  }

  private static URI redirected(URI from, String to) throws BadSourceMapException {
    var next = Address.resolve(from, to);
    if (next.getHost() == null || !next.getHost().equalsIgnoreCase(from.getHost())) {
      throw new BadSourceMapException("it is redirected to another host");
    }
    return next;
  }

  private HttpResponse<byte[]> get(URI address) throws BadSourceMapException {
    var request =
        HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(SECONDS)).GET().build();
    var answer = client().sendAsync(request, info -> new BoundedBody(MAX_BYTES));
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new BadSourceMapException("no answer within " + SECONDS + " s");
    } catch (ExecutionException e) {
      boolean large = e.getCause() instanceof BoundedBody.TooLarge;
      throw new BadSourceMapException(
          large ? "it is larger than " + MAX_TEXT : "the host cannot be reached");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new BadSourceMapException("the program ends");
    }
  }

  /** Made when it is first needed: it costs more than the prompt's start has. */
  private synchronized HttpClient client() {
    var made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(Redirect.NEVER)
              .proxy(HttpClient.Builder.NO_PROXY)
              .connectTimeout(Duration.ofSeconds(SECONDS))
              .build();
      client = made;
    }
    return made;
  }

  private static Text file(URI address) throws BadSourceMapException {
    try {
      var file = Path.of(URI.create("file://" + address.getRawPath()));
      // A pipe or a device would never end.
      if (!Files.isRegularFile(file)) {
        throw new BadSourceMapException("there is no such file");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new BadSourceMapException("it is larger than " + MAX_TEXT);
      }
      return new Text(address, new String(Files.readAllBytes(file), UTF_8), null);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadSourceMapException("the file cannot be read");
    }
  }
}
