package dev.kite.client;

import static dev.kite.client.ConnectionOptions.Security.INSECURE;
import static dev.kite.client.ConnectionOptions.Security.LOOPBACK_OR_TLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:7331",
        "http://127.8.9.1",
        "http://localhost:7331/",
        "http://kite.localhost",
        "http://[::1]:7331"
      })
  void keyMayGoInTheClearToThisMachine(String relay) throws ConnectionException {
    assertThat(RelayAddress.ofConsoles(URI.create(relay), LOOPBACK_OR_TLS))
        .hasScheme("ws")
        .hasPath("/ws/console");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.168.1.5:7331",
        "http://127.0.0.1.example.test",
        "http://localhost.example.test",
        "http://[::2]"
      })
  void keyDoesNotGoInTheClearBeyondThisMachine(String relay) throws ConnectionException {
    assertThatThrownBy(() -> RelayAddress.ofConsoles(URI.create(relay), LOOPBACK_OR_TLS))
        .isInstanceOfSatisfying(
            ConnectionException.class,
            e -> assertThat(e.reason()).isEqualTo(ConnectionException.Reason.INSECURE))
        .hasMessageContaining("--insecure");
    assertThat(RelayAddress.ofConsoles(URI.create(relay), INSECURE)).hasScheme("ws");
  }

  @Test
  void pathBeforeTheRelayIsKept() throws ConnectionException {
    assertThat(RelayAddress.ofConsoles(URI.create("https://a.test/kite/"), LOOPBACK_OR_TLS))
        .isEqualTo(URI.create("wss://a.test/kite/ws/console"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://a.test", "mailto:a@b.test", "/path", "http:///x"})
  void otherAddressesAreRefused(String relay) {
    assertThatThrownBy(() -> RelayAddress.ofConsoles(URI.create(relay), INSECURE))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("expected one like http://127.0.0.1:7331");
  }
}
