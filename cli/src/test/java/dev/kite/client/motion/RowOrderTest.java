package dev.kite.client.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowOrderTest {
  private final RowOrder order = new RowOrder();

  @Test
  void rowIsHeldUntilOneIsFiftyMillisecondsYounger() {
    order.add(row(10, "a"));
    order.add(row(59, "c"));
    assertThat(due()).isEmpty();
    order.add(row(12, "b"));
    order.add(row(60, "d"));
    assertThat(due()).containsExactly("10.0 a");
    order.add(row(62, "e"));

    assertThat(due()).containsExactly("12.0 b");
    assertThat(rest()).containsExactly("59.0 c", "60.0 d", "62.0 e");
  }

  @Test
  void rowsOfOneTimeKeepTheirOrder() {
    order.add(row(5, "a"));
    order.add(row(7, "d"));
    order.add(row(5, "b"));
    order.add(row(5, "c"));

    assertThat(rest()).containsExactly("5.0 a", "5.0 b", "5.0 c", "7.0 d");
  }

  @Test
  void rowThatComesTooLateIsAsOldAsCanBe() {
    order.add(row(100, "b"));
    order.add(row(3, "a"));

    assertThat(due()).containsExactly("50.0 a");
    assertThat(order.newest()).isEqualTo(100);
  }

  @Test
  void noMoreThanAThousandWait() {
    for (int i = 0; i < 1_003; i++) {
      order.add(row(1, "" + i));
    }

    assertThat(due()).containsExactly("1.0 0", "1.0 1", "1.0 2");
  }

  private static Reading row(double time, String text) {
    return new Mark(time, text);
  }

  private List<String> due() {
    var rows = new ArrayList<String>();
    for (var row = order.due(); row != null; row = order.due()) {
      rows.add(text(row));
    }
    return rows;
  }

  private List<String> rest() {
    var rows = new ArrayList<String>();
    for (var row = order.rest(); row != null; row = order.rest()) {
      rows.add(text(row));
    }
    return rows;
  }

  private static String text(Reading row) {
    return row.time() + " " + ((Mark) row).text();
  }
}
