package dev.kite.devtools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.kite.http.LocalSocket;
import dev.kite.repl.FakeConnection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProtocolDescriptionTest {
  private final ManualLoop loop = new ManualLoop();
  private final Pages pages = new Pages(new FakeConnection(), loop, target -> true);
  private final Sessions sessions = new Sessions(loop, pages, "kite/test");

  @Test
  void namesEveryCommandThereIsAndNoOther() {
    var target = FakeConnection.target(1, "Cart");
    pages.update(List.of(target));
    var client = new Client(new NoSocket(), loop);
    var page = sessions.page(client, pages.find(target.id()).orElseThrow());

    var described = new TreeSet<String>();
    for (var domain :
        JsonParser.parseString(ProtocolDescription.TEXT)
            .getAsJsonObject()
            .getAsJsonArray("domains")) {
      var name = domain.getAsJsonObject().get("domain").getAsString();
      domain
          .getAsJsonObject()
          .getAsJsonArray("commands")
          .forEach(
              it -> described.add(name + "." + it.getAsJsonObject().get("name").getAsString()));
    }
    // Answered for every domain, whether it is known or not.
    described.removeIf(method -> method.matches("(DOM|Network)\\.(enable|disable)"));

    assertThat(described).isEqualTo(page.commands().methods());
  }

  private static final class NoSocket implements LocalSocket {
    @Override
    public boolean send(String text) {
      return true;
    }

    @Override
    public void close() {}
  }
}
