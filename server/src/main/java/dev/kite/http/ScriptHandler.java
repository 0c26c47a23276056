package dev.kite.http;

import dev.kite.inject.Script;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.ETag;
import io.undertow.util.ETagUtils;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Serves the page script, or its source map, to pages of any origin. */
final class ScriptHandler implements HttpHandler {
  private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
  private static final HttpString RESOURCE_POLICY = new HttpString("Cross-Origin-Resource-Policy");

  private final ByteBuffer body;
  private final String type;
  private final ETag tag;

  private ScriptHandler(byte[] body, String type, Script script) {
    this.body = ByteBuffer.wrap(body).asReadOnlyBuffer();
    this.type = type;
    this.tag = new ETag(false, HexFormat.of().formatHex(script.sha256(), 0, 16));
  }

  static ScriptHandler script(Script script) {
    return new ScriptHandler(script.bytes(), "text/javascript; charset=utf-8", script);
  }

  static ScriptHandler sourceMap(Script script) {
    return new ScriptHandler(script.sourceMap(), "application/json; charset=utf-8", script);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var headers = exchange.getResponseHeaders();
    headers.put(Headers.ETAG, tag.toString());
    headers.put(Headers.CACHE_CONTROL, "no-cache");
    headers.put(ALLOW_ORIGIN, "*");
    headers.put(RESOURCE_POLICY, "cross-origin");
    if (ETagUtils.handleIfNoneMatch(exchange, tag, false)) {
      Answers.bytes(exchange, type, body.duplicate());
    } else {
      exchange.setStatusCode(StatusCodes.NOT_MODIFIED);
      exchange.endExchange();
    }
  }
}
