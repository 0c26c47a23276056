package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.trace.convert.TraceFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceConvertTest {
  private static final String TRACE =
      """
      {"kite":"sensor-trace","v":1}
      ["k",0,"here"]
      ["m",2500,null,[1,2,3],null,16]
      {"end":{"n":2,"dur":2500,"dropped":0}}
      """;

  @TempDir private Path folder;
  private Path trace;
  private Shell shell;

  @BeforeEach
  void writeTrace() throws Exception {
    trace = Files.writeString(folder.resolve("a.kite.jsonl"), TRACE);
    shell = new Shell(folder);
  }

  @Test
  void traceAloneShowsItsCommands() {
    assertThat(shell.run("trace")).isEqualTo(2);
    assertThat(shell.err()).contains("Usage: kite trace", "convert  Convert a recording");
  }

  @Test
  void mistypedCommandOfTraceIsCorrected() {
    assertThat(shell.run("trace", "covert")).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo("kite: there is no command trace covert. Did you mean kite trace convert?\n");
  }

  @Test
  void helpNamesEveryFormat() {
    assertThat(shell.run("trace", "convert", "--help")).isZero();
    assertThat(shell.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(TraceFormat.words().split(", "))
        .allSatisfy(word -> assertThat(shell.out()).contains("\n  " + word + " "));
  }

  @Test
  void nameOfTheOutputTellsTheFormatAndWhatIsLeftOutIsSaid() {
    var out = folder.resolve("a.ndjson");

    assertThat(convert(trace.toString(), out.toString())).isZero();
    assertThat(out).content().startsWith("{\"type\":\"devicemotion\"");
    assertThat(shell.err())
        .isEqualTo("No place in events for 1 mark: left out.\n" + out + ": 1 row in 2.5 s.\n");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void dashIsStandardInputAndOutput() {
    assertThat(shell.typing(TRACE).run("trace", "convert", "-", "-", "--to", "csv")).isZero();
    assertThat(shell.out()).contains("\nm,2500,,,,1,2,3,,,,16,,,,,,,,,\n");
    assertThat(shell.err()).isEqualTo("standard output: 2 rows in 2.5 s.\n");
  }

  @Test
  void outputThatEndsInGzIsCompressedAndReadAgain() throws Exception {
    var csv = folder.resolve("a.csv.gz");
    var back = folder.resolve("back.kite.jsonl");

    assertThat(convert(trace.toString(), csv.toString())).isZero();
    try (var in = new GZIPInputStream(Files.newInputStream(csv))) {
      assertThat(new String(in.readAllBytes(), UTF_8)).startsWith("row,t,");
    }
    assertThat(convert(csv.toString(), back.toString())).isZero();
    assertThat(back).hasContent(TRACE);
  }

  @Test
  void fileThatIsThereIsWrittenOverWithForceAlone() throws Exception {
    var out = Files.writeString(folder.resolve("a.csv"), "mine");

    assertThat(convert(trace.toString(), out.toString())).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo(
            "kite: "
                + out
                + ": there is such a file already. Name another, or write over it with --force.\n");
    assertThat(out).hasContent("mine");
    assertThat(convert("--force", trace.toString(), out.toString())).isZero();
    assertThat(out).content().startsWith("row,t,");
  }

  @Test
  void fileMayBeConvertedIntoItself() {
    assertThat(convert("--force", "--to", "csv", trace.toString(), trace.toString())).isZero();
    assertThat(trace).content().startsWith("row,t,");
  }

  @Test
  void mappedColumnsAreRead() throws Exception {
    var log = Files.writeString(folder.resolve("log.csv"), "s;gz\n1;0,5\n1,02;1\n");
    var out = folder.resolve("log.kite.jsonl");

    var code =
        convert(log.toString(), out.toString(), "--map", "time=s,gz=gz", "--units", "time:s,acc:g");

    assertThat(code).isZero();
    assertThat(out)
        .content()
        .contains("[\"m\",0,null,[null,null,4.903325],null,null]\n[\"m\",20,null,");
  }

  @Test
  void traceBecomesThatOfAnotherDevice() throws Exception {
    Files.writeString(
        trace,
        """
        {"kite":"sensor-trace","v":1,"screen":{"angle":0},"interval":{"raw":16,"unit":"ms"},"sign":"ios"}
        ["m",0,null,[1,2,3],null,16]
        ["s",5,0,"portrait-primary"]
        """);
    var out = folder.resolve("b.kite.jsonl");

    var wishes = new String[] {"--sign=w3c", "--interval=s", "--screen-angle=270"};
    assertThat(convert(trace.toString(), out.toString(), wishes[0], wishes[1], wishes[2])).isZero();

    assertThat(out)
        .content()
        .contains(
            "\"screen\":{\"angle\":270.0}", "{\"raw\":0.016,\"unit\":\"s\"}", "\"sign\":\"w3c\"")
        .contains("[\"m\",0,null,[2,-1,-3],null,0.016]\n[\"s\",5,270,");
    assertRefused("--sign is w3c or ios, not x.", trace.toString(), out + "2", "--sign", "x");
  }

  @Test
  void wishThatCannotBeFulfilledIsSaid() {
    var out = folder.resolve("b.kite.jsonl").toString();

    assertThat(convert(trace.toString(), out, "--sign", "ios")).isZero();
    assertThat(shell.err()).contains("does not say whose signs it has; they stay as they are.");
  }

  @Test
  void whatCannotBeUsedIsSaidInOneLine() throws Exception {
    var csv = Files.writeString(folder.resolve("b.csv"), "x,y\n1,2\n").toString();
    var out = folder.resolve("c.csv").toString();

    assertRefused("its beginning tells no format. Say --from FORMAT", csv, out);
    assertRefused("this name tells no format. Say --to FORMAT", csv, "c.txt");
    assertRefused("there is no format excel. There are: kite, csv", csv, out, "--to", "excel");
    assertRefused("--units belongs to --map", csv, out, "--units", "time:s");
    assertRefused("'time:h' is no unit", csv, out, "--map", "time=x,ax=y", "--units", "time:h");
    assertRefused("'q' is no field", csv, out, "--map", "time=x,q=y");
    assertRefused("no column z; there are: x, y", csv, out, "--map", "time=x,ax=z");
    assertRefused("none.csv: no such file or folder", folder.resolve("none.csv").toString(), out);
    assertRefused("b.csv:1: no column row", csv, out, "--from", "csv");
    assertThat(Path.of(out)).doesNotExist();
  }

  private void assertRefused(String message, String... args) {
    var before = shell.err().length();
    assertThat(convert(args)).isEqualTo(2);
    assertThat(shell.err().substring(before)).contains(message).containsOnlyOnce("\n");
  }

  private int convert(String... args) {
    var all = new String[args.length + 2];
    all[0] = "trace";
    all[1] = "convert";
    System.arraycopy(args, 0, all, 2, args.length);
    return shell.run(all);
  }
}
