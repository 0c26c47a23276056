package dev.kite.bench;

import com.google.gson.JsonParser;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The relay one would write first: strings, a JSON tree for each message, Undertow's own WebSockets
 * and broadcast. Pages connect to {@code /page?ROOM}, consoles to {@code /console?ROOM}.
 */
final class RelayNaive implements AutoCloseable {
  private final ConcurrentHashMap<String, Set<WebSocketChannel>> consoles =
      new ConcurrentHashMap<>();
  private final Undertow undertow =
      Undertow.builder()
          .addHttpListener(0, "127.0.0.1")
          .setHandler(
              Handlers.path()
                  .addExactPath("/page", Handlers.websocket(this::page))
                  .addExactPath("/console", Handlers.websocket(this::console)))
          .build();

  private RelayNaive() {}

  static RelayNaive start() {
    var relay = new RelayNaive();
    relay.undertow.start();
    return relay;
  }

  int port() {
    var address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    return address.getPort();
  }

  @Override
  public void close() {
    undertow.stop();
  }

  private void page(WebSocketHttpExchange exchange, WebSocketChannel channel) {
    var room = room(exchange);
    channel
        .getReceiveSetter()
        .set(
            new AbstractReceiveListener() {
              @Override
              protected void onFullTextMessage(WebSocketChannel page, BufferedTextMessage text) {
                broadcast(room, text.getData());
              }
            });
    channel.resumeReceives();
  }

  private void broadcast(Set<WebSocketChannel> room, String text) {
    var message = JsonParser.parseString(text).getAsJsonObject();
    if (message.has("type")) {
      room.forEach(console -> WebSockets.sendText(text, console, null));
    }
  }

  private void console(WebSocketHttpExchange exchange, WebSocketChannel channel) {
    room(exchange).add(channel);
    channel.getReceiveSetter().set(new AbstractReceiveListener() {});
    channel.resumeReceives();
  }

  private Set<WebSocketChannel> room(WebSocketHttpExchange exchange) {
    return consoles.computeIfAbsent(
        exchange.getQueryString(), name -> ConcurrentHashMap.newKeySet());
  }
}
