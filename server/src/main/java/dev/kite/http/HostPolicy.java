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

  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

  private final Set<String> names;
  private final Set<InetAddress> addresses;

  HostPolicy(Set<String> names) {
    this.names =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.addresses =
        names.stream().flatMap(name -> literal(name).stream()).collect(Collectors.toSet());
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
   * @param local the address the request came in at: what an IP literal names, unless the relay was
   *     told of others, behind which it is reached
   */
  boolean accepts(String host, InetAddress local) {
    var address = literal(host);
    if (address.isPresent()) {
      return address.get().equals(local) || addresses.contains(address.get());
    }
    return host.equals("localhost") || host.endsWith(".localhost") || names.contains(host);
  }

  private static Optional<InetAddress> literal(String host) {
    boolean isBracketed = host.startsWith("[") && host.endsWith("]");
    var text = isBracketed ? host.substring(1, host.length() - 1) : host;
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      // A literal is never looked up.
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }
}
