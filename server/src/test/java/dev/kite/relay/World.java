package dev.kite.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.protocol.ControlKey;
import dev.kite.protocol.Role;
import dev.kite.protocol.ToPage;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** A relay with one room, fake time and fake peers. */
final class World {
  static final String EPOCH = "9f86d081884c7d65";
  static final String SESSION = "00c0ffee00c0ffee";
  static final String ID = "5e884898da28047151d0e56f8dc62927";

  final FakeTime time = new FakeTime();
  final Counters counters = new Counters();
  private final ControlKey key = new ControlKey("kc_0123456789ABCDEFGHJKMNPQRS");
  private final Map<String, String> tokens = new HashMap<>();
  private final Limits limits;
  private Relay relay;
  private int starts;

  World() {
    this(Limits.defaults());
  }

  World(Limits limits) {
    this.limits = limits;
    this.relay = newRelay();
  }

  /** Another process in the place of this one: it knows nothing of what was. */
  void restart() {
    relay = newRelay();
  }

  Relay relay() {
    return relay;
  }

  FakePeer page() {
    return new FakePeer(transport -> relay.page(seat(), transport));
  }

  /** A page that has been welcomed; its welcome is read. */
  FakePeer welcomedPage() {
    var page = page();
    page.send(hello(""));
    welcomed(page);
    return page;
  }

  /** Reads the welcome of a page that has said hello; answers the target it is. */
  String welcomed(FakePeer page) {
    return remember(page.received().get(0));
  }

  /** The members of a hello that claim {@code target}, with the token its page was given. */
  String claim(String target) {
    return "\"target\":\"%s\",\"token\":\"%s\",".formatted(target, tokens.get(target));
  }

  private String remember(String text) {
    var frame = (ToPage.Welcome) ToPage.decode(ByteBuffer.wrap(text.getBytes(UTF_8)));
    tokens.put(frame.welcome().target(), frame.welcome().token());
    return frame.welcome().target();
  }

  FakePeer console(Role role) {
    return new FakePeer(transport -> relay.console(seat(), role, transport));
  }

  /** A controlling console that has said hello; its welcome is not read. */
  FakePeer console(String session, String from) {
    return greet(console(Role.CONTROL), session, from);
  }

  FakePeer greet(FakePeer console, String session, String from) {
    console.send(
        "H {\"v\":1,\"session\":\"%s\",\"client\":\"test\",\"from\":%s}".formatted(session, from));
    return console;
  }

  /** The id of the only target, as a new console is told it. */
  String target() {
    var console = console("ffffffffffffffff", "{\"new\":true}");
    var welcome = console.received().get(0);
    console.drop();
    int from =
        welcome.indexOf("\"targets\":[{\"target\":\"") + "\"targets\":[{\"target\":\"".length();
    return welcome.substring(from, from + 10);
  }

  static String hello(String more) {
    return hello(EPOCH, more);
  }

  static String hello(String epoch, String more) {
    return ("H {\"v\":1,%s\"epoch\":\"%s\",\"url\":\"https://shop.test/\",\"evalMode\":\"eval\","
            + "\"sensors\":\"unknown\"}")
        .formatted(more, epoch);
  }

  static String event(long seq) {
    return "e %d {\"n\":%d}".formatted(seq, seq);
  }

  static String command(String target, String id) {
    return "c %s {\"id\":\"%s\",\"method\":\"Runtime.evaluate\"}".formatted(target, id);
  }

  static String reply(long seq, String session, String id) {
    return "r %d %s {\"id\":\"%s\",\"result\":{}}".formatted(seq, session, id);
  }

  private Seat seat() {
    return relay.admit(key.pageKey(), "192.0.2.7").orElseThrow();
  }

  private Relay newRelay() {
    var ids = new Ids(new Random(++starts));
    return new Relay(new Environment(time, time, ids, limits, counters, World::fail));
  }

  private static void fail(RuntimeException defect) {
    throw new AssertionError("a task of the room failed", defect);
  }
}
