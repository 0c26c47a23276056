package dev.kite.cli;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * All commands by name.
 *
 * <p>Picocli reads every command it is given by reflection, some 5 ms each; so it is given the one
 * that the arguments name, and all of them only when help or an error needs the list.
 */
final class Commands {
  private static final Map<String, Function<Surroundings, Object>> BY_NAME =
      new TreeMap<>(
          Map.ofEntries(
              entry("serve", ServeCommand::new),
              entry("attach", AttachCommand::new),
              entry("targets", TargetsCommand::new),
              entry("tail", TailCommand::new),
              entry("eval", EvalCommand::new),
              entry("devtools", DevtoolsCommand::new),
              entry("doctor", DoctorCommand::new),
              entry("record", RecordCommand::new),
              entry("replay", ReplayCommand::new),
              entry("link", LinkCommand::new),
              entry("symbolicate", SymbolicateCommand::new),
              entry("trace", Commands::trace),
              entry("key", Commands::key)));

  private Commands() {}

  static CommandLine of(Surroundings surroundings, String... args) {
    var kite = new CommandLine(new Kite(surroundings));
    needed(args).forEach(name -> add(kite, name, surroundings));
    return kite;
  }

  private static void add(CommandLine kite, String name, Surroundings surroundings) {
    var create = BY_NAME.get(name);
    if (create != null) {
      kite.addSubcommand(name, create.apply(surroundings));
    }
  }

  private static CommandLine key(Surroundings surroundings) {
    return new CommandLine(new KeyCommand())
        .addSubcommand("show", new KeyShowCommand(surroundings))
        .addSubcommand("rotate", new KeyRotateCommand(surroundings));
  }

  /** In the order of their list: what is read first stands first. */
  private static CommandLine trace(Surroundings surroundings) {
    return new CommandLine(new TraceCommand(surroundings))
        .addSubcommand("info", new TraceInfoCommand(surroundings))
        .addSubcommand("plot", new TracePlotCommand(surroundings))
        .addSubcommand("report", new TraceReportCommand(surroundings))
        .addSubcommand("convert", new TraceConvertCommand(surroundings));
  }

  private static Iterable<String> needed(String... args) {
    for (var arg : args) {
      if (BY_NAME.containsKey(arg)) {
        return List.of(arg);
      }
    }
    return args.length == 0 ? List.of() : BY_NAME.keySet();
  }
}
