package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
  private final Lines output = new Lines();
  private final List<String> ran = new ArrayList<>();
  private final Commands commands =
      new Commands(new ConsoleRenderer(Look.PLAIN, List::of), Look.PLAIN, output)
          .add("targets", "", "who is there", words -> ran("targets", words))
          .add("replay", "FILE", "play", words -> ran("replay", words));

  private Commands.Next ran(String name, List<String> words) {
    ran.add(name + words);
    return Commands.Next.READ_ON;
  }

  @Test
  void commandGetsTheWordsBehindIt() {
    assertThat(commands.run("  :replay  a.jsonl   loop ")).isEqualTo(Commands.Next.READ_ON);
    assertThat(ran).containsExactly("replay[a.jsonl, loop]");
  }

  @Test
  void quitEndsTheSession() {
    assertThat(commands.run(":quit")).isEqualTo(Commands.Next.QUIT);
  }

  @ParameterizedTest
  @CsvSource({"tragets, targets", "target, targets", "rep, replay", "hlep, help", "q, quit"})
  void misspeltCommandGetsTheNearestOne(String typed, String meant) {
    commands.run(":" + typed);

    assertThat(ran).isEmpty();
    assertThat(output.said)
        .containsExactly("error: There is no command :" + typed + ". Did you mean :" + meant + "?");
  }

  @Test
  void strangeCommandPointsToTheList() {
    commands.run(":xyzzy");

    assertThat(output.said).containsExactly("error: There is no command :xyzzy. :help lists them.");
  }

  @Test
  void helpListsEveryCommandAligned() {
    commands.run(":help");

    assertThat(output.printed)
        .containsSequence("  :targets      who is there", "  :replay FILE  play")
        .anyMatch(line -> line.contains("Ctrl-D leaves"));
  }

  @Test
  void helpAtATerminalTellsOfItsKeys() {
    var look = new Look(Palette.NONE, Glyphs.UNICODE, () -> 120);
    new Commands(new ConsoleRenderer(look, List::of), look, output).run(":help");
    var keys = output.printed.get(output.printed.size() - 1);

    assertThat(keys).contains("Tab", "Ctrl-R", "Ctrl-C", "bracket");
    commands.run(":help");
    assertThat(output.printed.get(output.printed.size() - 1)).contains("Ctrl-D leaves");
  }

  @Test
  void onlyAColonBeginsACommand() {
    assertThat(Commands.isCommand(" :use 1")).isTrue();
    assertThat(Commands.isCommand("a ? b : c")).isFalse();
  }
}
