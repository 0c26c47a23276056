package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static final String COMMANDS =
      """
      var replies = [];
      var runs = 0;
      var refusal = '';
      var handlers = {
        'Twice': function (params, reply, session) {
          runs++;
          reply({ of: params.of, session: session });
          reply({ again: true });
        },
        'Broken': function () { throw new Error('no'); },
        'Late': function (params, reply) { handlers.answer = reply; }
      };
      var commands = createCommands(
        createIntrinsics(window),
        function (method, done) {
          done({ handlers: handlers, permit: function (method, proceed) { proceed(refusal); } });
        },
        function (session, id, body) { replies.push(JSON.stringify(body)); }
      );
      function run(id, method, params) {
        commands.run('00c0ffee00c0ffee', { id: id, method: method, params: params });
      }
      """;

  private static ChannelPage page;

  @BeforeAll
  static void open() {
    page = new ChannelPage();
  }

  @Test
  void commandHasOneReply() {
    assertThat(replies("run('a', 'Twice', { of: 1 });"))
        .containsExactly("{\"id\":\"a\",\"result\":{\"of\":1,\"session\":\"00c0ffee00c0ffee\"}}");
  }

  @Test
  void commandThatComesAgainIsNotRunAgain() {
    assertThat(page.run(COMMANDS + "run('a', 'Twice', {}); run('a', 'Twice', {}); return runs;"))
        .isEqualTo(1L);
  }

  @Test
  void remembersTheLast256() {
    assertThat(
            page.run(
                COMMANDS
                    + """
                    for (var i = 1; i <= 257; i++) {
                      run('id' + i, 'Twice', {});
                    }
                    run('id2', 'Twice', {});
                    var remembered = runs;
                    run('id1', 'Twice', {});
                    return [remembered, runs];
                    """))
        .isEqualTo(List.of(257L, 258L));
  }

  @Test
  void unknownMethodIsNamed() {
    assertThat(replies("run('a', 'No.such', {}); run('b', 'toString', {});"))
        .containsExactly(
            "{\"id\":\"a\",\"error\":{\"code\":-32601,\"message\":\"This page has no method No.such.\"}}",
            "{\"id\":\"b\",\"error\":{\"code\":-32601,\"message\":\"This page has no method toString.\"}}");
  }

  @Test
  void failureInThePageIsTheReply() {
    assertThat(replies("run('a', 'Broken');"))
        .containsExactly(
            "{\"id\":\"a\",\"error\":{\"code\":-32000,\"message\":\"Broken failed in the page: Error: no\"}}");
  }

  @Test
  void refusedCommandIsNotRun() {
    assertThat(replies("refusal = 'Refused.'; run('a', 'Twice', {}); replies.push(String(runs));"))
        .containsExactly(
            "{\"id\":\"a\",\"error\":{\"code\":-32000,\"message\":\"Refused.\"}}", "0");
  }

  @Test
  void replyMayComeLater() {
    assertThat(replies("run('a', 'Late', {}); handlers.answer(null, { code: 1, message: 'm' });"))
        .containsExactly("{\"id\":\"a\",\"error\":{\"code\":1,\"message\":\"m\"}}");
  }

  @Test
  void whatHasNoIdCannotBeAnsweredAndIsNotRun() {
    assertThat(
            page.run(COMMANDS + "run(7, 'Twice', {}); run(undefined, 'Twice', {}); return runs;"))
        .isEqualTo(0L);
  }

  private static List<String> replies(String statements) {
    return page.texts(COMMANDS + statements + "return replies;");
  }
}
