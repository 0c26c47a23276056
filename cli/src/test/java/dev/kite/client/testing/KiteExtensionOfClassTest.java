package dev.kite.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KiteExtensionOfClassTest {
  @RegisterExtension static final KiteExtension KITE = new KiteExtension();

  private static URI atFirst;

  @BeforeAll
  static void remember() {
    atFirst = KITE.scriptUrl();
  }

  @Test
  void relayIsThatOfAllTests() {
    assertThat(KITE.scriptUrl()).isEqualTo(atFirst);
  }

  @Nested
  class InANestedClass {
    @Test
    void itIsTheSame() {
      assertThat(KITE.scriptUrl()).isEqualTo(atFirst);
    }
  }

  @Nested
  class InTheNextOne {
    @Test
    void itIsStillThere() {
      assertThat(KITE.scriptUrl()).isEqualTo(atFirst);
    }
  }
}
