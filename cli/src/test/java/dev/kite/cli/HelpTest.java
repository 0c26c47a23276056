package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the help texts of all commands have in common. */
class HelpTest {
  /** What is copied from a help text. */
  private static final List<String> WHOLE =
      List.of(
          "~/.config/kite/key",
          "http://127.0.0.1:7331.",
          "http://localhost:3000",
          "dist/js/app.js.map");

  @TempDir private static Path home;

  static Stream<CommandSpec> commands() {
    return all(Commands.of(new Shell(home).surroundings(), "--help"))
        .map(CommandLine::getCommandSpec);
  }

  private static Stream<CommandLine> all(CommandLine command) {
    var below = command.getSubcommands().values().stream();
    return Stream.concat(Stream.of(command), below.flatMap(HelpTest::all));
  }

  /** Picocli begins a line with each part, and breaks lines by itself. */
  @ParameterizedTest
  @MethodSource("commands")
  void partsOfADescriptionAreWholeSentences(CommandSpec command) {
    var options = command.args().stream().flatMap(it -> Stream.of(it.description()));
    var parts = Stream.concat(Stream.of(command.usageMessage().description()), options);
    assertThat(parts).isNotEmpty().allMatch(part -> part.endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void pathsAndAddressesAreNotBroken(CommandSpec command) {
    var help = command.commandLine().getUsageMessage();
    var joined = help.replaceAll("\\n\\s*", "");
    assertThat(WHOLE).filteredOn(joined::contains).allMatch(help::contains);
  }
}
