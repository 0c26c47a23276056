package dev.kite.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The private addresses under which a phone in the same network reaches this machine. */
final class LanAddresses {
  /** Networks between programs of this machine, which no phone is in. */
  private static final Pattern INTERNAL = Pattern.compile("(docker|br-|veth|virbr|lxc|vmnet).*");

  private LanAddresses() {}

  /** RFC 1918 addresses, the one that leads out of here first; empty when there is none. */
  static List<InetAddress> find() {
    try {
      var found = new ArrayList<InetAddress>();
      for (var network : NetworkInterface.networkInterfaces().toList()) {
        if (network.isUp() && !INTERNAL.matcher(network.getName()).matches()) {
          network.inetAddresses().filter(LanAddresses::isPrivate).forEach(found::add);
        }
      }
      var main = leadingOut();
      found.sort((one, other) -> Boolean.compare(other.equals(main), one.equals(main)));
      return found;
    } catch (IOException e) {
      // A machine that cannot name its networks still has its loopback.
      return List.of();
    }
  }

  private static boolean isPrivate(InetAddress address) {
    return address instanceof Inet4Address && address.isSiteLocalAddress();
  }

  /** Connecting a datagram socket sends nothing; it only asks the routing table. */
  private static InetAddress leadingOut() throws IOException {
    try (var socket = new DatagramSocket()) {
      // TEST-NET-1 of RFC 5737: an address of nobody, beyond every local network.
      socket.connect(new InetSocketAddress("192.0.2.1", 9));
      return socket.getLocalAddress();
    } catch (IOException | UncheckedIOException e) {
      return InetAddress.getLoopbackAddress();
    }
  }
}
