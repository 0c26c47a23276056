package dev.kite.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which {@code Host} headers the relay answers: a page that rebinds its name to our address by DNS
 * still sends its own name.
 */
final class HostPolicy {
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[0-9A-Za-z._-]{1,253})(?::[0-9]{1,5})?");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

  private final Set<String> names;

  HostPolicy(Set<String> names) {
    this.names =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** The host without its port; empty when the header is malformed. */
  static Optional<String> host(String header) {
    var matcher = HOST.matcher(header);
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /**
   * Whether a request for {@code host} is meant for us.
   *
   * @param local the address the request came in at: the only one an IP literal may name
   */
  boolean accepts(String host, InetAddress local) {
    if (host.startsWith("[") || IPV4.matcher(host).matches()) {
      return isLiteralOf(host, local);
    }
    return host.equals("localhost") || host.endsWith(".localhost") || names.contains(host);
  }

  private static boolean isLiteralOf(String host, InetAddress local) {
    var literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      // A literal is never looked up.
      return InetAddress.getByName(literal).equals(local);
    } catch (UnknownHostException malformed) {
      return false;
    }
  }
}
