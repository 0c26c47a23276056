package dev.kite.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The map that a script itself names, after both were read from where the page has them. */
public final class MapFetcher implements MapSource {
  private static final String NAME = "sourceMappingURL=";
  private static final Set<String> BEFORE = Set.of("//# ", "//@ ", "/*# ", "/*@ ");

  private final Download download;

  private MapFetcher(FetchRules rules) {
    this.download = new Download(rules);
  }

  /** Asks the host of the page's own URL, and this machine. */
  public static MapFetcher ofPages() {
    return new MapFetcher(new FetchRules(Set.of(), FetchRules.Files.OF_FILE_PAGES));
  }

  /** Asks these hosts and this machine, and reads its files. */
  public static MapFetcher ofHosts(Set<String> hosts) {
    return new MapFetcher(new FetchRules(Set.copyOf(hosts), FetchRules.Files.ALL));
  }

  @Override
  public SourceMap find(String script, LoadedPage page) throws BadSourceMapException {
    var read = download.read(Address.of(withoutFragment(script)), page);
    var name = comment(read.text());
    var map = name != null ? name : read.map();
    if (map == null) {
      throw new BadSourceMapException("the script names no source map");
    }
    if (map.regionMatches(true, 0, "data:", 0, 5)) {
      return SourceMap.parse(inline(map), read.address().toString());
    }
    var address = Address.resolve(read.address(), map);
    if (isFile(address) && !isFile(read.address())) {
      throw new BadSourceMapException("its map is a file of this machine");
    }
    var json = download.read(address, page);
    return SourceMap.parse(json.text(), json.address().toString());
  }

  private static String withoutFragment(String url) {
    int fragment = url.indexOf('#');
    return fragment < 0 ? url : url.substring(0, fragment);
  }

  private static boolean isFile(URI address) {
    return "file".equalsIgnoreCase(address.getScheme());
  }

  /**
   * What the last comment of the script names, null when none does: ECMA-426, linking generated
   * code.
   */
  static @Nullable String comment(String script) {
    for (int at = script.lastIndexOf(NAME); at >= 4; at = script.lastIndexOf(NAME, at - 1)) {
      var name = word(script, at + NAME.length());
      if (BEFORE.contains(script.substring(at - 4, at)) && !name.isEmpty()) {
        return name;
      }
    }
    return null;
  }

  /** Up to a space or the comment's end; empty when a quote shows that it stands in a string. */
  private static String word(String script, int start) {
    int end = start;
    while (end < script.length() && !Character.isWhitespace(script.charAt(end))) {
      char c = script.charAt(end);
      if (c == '"' || c == '\'' || c == '`') {
        return "";
      }
      if (script.startsWith("*/", end)) {
        break;
      }
      end++;
    }
    return script.substring(start, end);
  }

  /** The text of a data: URL, RFC 2397. */
  private static String inline(String url) throws BadSourceMapException {
    int comma = url.indexOf(',');
    if (comma < 0) {
      throw new BadSourceMapException("its inline map is broken");
    }
    var data = url.substring(comma + 1);
    try {
      return url.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")
          ? new String(Base64.getMimeDecoder().decode(data), UTF_8)
          : URLDecoder.decode(data.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadSourceMapException("its inline map is broken");
    }
  }
}
