package dev.kite.cli;

import dev.kite.cli.ListenOptions.Reach;
import dev.kite.protocol.PageKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What {@code kite} says before its prompt: where it is, what to put into a page, how to leave. */
final class Greeting {
  private Greeting() {}

  /**
   * The lines to print.
   *
   * @param urls of the relay, the one for other machines first, the loopback one last
   * @param wanted who was to reach it, whatever addresses there are
   * @param columns of the terminal, 0 for none: no QR code then
   */
  static List<String> lines(List<String> urls, Reach wanted, PageKey page, int columns) {
    var relay = urls.get(0);
    var join = relay + "/j/" + page.text();
    var lines = new ArrayList<String>();
    lines.add("kite " + Version.number() + ", relay on " + String.join(" and ", urls));
    boolean shared = urls.size() > 1;
    if (shared) {
      lines.add("Others in your private network can reach it; --local is for this machine alone.");
      lines.add("Plain http: whoever shares that network can read along.");
    } else {
      lines.add(alone(wanted));
      lines.add(usb(relay));
    }
    lines.add("");
    lines.add("In a page:   <script src=\"" + relay + "/kite.js?" + page.text() + "\"></script>");
    lines.add((shared ? "On a phone:  " : "Join page:   ") + join);
    // Of no use to a phone before adb leads it here, and a small terminal has not the room.
    lines.addAll(shared ? code(join, columns) : List.of());
    lines.add("");
    lines.add("Ctrl-D leaves, :help lists the commands.");
    return lines;
  }

  private static String alone(Reach wanted) {
    return wanted == Reach.LOOPBACK
        ? "Only this machine can reach it; without --local a phone in your private network can too."
        : "Only this machine can reach it: it has no address in a private network.";
  }

  /** The phone's own loopback address leads here then, so that the join page and its code work. */
  private static String usb(String relay) {
    int port = URI.create(relay).getPort();
    return "A phone on USB can after: adb reverse tcp:" + port + " tcp:" + port;
  }

  private static List<String> code(String address, int columns) {
    if (columns == 0) {
      return List.of();
    }
    var code = Qr.of(address);
    return code.width() <= columns ? code.lines() : List.of();
  }
}
