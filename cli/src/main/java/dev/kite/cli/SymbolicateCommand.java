package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kite.client.JsonFrames;
import dev.kite.client.JsonLines;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import dev.kite.stack.LoadedPage;
import dev.kite.stack.MapFetcher;
import dev.kite.stack.MappedFrame;
import dev.kite.stack.SourceMaps;
import dev.kite.stack.StackFrame;
import dev.kite.stack.StackTrace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite symbolicate}: a pasted stack with the places of the sources. */
@Command(
    name = "symbolicate",
    description = {
      "Print a stack with the places that its source maps name; other lines stay as they are.",
      "Scripts and maps are read from this machine, and from hosts named by --allow-host."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite symbolicate --maps dist crash.txt"})
final class SymbolicateCommand implements Callable<ExitCode> {
  private static final int MAX_BYTES = 4 << 20;
  private static final LoadedPage NO_PAGE = new LoadedPage("", "");

  private final Surroundings surroundings;

  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description = "A folder with the source maps of the page's build, like dist/js/app.js.map.")
  private @Nullable Path folder;

  @Option(
      names = "--allow-host",
      paramLabel = "HOST",
      description = "Fetch scripts and maps from this host too; may be given several times.")
  private List<String> hosts = List.of();

  @Option(names = "--json", description = "The frames as one line of JSON; see docs/json.md.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Holds the stack; - or none reads standard input.")
  private String file = "-";

  SymbolicateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() throws IOException {
    var allowed =
        hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    try (var maps =
        SourceMaps.of(MapsOption.sources(folder, MapFetcher.ofHosts(Set.copyOf(allowed))))) {
      print(StackTrace.parse(text().replace("\r\n", "\n")), maps);
    }
    return ExitCode.OK;
  }

  private String text() throws IOException {
    if (file.equals("-")) {
      return text(surroundings.in());
    }
    try (var in = Files.newInputStream(Path.of(file))) {
      return text(in);
    } catch (IOException | InvalidPathException e) {
      throw new Failure(ExitCode.USAGE, file + " cannot be read.");
    }
  }

  private static String text(InputStream in) throws IOException {
    var bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new Failure(ExitCode.USAGE, "a stack of more than 4 MiB is none.");
    }
    return new String(bytes, UTF_8);
  }

  private void print(StackTrace stack, SourceMaps maps) {
    var findings = findings(stack.frames(), maps);
    var frames = MappedFrame.of(stack.frames(), script -> known(findings, script).map());
    if (json) {
      var line = new JsonObject();
      line.add("frames", JsonFrames.of(frames));
      line.add("unmapped", unmapped(findings));
      surroundings.out().println(JsonLines.of(line));
      return;
    }
    stack
        .raw(frames, StackTrace.Foreign.SHOWN)
        .stripTrailing()
        .lines()
        .map(PlainText::line)
        .forEach(surroundings.out()::println);
    findings.forEach(this::complain);
  }

  private static Map<String, SourceMaps.Finding> findings(
      List<StackFrame> frames, SourceMaps maps) {
    maps.prepare(frames, NO_PAGE);
    var findings = new LinkedHashMap<String, SourceMaps.Finding>();
    frames.stream()
        .filter(frame -> !frame.ofEngine())
        .forEach(frame -> findings.computeIfAbsent(frame.url(), url -> maps.find(url, NO_PAGE)));
    return findings;
  }

  private static SourceMaps.Finding known(Map<String, SourceMaps.Finding> findings, String script) {
    return findings.getOrDefault(script, SourceMaps.Finding.NONE);
  }

  private static JsonArray unmapped(Map<String, SourceMaps.Finding> findings) {
    var unmapped = new JsonArray();
    findings.forEach(
        (url, finding) -> {
          if (finding.map().isEmpty()) {
            var script = new JsonObject();
            script.addProperty("url", url);
            script.addProperty("why", finding.why());
            unmapped.add(script);
          }
        });
    return unmapped;
  }

  private void complain(String url, SourceMaps.Finding finding) {
    if (finding.map().isEmpty()) {
      surroundings.err().println("kite: not mapped: " + PlainText.line(url + ": " + finding.why()));
    }
  }
}
