package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.kite.client.ConnectionListener;
import dev.kite.client.PageEvent;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InspectRequestsTest {
  private static final Target CART = FakeConnection.target(1, "Cart");

  private final FakeConnection connection = new FakeConnection();
  private final FakeDesk desk = new FakeDesk();
  private final Session session =
      new Session(
          connection,
          new Choice(),
          new ConsoleRenderer(Look.PLAIN, List::of),
          new EventFilter(new ConnectionListener() {}),
          Look.PLAIN,
          desk);

  @BeforeEach
  void connectPage() {
    connection.targets.add(CART);
    connection.answer("copy(x)", "{type: 'undefined'}");
    connection.answer("x", "{type: 'undefined'}");
  }

  @Test
  void stringIsCopiedAsItIs() {
    session.take("copy(x)");
    asks("{type: 'string', value: 'a\\n\"b\"'}", "{copyToClipboard: true}");

    assertThat(desk.clips).containsExactly("a\n\"b\"");
    assertThat(desk.said).endsWith("* Copied 5 characters");
  }

  @Test
  void nodeThatIsInspectedCanBeOpened() {
    connection.page =
        method -> FakeConnection.done("{result: {type: 'object', value: ['<p></p>']}}");

    session.take("x");
    asks("{type: 'object', subtype: 'node', description: 'p', objectId: '12'}", "{}");
    session.take(":expand");

    assertThat(desk.said).endsWith("p");
    assertThat(desk.printed).containsExactly("<p></p>");
  }

  @Test
  void objectIsCopiedAsThePageWritesIt() {
    connection.page =
        method -> FakeConnection.done("{result: {type: 'string', value: '{\\n  \"a\": 1\\n}'}}");

    session.take("copy(x)");
    asks("{type: 'object', objectId: '12'}", "{copyToClipboard: true}");

    assertThat(connection.commanded).containsExactly("Runtime.callFunctionOn");
    assertThat(connection.parameters.get(0).get("objectId").getAsString()).isEqualTo("12");
    assertThat(desk.clips).containsExactly("{\n  \"a\": 1\n}");
  }

  @Test
  void pageCannotFillTheClipboardByItself() {
    asks("{type: 'string', value: 'rm -rf /'}", "{copyToClipboard: true}");
    session.take("x");
    asks("{type: 'string', value: 'rm -rf /'}", "{copyToClipboard: true}");

    assertThat(desk.clips).isEmpty();
    assertThat(desk.said).containsExactly("undefined");
  }

  @Test
  void oneEvaluationCopiesOnce() {
    session.take("copy(x)");
    asks("{type: 'number', value: 1, description: '1'}", "{copyToClipboard: true}");
    asks("{type: 'string', value: 'rm -rf /'}", "{copyToClipboard: true}");

    assertThat(desk.clips).containsExactly("1");
  }

  @Test
  void otherPageCopiesNothing() {
    session.take("copy(x)");
    var at = new Stamp(1, 0, "7G3QW0ZC52", "9f86d081884c7d65", 0);
    hears(at, "{type: 'string', value: 'x'}", "{copyToClipboard: true}");

    assertThat(desk.clips).isEmpty();
  }

  @Test
  void textThatIsTooLongIsNotCopiedAndSaysSo() {
    session.take("copy(x)");
    asks("{type: 'string', value: '" + "x".repeat(1234) + "'}", "{copyToClipboard: true}");

    assertThat(desk.clips).isEmpty();
    assertThat(desk.said)
        .endsWith(
            "warning: Not copied: 1,234 characters are more than this terminal takes. "
                + "kite eval --json prints them.");
  }

  @Test
  void valueThatThePageCannotWriteIsNotCopied() {
    session.take("copy(x)");
    asks("{type: 'object', objectId: '12'}", "{copyToClipboard: true}");

    assertThat(desk.said).endsWith("error: Not copied. unknown method");
  }

  @Test
  void inspectedObjectIsShown() {
    asks("{type: 'number', value: 7, description: '7'}", "{}");

    assertThat(desk.said).containsExactly("7");
  }

  private void asks(String object, String hints) {
    hears(new Stamp(1, 0, CART.id(), CART.epoch(), 0), object, hints);
  }

  private void hears(Stamp at, String object, String hints) {
    var params =
        JsonParser.parseString("{object: " + object + ", hints: " + hints + "}").getAsJsonObject();
    connection.listening.forEach(
        listener -> listener.sessionEvent(new PageEvent(at, "Runtime.inspectRequested", params)));
  }
}
