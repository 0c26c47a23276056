package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.cli.ListenOptions.Reach;
import dev.kite.protocol.ControlKey;
import dev.kite.protocol.PageKey;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreetingTest {
  private static final String LAN = "http://192.168.1.5:7331";
  private static final String LOOPBACK = "http://127.0.0.1:7331";

  private final PageKey page = ControlKey.random(new SecureRandom()).pageKey();

  @Test
  void phoneInTheNetworkGetsTheLanAddressAndItsCode() {
    var lines = Greeting.lines(List.of(LAN, LOOPBACK), Reach.LAN, page, 80);

    assertThat(lines)
        .contains("On a phone:  " + LAN + "/j/" + page.text())
        .anyMatch(line -> line.startsWith("Others in your private network can reach it"))
        .noneMatch(line -> line.contains("adb reverse"))
        .containsAll(Qr.of(LAN + "/j/" + page.text()).lines());
  }

  @Test
  void loopbackAloneIsCalledThatAndWhatAPhoneNeeds() {
    var lines = Greeting.lines(List.of(LOOPBACK), Reach.LOOPBACK, page, 80);

    assertThat(lines)
        .contains("Join page:   " + LOOPBACK + "/j/" + page.text())
        .contains("A phone on USB can after: adb reverse tcp:7331 tcp:7331")
        .anyMatch(line -> line.contains("without --local"))
        .noneMatch(line -> line.contains("On a phone"))
        .noneMatch(line -> line.contains("\u2588"));
  }

  @Test
  void machineWithoutAPrivateNetworkIsNotToldToLeaveLocalOut() {
    assertThat(Greeting.lines(List.of(LOOPBACK), Reach.LAN, page, 80))
        .contains("Only this machine can reach it: it has no address in a private network.")
        .noneMatch(line -> line.contains("--local"));
  }

  @Test
  void codeThatDoesNotFitIsLeftOut() {
    var join = LAN + "/j/" + page.text();

    assertThat(Greeting.lines(List.of(LAN, LOOPBACK), Reach.LAN, page, Qr.of(join).width() - 1))
        .noneMatch(line -> line.contains("\u2588"))
        .anyMatch(line -> line.endsWith(join));
  }
}
