package dev.kite.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostPolicyTest {
  private final HostPolicy policy =
      new HostPolicy(Set.of("203.0.113.9", "2001:DB8::1", "Kite.test"));

  @Test
  void addressesAndNamesThatTheRelayWasToldAreAnswered() {
    assertThat(accepts("203.0.113.9")).isTrue();
    assertThat(accepts("[2001:db8:0::1]")).isTrue();
    assertThat(accepts("kite.test")).isTrue();
    assertThat(new HostPolicy(Set.of("[2001:db8::1]")).accepts("[2001:db8::1]", local())).isTrue();
  }

  @Test
  void addressItCameInAtIsAnsweredAndNoOther() {
    assertThat(accepts("127.0.0.1")).isTrue();
    assertThat(accepts("203.0.113.8")).isFalse();
    assertThat(accepts("[2001:db8::2]")).isFalse();
    assertThat(accepts("[::::]")).isFalse();
    assertThat(accepts("evil.test")).isFalse();
  }

  private boolean accepts(String host) {
    return policy.accepts(host, local());
  }

  private static InetAddress local() {
    return InetAddress.getLoopbackAddress();
  }
}
