package dev.kite.trace.convert;

import static java.util.stream.Collectors.joining;

import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The table of formats: what each is called, which names stand for it, what reads and writes it.
 */
public final class TraceFormat {
  static final TraceFormat KITE =
      new TraceFormat(
          "kite",
          List.of(".kite.jsonl", ".kite.jsonl.gz"),
          (in, mapping) -> KiteSource.open(in),
          KiteSink::create);

  /** With a mapping, CSV is anybody's. */
  public static final TraceFormat CSV =
      new TraceFormat(
          "csv",
          List.of(".csv", ".csv.gz"),
          (in, mapping) ->
              mapping.isPresent() ? MappedCsvSource.open(in, mapping) : CsvSource.open(in),
          CsvSink::create);

  static final TraceFormat EVENTS =
      new TraceFormat(
          "events",
          List.of(".json", ".json.gz", ".ndjson", ".ndjson.gz", ".jsonl", ".jsonl.gz"),
          (in, mapping) -> EventSource.open(in),
          EventSink::create);

  static final TraceFormat SENSOR_LOGGER =
      new TraceFormat(
          "sensorlogger",
          List.of(".zip"),
          (in, mapping) -> SensorLoggerSource.open(in),
          SensorLoggerSink::create);

  static final TraceFormat SENSOR_LOGGER_JSON =
      new TraceFormat(
          "sensorlogger-json",
          List.of(),
          (in, mapping) -> SensorLoggerJsonSource.open(in),
          SensorLoggerJsonSink::create);

  static final TraceFormat PHYPHOX =
      new TraceFormat(
          "phyphox", List.of(), (in, mapping) -> PhyphoxSource.open(in), PhyphoxSink::create);

  static final TraceFormat WEBDRIVER = ofCommands("webdriver", new WebDriverDialect());
  static final TraceFormat CDP = ofCommands("cdp", new CdpDialect());

  private static final List<TraceFormat> ALL =
      List.of(KITE, CSV, EVENTS, SENSOR_LOGGER, SENSOR_LOGGER_JSON, PHYPHOX, WEBDRIVER, CDP);

  private final String word;
  private final List<String> endings;
  private final Opening opening;
  private final Creating creating;

  /** Begins to read. */
  @FunctionalInterface
  private interface Opening {
    TraceSource open(Input in, CsvMapping mapping) throws IOException;
  }

  /** Begins to write. */
  @FunctionalInterface
  private interface Creating {
    TraceSink create(Output out, TraceHeader header, Losses losses) throws IOException;
  }

  private TraceFormat(String word, List<String> endings, Opening opening, Creating creating) {
    this.word = word;
    this.endings = endings;
    this.opening = opening;
    this.creating = creating;
  }

  private static TraceFormat ofCommands(String word, CommandDialect dialect) {
    return new TraceFormat(
        word,
        List.of("." + word + ".jsonl", "." + word + ".jsonl.gz"),
        (in, mapping) -> CommandSource.open(in, dialect),
        (out, header, losses) -> CommandSink.create(out, header, losses, dialect));
  }

  /** What a user calls it. */
  public String word() {
    return word;
  }

  /** The format of that word. */
  public static Optional<TraceFormat> ofWord(String word) {
    return ALL.stream().filter(format -> format.word.equals(word)).findFirst();
  }

  /** The words of all formats. */
  public static String words() {
    return ALL.stream().map(TraceFormat::word).collect(joining(", "));
  }

  /** The format that a file of that name is written in: the one of its longest known ending. */
  public static Optional<TraceFormat> ofName(String name) {
    TraceFormat best = null;
    int longest = 0;
    for (var format : ALL) {
      for (var ending : format.endings) {
        if (name.endsWith(ending) && ending.length() > longest) {
          best = format;
          longest = ending.length();
        }
      }
    }
    return Optional.ofNullable(best);
  }

  @Override
  public String toString() {
    return word;
  }

  TraceSource open(Input in, CsvMapping mapping) throws IOException {
    return opening.open(in, mapping);
  }

  TraceSink create(Output out, TraceHeader header, Losses losses) throws IOException {
    return creating.create(out, header, losses);
  }
}
