package dev.kite.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
  private final ControlKey control = ControlKey.random(new SecureRandom());

  @Test
  void eachKeyIsReadBackAsWhatItIs() {
    assertThat(Key.parse(control.text())).isEqualTo(control);
    assertThat(Key.parse(control.viewerKey().text())).isEqualTo(control.viewerKey());
    assertThat(Key.parse(control.pageKey().text())).isEqualTo(control.pageKey());
  }

  @Test
  void rolesFollowFromHowDeepTheHolderIs() {
    assertThat(control.role()).isEqualTo(Role.CONTROL);
    assertThat(control.viewerKey().role()).isEqualTo(Role.VIEWER);
    assertThat(control.pageKey().role()).isEqualTo(Role.PAGE);
  }

  @Test
  void secretsAreNotShownByToString() {
    assertThat(control.toString()).doesNotContain(control.text().substring(3));
    assertThat(control.viewerKey().toString())
        .doesNotContain(control.viewerKey().text().substring(3));
  }

  @Test
  void allKeysOfARoomHaveOneFingerprint() {
    assertThat(control.fingerprint())
        .hasSize(8)
        .isEqualTo(control.viewerKey().fingerprint())
        .isEqualTo(control.pageKey().fingerprint());
  }

  @Test
  void twoRandomKeysDiffer() {
    assertThat(ControlKey.random(new SecureRandom())).isNotEqualTo(control);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kc_",
        "kx_0123456789ABCDEFGHJKMNPQRS",
        "kc_0123456789ABCDEFGHJKMNPQR",
        "kc_0123456789ABCDEFGHJKMNPQRST",
        "kc_0123456789abcdefghjkmnpqrs",
        "kp_GXPEXQ16459GJT31ETE\u00dc",
        "kp_GXPEXQ16459GJT31ETEU"
      })
  void whatIsNoKeyIsRefusedInOneLineThatDoesNotRepeatIt(String text) {
    assertThatThrownBy(() -> Key.parse(text))
        .isInstanceOf(KeyFormatException.class)
        .hasMessageStartingWith("not a key: ")
        .hasMessageNotContaining("GXPEX")
        .hasMessageNotContaining("\n");
  }
}
