package dev.kite.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kite.FakePage;
import dev.kite.http.RelayConfig;
import dev.kite.http.RelayServer;
import dev.kite.http.RelayStartException;
import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** A relay, the pages in one of its rooms, and shells that have the room's control key. */
final class TestRoom implements AutoCloseable {
  private final ControlKey key = ControlKey.random(new SecureRandom());
  private final List<FakePage> pages = new ArrayList<>();
  private final RelayServer relay;
  private final Path home;

  private TestRoom(RelayServer relay, Path home) {
    this.relay = relay;
    this.home = home;
  }

  static TestRoom open(Path home) throws IOException, RelayStartException {
    var room = new TestRoom(RelayServer.start(RelayConfig.local(Script.load())), home);
    Files.createFile(
        room.keyFile(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(room.keyFile(), room.key.text(), US_ASCII);
    return room;
  }

  String url() {
    return relay.urls().get(0);
  }

  Path keyFile() {
    return home.resolve("room.key");
  }

  /** What stands in the pages' tags, which opens no console. */
  String pageKey() {
    return key.pageKey().text();
  }

  /** What sees all and runs nothing. */
  String viewerKey() {
    return key.viewerKey().text();
  }

  Shell shell() {
    return new Shell(home).with("KITE_RELAY", url()).with("KITE_KEY_FILE", keyFile().toString());
  }

  FakePage page(String title) {
    return page(url(), title);
  }

  /** A page of the same room on another relay. */
  FakePage page(String elsewhere, String title) {
    var epoch = "9f86d081884c7d6" + pages.size();
    var page = FakePage.open(URI.create(elsewhere), key.pageKey(), title, epoch);
    pages.add(page);
    return page;
  }

  @Override
  public void close() {
    pages.forEach(FakePage::close);
    relay.close();
  }
}
