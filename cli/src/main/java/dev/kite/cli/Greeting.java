package dev.kite.cli;

import dev.kite.protocol.PageKey;
import java.util.ArrayList;
import java.util.List;

/** What {@code kite} says before its prompt: where it is, what to put into a page, how to leave. */
final class Greeting {
  private Greeting() {}

  /**
   * The lines to print.
   *
   * @param urls of the relay, the one for other machines first
   * @param columns of the terminal, 0 for none: no QR code then
   */
  static List<String> lines(List<String> urls, PageKey page, int columns) {
    var relay = urls.get(0);
    var join = relay + "/j/" + page.text();
    var lines = new ArrayList<String>();
    lines.add("kite " + Version.number() + ", relay on " + String.join(" and ", urls));
    if (urls.size() > 1) {
      lines.add("Others in your private network can reach it; --local is for this machine alone.");
      lines.add("Plain http: whoever shares that network can read along.");
    }
    lines.add("");
    lines.add("In a page:   <script src=\"" + relay + "/kite.js?" + page.text() + "\"></script>");
    lines.add("On a phone:  " + join);
    lines.addAll(code(join, columns));
    lines.add("");
    lines.add("Ctrl-D leaves, :help lists the commands.");
    return lines;
  }

  private static List<String> code(String address, int columns) {
    if (columns == 0) {
      return List.of();
    }
    var code = Qr.of(address);
    return code.width() <= columns ? code.lines() : List.of();
  }
}
