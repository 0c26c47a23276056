package dev.kite.cli;

import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import dev.kite.trace.FileProblem;
import dev.kite.trace.TraceFormatException;
import dev.kite.trace.convert.Conversion;
import dev.kite.trace.convert.CsvMapping;
import dev.kite.trace.convert.Input;
import dev.kite.trace.convert.Output;
import dev.kite.trace.convert.TraceFormat;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite trace convert}: a recording of motion from one format into another. */
@Command(
    name = "convert",
    description = {
      "Convert a recording of motion from one format into another.",
      "What the new format has no place for is told on standard error."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    customSynopsis = {
      "kite trace convert IN OUT [--from FORMAT] [--to FORMAT] [--force]",
      "                   [--map FIELD=COLUMN,... [--units WHAT:UNIT,...]]",
      "                   [--sign WHOSE] [--interval UNIT] [--screen-angle ANGLE]"
    },
    footerHeading = "%nFormats, and the names that stand for them:%n",
    footer = {
      "  kite               a kite trace: *.kite.jsonl, *.kite.jsonl.gz",
      "  csv                kite's CSV, one row a line: *.csv; with --map anybody's",
      "  events             browser events as JSON: *.json, *.ndjson, *.jsonl",
      "  sensorlogger       Sensor Logger's CSV: a folder, *.zip",
      "  sensorlogger-json  Sensor Logger's JSON",
      "  phyphox            phyphox's CSV; a folder or zip is read too",
      "  webdriver          WebDriver's sensor commands: *.webdriver.jsonl",
      "  cdp                the same of the Chrome DevTools Protocol: *.cdp.jsonl",
      "",
      "Examples:",
      "  kite trace convert shake.kite.jsonl.gz shake.csv",
      "  kite trace convert walk.zip walk.kite.jsonl",
      "  kite trace convert log.csv log.kite.jsonl --units time:s,acc:g \\",
      "      --map time=t,gx=acc_x,gy=acc_y,gz=acc_z"
    })
final class TraceConvertCommand implements Callable<ExitCode> {
  private static final String STANDARD = "-";

  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "The recording: a file, a folder, or - for standard input.")
  private Path in = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "The file to write, compressed if it ends in .gz; - for standard output.")
  private Path out = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "What IN is; default what it looks like.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description = "What OUT becomes; default what its name stands for.")
  private @Nullable String to;

  @Option(
      names = "--map",
      paramLabel = "LIST",
      description = {
        "Read CSV with these columns: time=...,ax=... Fields: time; ax ay az, acceleration"
            + " without gravity; gx gy gz, with it; ra rb rg, rotation rate; interval; alpha"
            + " beta gamma absolute."
      })
  private @Nullable String map;

  @Option(
      names = "--units",
      paramLabel = "LIST",
      description = {
        "Units of the mapped columns: time:ms|s|us|ns, acc:m/s2|g, gyro:deg|rad, angle:deg|rad;"
            + " the first of each is the default."
      })
  private @Nullable String units;

  @Mixin private NormalisationOptions normalisation = new NormalisationOptions();

  @Option(names = "--force", description = "Write over a file that is there.")
  private boolean force;

  TraceConvertCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    var mapping = mapping();
    var wish = normalisation.wish();
    var target = target();
    checkFree();
    try {
      var input = isStandard(in) ? Input.of(surroundings.in(), "standard input") : Input.of(in);
      var output = isStandard(out) ? Output.of(surroundings.out()) : Output.of(out);
      tell(Conversion.run(input, source(input), mapping, wish, output, target));
    } catch (TraceFormatException e) {
      throw usage(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw usage(FileProblem.of(concerned(e), e));
    }
    return ExitCode.OK;
  }

  private CsvMapping mapping() {
    if (units != null && map == null) {
      throw usage("--units belongs to --map, which says where the numbers are. Give both.");
    }
    return map == null
        ? CsvMapping.none()
        : new CsvMapping(
            parsed("--map", map, CsvMapping::columns),
            units == null ? Map.of() : parsed("--units", units, CsvMapping::units));
  }

  private static Map<String, String> parsed(
      String option, String text, Function<String, Map<String, String>> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw usage("Invalid value for option '" + option + "': " + e.getMessage());
    }
  }

  private TraceFormat source(Input input) throws IOException {
    if (from != null) {
      return format(from);
    }
    if (map != null) {
      return TraceFormat.CSV;
    }
    return Conversion.formatOf(input)
        .orElseThrow(
            () ->
                usage(
                    in
                        + ": its beginning tells no format. Say --from FORMAT, one of "
                        + TraceFormat.words()
                        + "; or for other CSV which column is which, with --map."));
  }

  private TraceFormat target() {
    if (to != null) {
      return format(to);
    }
    return TraceFormat.ofName(String.valueOf(out.getFileName()))
        .orElseThrow(
            () ->
                usage(
                    out
                        + ": this name tells no format. Say --to FORMAT, one of "
                        + TraceFormat.words()
                        + "."));
  }

  private static TraceFormat format(String word) {
    return TraceFormat.ofWord(word)
        .orElseThrow(
            () -> usage("there is no format " + word + ". There are: " + TraceFormat.words()));
  }

  private void checkFree() {
    if (!force && !isStandard(out) && Files.exists(out)) {
      throw usage(FileProblem.taken(out) + " Name another, or write over it with --force.");
    }
  }

  private void tell(Conversion conversion) {
    conversion.remarks().forEach(this::tell);
    tell(
        String.format(
            Locale.ROOT,
            "%s: %s in %.1f s.",
            isStandard(out) ? "standard output" : out,
            conversion.rows() == 1 ? "1 row" : conversion.rows() + " rows",
            conversion.duration() / 1000));
  }

  private void tell(String text) {
    surroundings.err().println(PlainText.line(text));
  }

  /** The file that a problem names, which may be one of several. */
  private Path concerned(IOException problem) {
    return problem instanceof FileSystemException named && named.getFile() != null
        ? Path.of(named.getFile())
        : in;
  }

  private static boolean isStandard(Path path) {
    return path.toString().equals(STANDARD);
  }

  private static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }
}
