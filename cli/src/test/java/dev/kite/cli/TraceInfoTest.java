package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.kite.JsonDoc;
import dev.kite.trace.TraceFiles;
import dev.kite.trace.TraceSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceInfoTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder).with("TERM", "xterm-256color");
  }

  @Test
  void meanOfAnglesIsTheirDirection() throws IOException {
    var file =
        TraceFiles.write(
            folder.resolve("turn.kite.jsonl"),
            TraceFiles.HEADER,
            "[\"o\",0,350,179,0,false]",
            "[\"o\",10,20,-179,180,false]");

    assertThat(shell.run("trace", "info", file.toString())).isZero();
    assertThat(shell.out())
        .containsPattern("orientation alpha +° +20.000 +350.000 +5.000 ")
        .containsPattern("orientation beta +° +-179.000 +179.000 +-?180.000 ")
        .containsPattern("orientation gamma +° +0.000 +180.000 +- ");
    assertThat(shell.run("trace", "info", "--json", file.toString())).isZero();
    assertThat(shell.out()).contains("\"greatest\":180.0,\"mean\":null");
  }

  @Test
  void saysWhatIsInAFile() throws IOException {
    var file = TraceFiles.second(folder.resolve("shake.kite.jsonl"));

    assertThat(shell.run("trace", "info", file.toString())).isZero();
    assertThat(shell.out())
        .isEqualTo(
            file
                + """

                  label       shake
                  recorded    2026-11-24T03:20:00.123Z
                  userAgent   Mozilla/5.0
                  screen      90°
                  interval    20 ms
                  sign        w3c
                  duration    1.000 s
                  rows        58, 5 samples lost

                  rows of       rows      Hz  mean ms  spread   median      p99  longest       at
                  m  motion       46  45.000   22.222  14.741   20.000  120.000  120.000  0.600 s
                  g  Gyroscope    10   9.000  111.111  31.427  100.000  200.000  200.000  0.600 s
                  k  mark          1
                  d  loss          1

                  values                             unit    least  greatest    mean  missing
                  acceleration including gravity x   m/s²    0.000    10.000   4.826        0
                  acceleration including gravity y   m/s²  -10.000     0.000  -5.304        0
                  acceleration including gravity z   m/s²    9.810     9.810   9.810        0
                  acceleration                                   -         -       -       46
                  rotation rate                                  -         -       -       46
                  Gyroscope x                       rad/s    0.500     0.500   0.500        0
                  Gyroscope y                       rad/s    0.000     0.000   0.000        0
                  Gyroscope z                       rad/s   -0.500    -0.500  -0.500        0

                  mark at 0.390 s  it begins
                """);
  }

  @Test
  void jsonHasTheMembersOfItsDocument() throws IOException {
    var file = TraceFiles.second(folder.resolve("shake.kite.jsonl"));

    assertThat(shell.run("trace", "info", "--json", file.toString())).isZero();

    var line = JsonDoc.checkTraceInfo(shell.out().strip());
    assertThat(line.get("rows").getAsInt()).isEqualTo(58);
    assertThat(line.get("dropped").getAsInt()).isEqualTo(5);
    assertThat(line.getAsJsonArray("kinds").get(0).getAsJsonObject().getAsJsonObject("spacing"))
        .satisfies(spacing -> assertThat(spacing.get("greatest").getAsDouble()).isEqualTo(120))
        .satisfies(spacing -> assertThat(spacing.get("greatestAt").getAsDouble()).isEqualTo(600));
  }

  @Test
  void exampleOfTheDocumentIsWhatIsPrinted() throws IOException {
    var example = JsonDoc.examples("trace-info").get(0);
    var file =
        TraceFiles.write(
            folder.resolve("shake.kite.jsonl"),
            JsonParser.parseString(example).getAsJsonObject().get("header").toString(),
            "[\"g\",0,\"Gyroscope\",[0.5,0,null]]",
            "[\"k\",5,\"here it begins\"]",
            "[\"g\",20,\"Gyroscope\",[1.5,0,null]]",
            "[\"d\",40,1]",
            "[\"g\",60,\"Gyroscope\",[1,0,null]]");

    assertThat(TraceInfoJson.line("shake.kite.jsonl", TraceSummary.of(file))).isEqualTo(example);
    JsonDoc.checkTraceInfo(example);
  }

  @Test
  void fileThatWasCutOffIsReadAndSaidToBe() throws IOException {
    var file =
        TraceFiles.write(
            folder.resolve("cut.kite.jsonl"), TraceFiles.HEADER, "[\"m\",0,null,null,null,null]");

    assertThat(shell.run("trace", "info", file.toString())).isZero();
    assertThat(shell.out()).contains("the file was cut off").contains("1, 0 samples lost");
  }

  @Test
  void badFileIsNamedAndTheOthersAreToldOf() throws IOException {
    var bad = TraceFiles.write(folder.resolve("bad"), TraceFiles.HEADER, "[\"m\",0,null]");
    var good = TraceFiles.second(folder.resolve("good"));

    assertThat(shell.run("trace", "info", bad.toString(), good.toString())).isEqualTo(2);
    assertThat(shell.err()).startsWith("kite: " + bad + ":2: row[3]").hasLineCount(1);
    assertThat(shell.out()).contains("label       shake");
  }

  @Test
  void textsOfAFileCannotReachTheTerminal() throws IOException {
    var evil = "\\u001b[2J\\u202e";
    var file =
        TraceFiles.write(
            folder.resolve("evil"),
            "{\"kite\":\"sensor-trace\",\"v\":1,\"label\":\"%1$s\",\"sign\":\"%1$s\",\"device\":{\"%1$s\":\"%1$s\"}}"
                .formatted(evil),
            "[\"g\",0,\"%s\",[1]]".formatted(evil),
            "[\"k\",0,\"%s\"]".formatted(evil),
            "[\"%s\",0]".formatted(evil));

    assertThat(shell.run("trace", "info", file.toString())).isZero();
    assertThat(shell.run("trace", "info", "--json", file.toString())).isZero();
    assertThat(shell.out()).doesNotContain("\u001b", "\u202e").contains("\\x1b[2J");
  }

  @Test
  void anyNumberOfKindsAndMarksTakesTheSameMemory() throws IOException {
    var text = new StringBuilder(TraceFiles.HEADER).append('\n');
    for (int i = 0; i < 2000; i++) {
      text.append("[\"g\",0,\"Sensor%d\",[1]]\n[\"k\",0,\"%s\"]\n".formatted(i, "x".repeat(400)));
    }
    var file = Files.writeString(folder.resolve("many"), text);

    var trace = TraceSummary.of(file);

    assertThat(trace.kinds()).hasSize(TraceSummary.MOST_KINDS);
    assertThat(trace.tracks()).hasSizeLessThanOrEqualTo(TraceSummary.MOST_KINDS);
    assertThat(trace.others()).isEqualTo(2000 - (TraceSummary.MOST_KINDS - 1));
    assertThat(trace.marks()).hasSize(TraceSummary.MOST_MARKS);
    assertThat(trace.marks().get(0).text()).hasSize(301);
    assertThat(trace.markCount()).isEqualTo(2000);
  }
}
