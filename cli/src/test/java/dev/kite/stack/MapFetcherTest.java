package dev.kite.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapFetcherTest {
  private static final String MAP =
      "{\"version\":3,\"sources\":[\"src/cart.ts\"],\"mappings\":\"AAEO\"}";

  private final MapFetcher fetcher = MapFetcher.ofPages();
  private ScriptServer server;
  private LoadedPage page;

  @BeforeEach
  void serve() throws Exception {
    server = new ScriptServer();
    page = new LoadedPage("1", server.url("/"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void lastCommentOfTheScriptNamesTheMap() throws Exception {
    server.answer(
        "/js/app.js", "//# sourceMappingURL=old.map\nf()\n//# sourceMappingURL=../maps/app.map\n");
    server.answer("/maps/app.map", MAP);

    assertThat(path("/js/app.js?v=2#x")).isEqualTo("src/cart.ts");
    assertThat(server.asked()).containsExactly("/js/app.js?v=2", "/maps/app.map");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f()//# sourceMappingURL=a.map|a.map",
        "f()//@ sourceMappingURL=a.map  |a.map",
        "/*# sourceMappingURL=a.map*/|a.map",
        "//# sourceMappingURL=a.map;//# sourceMappingURL=b.map|b.map",
        "var s = '//# sourceMappingURL=' + map|",
        "'//# sourceMappingURL=no';//# sourceMappingURL=a.map|a.map",
        "'sourceMappingURL=x'|",
        "//# sourceMappingURL=|",
        "sourceMappingURL=a.map|"
      })
  void commentIsReadAsBrowsersDo(String script, String name) {
    assertThat(MapFetcher.comment(script.replace(";", "\n"))).isEqualTo(name);
  }

  @Test
  void headerNamesTheMapToo() throws Exception {
    server.answer("/app.js", "f()", Map.of("SourceMap", "/app.map"));
    server.answer("/app.map", MAP);

    assertThat(path("/app.js")).isEqualTo("src/cart.ts");
  }

  @ParameterizedTest
  @CsvSource({"application/json;base64", "application/json;charset=utf-8;base64"})
  void mapMayStandInTheScriptItself(String type) throws Exception {
    var data = Base64.getEncoder().encodeToString(MAP.getBytes(UTF_8));
    server.answer("/app.js", "f()\n//# sourceMappingURL=data:" + type + "," + data);

    assertThat(path("/app.js")).isEqualTo("src/cart.ts");
  }

  @Test
  void mapInTheScriptMayBePlainText() throws Exception {
    var data = MAP.replace("\"", "%22").replace("{", "%7B");
    server.answer("/app.js", "//# sourceMappingURL=data:application/json;charset=utf-8," + data);

    assertThat(path("/app.js")).isEqualTo("src/cart.ts");
  }

  @Test
  void otherHostsAreNotAsked() {
    server.answer("/app.js", "//# sourceMappingURL=http://10.1.2.3/app.map");
    server.answer("/away.js", "", Map.of("Location", "http://10.1.2.3/app.js"));

    assertRefused(server.url("/app.js"), "10.1.2.3 is not asked");
    assertRefused("https://shop.test/app.js", "shop.test is not asked");
    assertRefused("http://127.0.0.1.shop.test/app.js", "is not asked");
    assertRefused(server.url("/away.js"), "redirected to another host");
  }

  @Test
  void redirectOnTheSameHostIsFollowedButNotForEver() throws Exception {
    server.answer("/app.js", "", Map.of("Location", "/app.1.js"));
    server.answer("/app.1.js", "//# sourceMappingURL=app.map");
    server.answer("/app.map", MAP);
    server.answer("/round.js", "", Map.of("Location", "/round.js"));

    assertThat(path("/app.js")).isEqualTo("src/cart.ts");
    assertRefused(server.url("/round.js"), "redirected too often");
  }

  @Test
  void credentialsAreNeverSent() throws Exception {
    server.answer("/app.js", "//# sourceMappingURL=app.map", Map.of("Set-Cookie", "a=b"));
    server.answer("/app.map", MAP);
    path("/app.js");

    assertThat(server.headers()).noneMatch(name -> name.matches("(?i)cookie|authorization"));
    assertRefused(server.url("/app.js").replace("http://", "http://me:pw@"), "holds a password");
  }

  @Test
  void answerLargerThanTheBoundIsNotTaken() {
    server.answer("/app.js", "x".repeat(Download.MAX_BYTES + 1));

    assertRefused(server.url("/app.js"), "larger than 16 MiB");
  }

  @Test
  void whatIsNotThereSaysSo() {
    server.answer("/app.js", "f()");
    server.answer("/broken.js", "//# sourceMappingURL=gone.map");

    assertRefused(server.url("/app.js"), "the script names no source map");
    assertRefused(server.url("/broken.js"), "the answer was 404");
    assertRefused("ftp://127.0.0.1/app.js", "only http, https and file");
    assertRefused("http://127.0.0.1:1/app.js", "cannot be reached");
    assertRefused("http://[", "address cannot be read");
  }

  @Test
  void filesAreReadForPagesThatAreFiles(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("app.js"), "//# sourceMappingURL=app.js.map");
    Files.writeString(folder.resolve("app.js.map"), MAP);
    var script = folder.resolve("app.js").toUri().toString();
    server.answer("/app.js", "//# sourceMappingURL=" + script + ".map");

    var local = new LoadedPage("1", folder.resolve("index.html").toUri().toString());
    assertThat(fetcher.find(script, local).original(1, 1)).isPresent();
    assertThat(MapFetcher.ofHosts(Set.of()).find(script, page).original(1, 1)).isPresent();
    assertRefused(script, "files are read for pages that are files");
    assertRefused(server.url("/app.js"), "its map is a file of this machine");
    assertThatThrownBy(() -> fetcher.find(script.replace("file:///", "file://host/"), local))
        .hasMessageContaining("files are read");
    assertThatThrownBy(() -> fetcher.find("file:///dev/zero", local))
        .hasMessageContaining("no such");
    try (var large = new RandomAccessFile(folder.resolve("large.js").toFile(), "rw")) {
      large.setLength(Download.MAX_BYTES + 1L);
    }
    assertThatThrownBy(() -> fetcher.find(script.replace("app.js", "large.js"), local))
        .hasMessageContaining("larger than 16 MiB");
  }

  private String path(String script) throws BadSourceMapException {
    return fetcher.find(server.url(script), page).original(1, 1).orElseThrow().path();
  }

  private void assertRefused(String script, String why) {
    assertThatThrownBy(() -> fetcher.find(script, page))
        .isInstanceOf(BadSourceMapException.class)
        .hasMessageContaining(why);
  }
}
