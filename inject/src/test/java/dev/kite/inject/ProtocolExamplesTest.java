package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples of the protocol's page are what the page script takes and makes. */
class ProtocolExamplesTest {
  private static final String BENCH = "var bench = createBench();";

  private static List<String> protocol = List.of();
  private static List<String> toPage = List.of();
  private static List<String> fromPage = List.of();
  private static ChannelPage page;

  @BeforeAll
  static void open() throws IOException {
    protocol = Files.readAllLines(Path.of("..", "docs", "protocol.md"));
    toPage = block(protocol, "relay-to-page");
    fromPage = block(protocol, "page-to-relay");
    page = new ChannelPage();
  }

  @Test
  void everyFrameToThePageIsRead() {
    assertThat(toPage).hasSize(13);
    for (var example : toPage) {
      assertThat(
              page.run(
                  "var frame = createFrames(createIntrinsics(window)).read("
                      + quote(example)
                      + "); return frame && frame.kind;"))
          .as(example)
          .isEqualTo(example.substring(0, 1));
    }
  }

  @Test
  void helloOfFirstLoadIsAsTheExample() {
    assertThat(page.run(BENCH + "bench.open(); return bench.sent()[0];"))
        .isEqualTo(fromPage.get(0));
  }

  @Test
  void helloOfReloadIsAsTheExample() {
    assertThat(
            page.run(
                BENCH
                    + """
                    bench.tab.target = '7G3QW0ZC5M';
                    bench.tab.token = '5f4dcc3b5aa765d61d8327deb882cf99';
                    bench.tab.epoch = '0b7e151628aed2a6';
                    bench.tab.reload = true;
                    bench.page.url = 'https://shop.test/pay';
                    bench.page.title = '';
                    bench.page.evalMode = 'none';
                    bench.page.sensors = 'granted';
                    bench.open();
                    return bench.sent()[0];
                    """))
        .isEqualTo(fromPage.get(1));
  }

  @Test
  void helloOfRestIsAsTheExample() {
    assertThat(
            page.run(
                BENCH
                    + """
                    bench.join();
                    bench.page.evalMode = 'none';
                    bench.page.hidden = true;
                    bench.log('left');
                    bench = createBench(JSON.parse(JSON.stringify(bench.channel.rest())), '0b7e151628aed2a6');
                    bench.open();
                    return bench.sent()[0];
                    """))
        .isEqualTo(fromPage.get(2));
  }

  @Test
  void eventAndReplyAreAsTheExamples() {
    assertThat(
            page.texts(
                BENCH
                    + "var examples = "
                    + examples()
                    + """
                    var event = JSON.parse(examples[3].slice(4));
                    var reply = JSON.parse(examples[4].slice(21));
                    bench.join();
                    bench.fresh();
                    bench.channel.emit(event.method, function () { return event.params; });
                    bench.channel.reply('00c0ffee00c0ffee', reply.id, reply);
                    bench.timers.advance(0);
                    return bench.sent();
                    """))
        .containsExactly(fromPage.get(3), fromPage.get(4));
  }

  @Test
  void gapIsAsTheExample() {
    assertThat(
            page.run(
                """
                var outbox = createOutbox({ frame: 9e5, bytes: 9e5, frames: 50 });
                for (var seq = 1; seq < 7; seq++) {
                  outbox.add('e', '{}');
                  outbox.next();
                }
                for (seq = 7; seq <= 40; seq++) {
                  outbox.lose(seq === 7 ? 81920 - 33 : 1, 'overflow');
                }
                return outbox.next();
                """))
        .isEqualTo(fromPage.get(5));
  }

  @Test
  void readingsAreAsTheExample() {
    assertThat(
            page.texts(
                BENCH
                    + "var examples = "
                    + examples()
                    + """
                    bench.join();
                    bench.fresh();
                    bench.channel.readings('m', 120, JSON.parse(examples[6].slice(8)));
                    bench.timers.advance(0);
                    return bench.sent();
                    """))
        .containsExactly(fromPage.get(6));
  }

  @Test
  void pingIsAsTheExample() {
    assertThat(fromPage).hasSize(9);
    assertThat(
            page.run(
                BENCH
                    + "bench.join(); bench.fresh(); bench.channel.connection.wake(); return bench.sent()[0];"))
        .isEqualTo(fromPage.get(8));
  }

  @Test
  void commandsHaveIdsOfTheirOwnAndTheRepliesTheSame() {
    var commands = ids("command-to-page");

    assertThat(commands).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    assertThat(ids("result-from-page")).isEqualTo(commands);
  }

  private static List<String> ids(String name) {
    return block(protocol, name).stream().map(line -> line.substring(7, 39)).toList();
  }

  private static String examples() {
    return fromPage.stream().map(ProtocolExamplesTest::quote).toList() + ";";
  }

  private static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static List<String> block(List<String> lines, String name) {
    var first = lines.indexOf("```" + name) + 1;
    return lines.subList(first, lines.size()).stream()
        .takeWhile(line -> !line.equals("```"))
        .toList();
  }
}
