package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TabTest {
  /** Loads of one tab that share a storage. */
  private static final String TAB =
      """
      var stored = {};
      var capacity = 1e9;
      var storage = {
        getItem: function (key) { return key in stored ? stored[key] : null; },
        setItem: function (key, text) {
          if (text.length > capacity) {
            throw new Error('full');
          }
          stored[key] = text;
        }
      };
      function load(frame) {
        var fake = frame || {};
        fake.parent = fake.parent || fake;
        fake.sessionStorage = storage;
        fake.crypto = window.crypto;
        fake.Uint8Array = Uint8Array;
        var intrinsics = createIntrinsics(window);
        return createTab(intrinsics, createJson(intrinsics), fake);
      }
      var rest = [{ hello: { epoch: '0b7e151628aed2a6' }, last: 1, acknowledged: 0, frames: ['e 1 {}'] }];
      """;

  private static ChannelPage page;

  @BeforeAll
  static void open() {
    page = new ChannelPage();
  }

  @Test
  void firstLoadHasAnEpochAndNothingElse() {
    assertThat(
            page.run(
                TAB
                    + "var tab = load(); return [/^[0-9a-f]{16}$/.test(tab.epoch), tab.epoch !== load().epoch,"
                    + "String(tab.target), tab.reload, tab.rest.length, tab.storage];"))
        .isEqualTo(List.of(true, true, "undefined", false, 0L, true));
  }

  @Test
  void reloadKnowsItsTargetAndWhatWasLeft() {
    assertThat(
            page.run(
                TAB
                    + "var tab = load(); tab.keep('7G3QW0ZC5M', '5f4d'); tab.save('gone', rest); tab = load();"
                    + "return [tab.target, tab.token, tab.reload, tab.rest[0].frames[0]];"))
        .isEqualTo(List.of("7G3QW0ZC5M", "5f4d", true, "e 1 {}"));
  }

  @Test
  void copyOfTheTabIsNoReloadAndHasNoRest() {
    assertThat(
            page.run(
                TAB
                    + "var tab = load(); tab.keep('7G3QW0ZC5M'); tab.save('hidden', rest);"
                    + "tab.save('live', []); tab = load();"
                    + "return [tab.target, tab.reload, tab.rest.length];"))
        .isEqualTo(List.of("7G3QW0ZC5M", false, 0L));
  }

  @Test
  void copyMadeBeforeTheRestWasDeliveredHasNoRestEither() {
    assertThat(page.run(TAB + "load().save('gone', rest); load(); return load().rest.length;"))
        .isEqualTo(0L);
  }

  @Test
  void pageThatEndedWhileHiddenLeavesItsRest() {
    assertThat(
            page.run(
                TAB
                    + "load().save('hidden', rest); var tab = load(); return [tab.reload, tab.rest.length];"))
        .isEqualTo(List.of(false, 1L));
  }

  @Test
  void goneStaysGoneWhenTheBrowserSaysHiddenAfterwards() {
    assertThat(
            page.run(
                TAB
                    + "var tab = load(); tab.save('gone', rest); tab.save('hidden', rest); return load().reload;"))
        .isEqualTo(true);
  }

  @Test
  void loadThatComesBackTakesOverFromTheOneAfterIt() {
    assertThat(
            page.run(
                TAB
                    + """
                    var first = load();
                    first.keep('7G3QW0ZC5M');
                    first.save('gone', []);
                    load().save('gone', rest);
                    first.recall();
                    first.save('hidden', []);
                    return [first.reload, first.rest.length, JSON.parse(stored['kite-tab']).state];
                    """))
        .isEqualTo(List.of(true, 1L, "hidden"));
  }

  @Test
  void frameRemembersUnderItsPlaceAmongTheFrames() {
    assertThat(
            page.run(
                TAB
                    + """
                    var top = { length: 2 };
                    top.parent = top;
                    var frame = { parent: top, length: 1 };
                    var inner = { parent: frame, length: 0 };
                    top[0] = {};
                    top[1] = frame;
                    frame[0] = inner;
                    load(inner);
                    load(frame);
                    return Object.keys(stored);
                    """))
        .isEqualTo(List.of("kite-tab/1/0", "kite-tab/1"));
  }

  @Test
  void fullStorageIsSaid() {
    assertThat(
            page.run(
                TAB
                    + "var tab = load(); capacity = 100; tab.save('gone', rest); return tab.storage;"))
        .isEqualTo(false);
  }

  @Test
  void foreignTextInTheStorageIsNotTaken() {
    for (var text : List.of("nonsense", "null", "7", "{}", "{\\\"rest\\\":7}", "[]")) {
      assertThat(
              page.run(
                  TAB
                      + "stored['kite-tab'] = \""
                      + text
                      + "\"; var tab = load(); return [tab.reload, tab.rest.length];"))
          .as(text)
          .isEqualTo(List.of(false, 0L));
    }
  }
}
