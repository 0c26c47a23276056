package dev.kite.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Dropped;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Screen;
import dev.kite.protocol.Reading.Unknown;
import dev.kite.protocol.Reading.Vector;
import dev.kite.protocol.Reading.Visibility;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
  @Test
  void everyKindOfRowBecomesItsRecord() throws Exception {
    assertThat(Reading.parse("[\"m\",5,[1,2,3],[4,5,6],[7,8,9],16]"))
        .isEqualTo(
            new Motion(
                5,
                new Vector(1.0, 2.0, 3.0),
                new Vector(4.0, 5.0, 6.0),
                new Vector(7.0, 8.0, 9.0),
                16.0));
    assertThat(Reading.parse("[\"o\",5,1,2,3,true]"))
        .isEqualTo(new Orientation(5, 1.0, 2.0, 3.0, true));
    assertThat(Reading.parse("[\"a\",5,1,2,3]"))
        .isEqualTo(new AbsoluteOrientation(5, 1.0, 2.0, 3.0));
    assertThat(Reading.parse("[\"g\",5,\"Gyroscope\",[1,2,3]]"))
        .isEqualTo(new Generic(5, "Gyroscope", List.of(1.0, 2.0, 3.0)));
    assertThat(Reading.parse("[\"s\",5,90,\"landscape-primary\"]"))
        .isEqualTo(new Screen(5, 90, "landscape-primary"));
    assertThat(Reading.parse("[\"v\",5,\"hidden\"]")).isEqualTo(new Visibility(5, "hidden"));
    assertThat(Reading.parse("[\"k\",5,\"here\"]")).isEqualTo(new Mark(5, "here"));
    assertThat(Reading.parse("[\"d\",5,12]")).isEqualTo(new Dropped(5, 12));
  }

  @Test
  void groupThatIsNullDiffersFromGroupOfNulls() throws Exception {
    var row = "[\"m\",0,null,[null,null,null],[null,1.5,null],null]";

    assertThat(Reading.parse(row))
        .isEqualTo(
            new Motion(0, null, new Vector(null, null, null), new Vector(null, 1.5, null), null));
    assertThat(Reading.parse(row).toJson()).isEqualTo(row);
  }

  @Test
  void minusZeroKeepsItsSign() throws Exception {
    assertThat(Reading.parse("[\"a\",0,-0,-0.0,0]"))
        .isEqualTo(new AbsoluteOrientation(0, -0.0, -0.0, 0.0));
    assertThat(new AbsoluteOrientation(-0.0, -0.0, 0.0, null).toJson())
        .isEqualTo("[\"a\",-0,-0,0,null]");
  }

  @Test
  void rowOfUnknownKindKeepsItsMembersAsTheyAre() throws Exception {
    var row = "[\"zz\",7.25,{\"b\":[1.0,-0,1e3],\"a\":\"\\u2028\"},null,\"x\"]";

    var reading = Reading.parse(row);

    assertThat(reading)
        .isEqualTo(
            new Unknown(
                "zz", 7.25, List.of("{\"b\":[1.0,-0,1e3],\"a\":\"\\u2028\"}", "null", "\"x\"")));
    assertThat(reading.toJson()).isEqualTo(row);
  }

  @Test
  void textIsEscapedSoThatOneRowStaysOneLine() throws Exception {
    var mark = new Mark(1, "a\"\\\n\u2028\ud83d\ude00");

    assertThat(mark.toJson()).isEqualTo("[\"k\",1,\"a\\\"\\\\\\n\\u2028\ud83d\ude00\"]");
    assertThat(Reading.parse(mark.toJson())).isEqualTo(mark);
  }

  @Test
  void unpairedSurrogateIsReplacedBecauseNoFileCouldHoldIt() throws Exception {
    var row = new Mark(1, "\ud800a\udc00\ud83d\ude00\ud83d").toJson();

    assertThat(row).isEqualTo("[\"k\",1,\"\ufffda\ufffd\ud83d\ude00\ufffd\"]");
    assertThat(Reading.parse(row)).isInstanceOf(Mark.class);
  }

  @Test
  void movesInTimeWithoutLosingAnything() throws Exception {
    for (var members :
        List.of(
            "[\"m\",%s,[1,2,3],null,[7,8,9],16]",
            "[\"o\",%s,1,2,3,false]",
            "[\"a\",%s,1,2,3]",
            "[\"g\",%s,\"Gyroscope\",[1,null]]",
            "[\"s\",%s,90,\"landscape-primary\"]",
            "[\"v\",%s,\"hidden\"]",
            "[\"k\",%s,\"here\"]",
            "[\"d\",%s,12]",
            "[\"zz\",%s,{}]")) {
      assertThat(Reading.parse(members.formatted("5")).withTime(6.5).toJson())
          .isEqualTo(members.formatted("6.5"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|row: expected an array, found an object",
        "|row: not valid JSON",
        "[]|row[0] tag: expected a string, found nothing",
        "[5,0]|row[0] tag: expected a string, found a number",
        "[\"m\"]|row[1] time: expected a number, found nothing",
        "[\"m\",null,null,null,null,16]|row[1] time: expected a number, found null",
        "[\"m\",\"5\",null,null,null,16]|row[1] time: expected a number, found a string",
        "[\"m\",0,7,null,null,16]|row[2] acceleration: expected 3 numbers or null, found a number",
        "[\"m\",0,[1,2],null,null,16]|row[2] acceleration: expected 3 numbers or null, found nothing",
        "[\"m\",0,null,[1,2,3,4],null,16]"
            + "|row[3] accelerationIncludingGravity: expected 3 numbers or null, found a number",
        "[\"m\",0,null,null,[1,\"2\",3],16]"
            + "|row[4] rotationRate: expected 3 numbers or null, found a string",
        "[\"m\",0,null,null,null]|row[5] interval: expected a number or null, found nothing",
        "[\"m\",0,null,null,null,16,1]|row[6]: expected the end of a \"m\" row, found a number",
        "[\"o\",0,1,2,3,0]|row[5] absolute: expected true, false or null, found a number",
        "[\"a\",0,1,2,1e999]"
            + "|row[4] gamma: expected a number or null, found one too large for a double",
        "[\"a\",0,1,2,NaN]|row[4] gamma: not valid JSON",
        "[\"a\",0,1,2|row[4] gamma: not valid JSON",
        "[\"a\",0,1,2,3] x|not valid JSON",
        "[\"a\",0,1,2,3] []|not valid JSON",
        "[\"g\",0,\"Gyroscope\",null]|row[3] values: expected at most 16 numbers, found null",
        "[\"g\",0,\"G\",[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]]"
            + "|row[3] values: expected at most 16 numbers, found a number",
        "[\"s\",0,null,\"portrait-primary\"]|row[2] angle: expected a number, found null",
        "[\"v\",0,true]|row[2] state: expected a string, found true or false",
        "[\"k\",0,[]]|row[2] text: expected a string, found an array",
        "[\"d\",0,-1]|row[2] count: expected a whole number from 0 to 2^53, found another number",
        "[\"d\",0,1.5]|row[2] count: expected a whole number from 0 to 2^53, found another number",
        "['m',0,null,null,null,16]|row[0] tag: not valid JSON",
      })
  void badMemberIsRefusedByItsPlaceAndName(String row, String reason) {
    assertThatThrownBy(() -> Reading.parse(row == null ? "" : row))
        .isInstanceOf(ReadingFormatException.class)
        .hasMessage(reason);
  }

  @Test
  void severalRowsTravelInOneArray() throws Exception {
    var rows = List.<Reading>of(new Visibility(1, "hidden"), new Dropped(2, 3));

    assertThat(Reading.toJson(rows)).isEqualTo("[[\"v\",1,\"hidden\"],[\"d\",2,3]]");
    assertThat(Reading.parseAll(Reading.toJson(rows), 2)).isEqualTo(rows);
    assertThat(Reading.parseAll(Reading.toJson(List.of()), 2)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[[\"v\",1,\"hidden\"],[\"v\",2]]"
            + "|reading 1: row[2] state: expected a string, found nothing",
        "[[\"d\",1,1],[\"d\",2,1],[\"d\",3,1]]|more than 2 rows in one array",
        "[[\"d\",1,1]|not valid JSON",
        "5|expected an array of rows, found a number",
      })
  void badArrayOfRowsIsRefusedByTheRow(String rows, String reason) {
    assertThatThrownBy(() -> Reading.parseAll(rows, 2))
        .isInstanceOf(ReadingFormatException.class)
        .hasMessage(reason);
  }

  @Test
  void numberThatJsonCannotCarryIsNotWritten() {
    var reading = new Generic(0, "Gyroscope", Arrays.asList(1.0, null, Double.NaN));

    assertThatIllegalArgumentException()
        .isThrownBy(reading::toJson)
        .withMessage("JSON has no NaN; use null for no value");
  }
}
