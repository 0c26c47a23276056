package dev.kite.http;

import dev.kite.inject.Script;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.ETag;
import io.undertow.util.ETagUtils;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page script, or its source map, to pages of any origin, after gzip where they take it.
 */
final class ScriptHandler implements HttpHandler {
  private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
  private static final HttpString RESOURCE_POLICY = new HttpString("Cross-Origin-Resource-Policy");

  /** RFC 9110 12.5.3; what is refused by {@code q=0} does not match. */
  private static final Pattern TAKES_GZIP =
      Pattern.compile("(?i)(?:^|.*,)\\s*gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$)).*|,.*)?");

  private final Form plain;
  private final Form gzip;
  private final String type;

  /** The bytes in one encoding, and their entity tag. */
  private record Form(ByteBuffer bytes, ETag tag) {
    static Form of(byte[] bytes, String tag) {
      return new Form(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), new ETag(false, tag));
    }
  }

  private ScriptHandler(byte[] body, String type, Script script) {
    var tag = HexFormat.of().formatHex(script.sha256(), 0, 16);
    this.plain = Form.of(body, tag);
    this.gzip = Form.of(zipped(body), tag + "-gzip");
    this.type = type;
  }

  private static byte[] zipped(byte[] body) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("an array can be written to", e);
    }
    return bytes.toByteArray();
  }

  static ScriptHandler script(Script script) {
    return new ScriptHandler(script.bytes(), "text/javascript; charset=utf-8", script);
  }

  static ScriptHandler sourceMap(Script script) {
    return new ScriptHandler(script.sourceMap(), "application/json; charset=utf-8", script);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    boolean takesGzip = takesGzip(exchange.getRequestHeaders().get(Headers.ACCEPT_ENCODING));
    var form = takesGzip ? gzip : plain;
    var headers = exchange.getResponseHeaders();
    headers.put(Headers.ETAG, form.tag().toString());
    headers.put(Headers.CACHE_CONTROL, "no-cache");
    headers.put(Headers.VARY, "Accept-Encoding");
    headers.put(ALLOW_ORIGIN, "*");
    headers.put(RESOURCE_POLICY, "cross-origin");
    if (!ETagUtils.handleIfNoneMatch(exchange, form.tag(), false)) {
      exchange.setStatusCode(StatusCodes.NOT_MODIFIED);
      exchange.endExchange();
      return;
    }
    if (takesGzip) {
      headers.put(Headers.CONTENT_ENCODING, "gzip");
    }
    Answers.bytes(exchange, type, form.bytes().duplicate());
  }

  private static boolean takesGzip(@Nullable HeaderValues accepted) {
    return accepted != null && TAKES_GZIP.matcher(String.join(",", accepted)).matches();
  }
}
