package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.ConnectionListener;
import dev.kite.client.PageEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilterCommandTest {
  private final List<String> shown = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final EventFilter filter =
      new EventFilter(
          new ConnectionListener() {
            @Override
            public void event(PageEvent event) {
              shown.add(PlainText.event(event));
            }
          });
  private final Commands commands =
      new Commands(new ConsoleRenderer(Look.PLAIN, List::of), Look.PLAIN, new Lines());

  @BeforeEach
  void addCommand() {
    new FilterCommand(filter, entry -> told.add(Piece.text(entry.pieces()))).addTo(commands);
  }

  @Test
  void onlyWhatContainsTheTextIsShownWhateverTheCase() {
    commands.run(":filter net  work");
    log("log", "the NET  work");
    log("log", "network");

    assertThat(shown).containsExactly("the NET  work");
    assertThat(told)
        .containsExactly(
            "Showing only entries that contain net  work; :filter alone shows all again");
  }

  @Test
  void regularExpressionsMatchAnywhere() {
    commands.run(":filter /n.t \\d+$/");
    log("log", "net 17");
    log("log", "net x");

    assertThat(shown).isEmpty();
    commands.run(":filter /n.t \\d+/");
    log("log", "net 17");
    log("log", "net x");
    assertThat(shown).containsExactly("net 17");
  }

  @Test
  void brokenRegularExpressionChangesNothing() {
    commands.run(":filter /(/");
    log("log", "shown");

    assertThat(shown).containsExactly("shown");
    assertThat(told).singleElement().asString().startsWith("/(/ is no regular expression: ");
  }

  @Test
  void levelsSelectByHowSevereAnEntryIs() {
    commands.run(":filter warning");
    log("log", "1");
    log("warning", "2");
    log("error", "3");
    commands.run(":filter error");
    log("warning", "4");
    log("error", "5");

    assertThat(shown).containsExactly("2", "3", "5");
  }

  @Test
  void clearedFilterTellsHowMuchItHid() {
    commands.run(":filter x");
    log("log", "a");
    log("log", "b");
    commands.run(":filter");
    log("log", "c");
    commands.run(":filter");

    assertThat(shown).containsExactly("c");
    assertThat(told)
        .endsWith(
            "Showing everything again; 2 entries were hidden",
            "Showing everything again; nothing was hidden");
  }

  @Test
  void groupsPassSoThatWhatIsInThemIsIndented() {
    commands.run(":filter x");
    log("startGroup", "group");
    log("log", "x");
    log("endGroup", "");

    assertThat(shown).containsExactly("group", "x", "");
  }

  private void log(String type, String text) {
    filter.event(ChromeFixtures.call(type, "['" + text + "']"));
  }
}
