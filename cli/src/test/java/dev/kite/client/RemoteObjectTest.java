package dev.kite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteObjectTest {

  @Test
  void objectWithPreviewIsDecodedWhole() throws BadMessageException {
    var value =
        decoded(
            """
            {"type":"object","subtype":"map","className":"Map","description":"Map(1)","objectId":"7",
             "preview":{"type":"object","subtype":"map","description":"Map(1)","overflow":true,
              "properties":[{"name":"size","type":"number","value":"1"}],
              "entries":[{"key":{"type":"string","description":"k","overflow":false,"properties":[]},
                          "value":{"type":"number","description":"1","overflow":false}}]}}
            """);

    assertThat(value.objectId()).isEqualTo("7");
    assertThat(value.preview().overflow()).isTrue();
    assertThat(value.preview().properties().get(0).value()).isEqualTo("1");
    assertThat(value.preview().entries().get(0).key().description()).isEqualTo("k");
  }

  @Test
  void nullIsValueAndAbsentIsNone() throws BadMessageException {
    assertThat(decoded("{\"type\":\"object\",\"value\":null}").value().isJsonNull()).isTrue();
    assertThat(decoded("{\"type\":\"undefined\"}").value()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | RemoteObject: type: expected a string.",
        "{\"type\":1} | RemoteObject: type: expected a string.",
        "{\"type\":\"x\",\"preview\":[]} | RemoteObject: preview: expected an object.",
        "{\"type\":\"x\",\"preview\":{\"type\":\"x\",\"overflow\":1}}"
            + " | ObjectPreview: overflow: expected true or false.",
        "{\"type\":\"x\",\"preview\":{\"type\":\"x\",\"entries\":[7]}}"
            + " | ObjectPreview: entries[0]: expected an object.",
        "{\"type\":\"x\",\"preview\":{\"type\":\"x\",\"entries\":[{}]}}"
            + " | EntryPreview: value: expected an object."
      })
  void badMemberIsNamed(String json, String message) {
    assertThatThrownBy(() -> decoded(json))
        .isInstanceOf(BadMessageException.class)
        .hasMessage(message);
  }

  @Test
  void numbersAreWholeWhereTheyMustBe() {
    assertThatThrownBy(() -> CallFrame.from(Json.object("frame", "{\"lineNumber\":1.5}")))
        .hasMessage("CallFrame: lineNumber: expected a whole number.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "7", "null", "{} {}", "{\"a\":NaN}", "{a:1}"})
  void onlyOneStrictJsonObjectIsRead(String text) {
    assertThatThrownBy(() -> Json.object("event", text))
        .isInstanceOf(BadMessageException.class)
        .hasMessage("event: expected a JSON object.");
  }

  private static RemoteObject decoded(String json) throws BadMessageException {
    return RemoteObject.from(Json.object("value", json));
  }
}
