package dev.kite.client.motion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.trace.TraceHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFileTest {
  @TempDir private Path folder;

  @Test
  void batchThatComesTwiceIsWrittenOnce() throws Exception {
    try (var file = open("a")) {
      file.add(batch("{first: 1, last: 1, rows: [['a',5,1,2,3]]}"));
      file.add(batch("{first: 1, last: 1, rows: [['a',5,1,2,3]]}"));
      file.add(batch("{first: 2, last: 2, rows: [['a',6,1,2,3]]}"));
      file.settle();

      assertThat(file.state().rows()).isEqualTo(2);
      assertThat(file.state().lost()).isZero();
    }
  }

  @Test
  void lastRowBeforeASilenceOutlivesAKill() throws Exception {
    try (var file = open("s")) {
      file.add(batch("{first: 1, last: 1, rows: [['s',5,90,'landscape-primary']]}"));
      file.flush();
      file.flush();

      assertThat(rows()).containsExactly("[\"s\",0,90,\"landscape-primary\"]");
    }
  }

  @Test
  void flushLeavesRowsTheChanceToComeInOrder() throws Exception {
    try (var file = open("a,g")) {
      file.add(batch("{first: 1, last: 2, rows: [['a',0,1,2,3],['a',60,1,2,3]]}"));
      file.flush();
      file.add(batch("{first: 3, last: 3, rows: [['g',50,'Gyroscope',[1,2,3]]]}"));
      file.flush();
      file.flush();

      assertThat(rows())
          .containsExactly(
              "[\"a\",0,1,2,3]", "[\"g\",50,\"Gyroscope\",[1,2,3]]", "[\"a\",60,1,2,3]");
    }
  }

  private RecordingFile open(String streams) throws Exception {
    return new RecordingFile(path(), new TraceHeader().withStreams(List.of(streams.split(","))));
  }

  private Path path() {
    return folder.resolve("shake.kite.jsonl");
  }

  /** What a reader finds while it is recorded. */
  private List<String> rows() throws Exception {
    var lines = Files.readAllLines(path());
    return lines.subList(1, lines.size());
  }

  private static JsonObject batch(String params) {
    return JsonParser.parseString(params).getAsJsonObject();
  }
}
