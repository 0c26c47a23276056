package dev.kite.stack;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses the terminal asks for scripts and maps: a page names them, and it must not turn
 * the developer's machine into its proxy.
 *
 * @param hosts that are asked beside those of the page and of this machine
 * @param files whether scripts in files of this machine are read
 */
record FetchRules(Set<String> hosts, Files files) {
  /** Whose stacks may name files of this machine. */
  enum Files {
    /** Pages that are such files themselves. */
    OF_FILE_PAGES,
    /** Any stack: the user pasted it. */
    ALL
  }

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.*\\.localhost|127(?:\\.\\d{1,3}){3}|\\[(?:::1|0:0:0:0:0:0:0:1)]");

  /** Why {@code address} is not asked for; null when it is. */
  @Nullable String refusal(URI address, LoadedPage page) {
    var scheme = lower(address.getScheme());
    if (scheme.equals("file")) {
      return fileRefusal(address, page);
    }
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return "only http, https and file addresses are read";
    }
    if (address.getUserInfo() != null) {
      return "its address holds a password";
    }
    var host = lower(address.getHost());
    boolean allowed =
        !host.isEmpty()
            && (LOOPBACK.matcher(host).matches()
                || hosts.contains(host)
                || host.equals(hostOf(page.url())));
    return allowed
        ? null
        : (host.isEmpty() ? "its address names no host" : host + " is not asked" + remedy());
  }

  /** Only who pastes a stack may name other hosts. */
  private String remedy() {
    return files == Files.ALL ? "; --allow-host allows it" : "";
  }

  private @Nullable String fileRefusal(URI address, LoadedPage page) {
    boolean local = address.getAuthority() == null && address.getPath() != null;
    boolean known = files == Files.ALL || page.url().startsWith("file:");
    return local && known ? null : "files are read for pages that are files of this machine";
  }

  private static String hostOf(String url) {
    try {
      return lower(URI.create(url).getHost());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
