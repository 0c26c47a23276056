package dev.kite.journey;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two pages of a phone, Alpha and Beta, and a {@code kite devtools} that serves them. */
final class ServedPages implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://(127\\.0\\.0\\.1:\\d+)");

  private static final String BODY =
      """
      <h1>Page %s</h1>
      <ul><li>one<li>two<li>three</ul>
      <button id=go onclick="this.textContent = 'Pressed'">Press</button>
      """;

  private final TestPages pages;
  private final Phone phone;
  private final KiteProcess relay;
  private final KiteProcess devtools;

  private ServedPages(TestPages pages, Phone phone, KiteProcess relay, KiteProcess devtools) {
    this.pages = pages;
    this.phone = phone;
    this.relay = relay;
    this.devtools = devtools;
  }

  static ServedPages start(Path folder) throws Exception {
    var home = new Home(folder);
    var served =
        new ServedPages(
            new TestPages(),
            Phone.start(folder),
            KiteProcess.serve(home),
            KiteProcess.start(home, "devtools", "--port", "0"));
    served.open(home.scriptTag());
    return served;
  }

  private void open(String tag) {
    phone.open(pages.add("/alpha", "Alpha", tag, BODY.formatted("Alpha")));
    phone.openInNewTab(pages.add("/beta", "Beta", tag, BODY.formatted("Beta")));
    for (var path : new String[] {"/alpha", "/beta"}) {
      devtools.awaitLine("the page " + path, line -> line.endsWith(path));
    }
  }

  /** {@code host:port} of {@code kite devtools}. */
  String endpoint() {
    return devtools.lines().stream()
        .map(ADDRESS::matcher)
        .filter(Matcher::find)
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no address in " + devtools.lines()));
  }

  /** {@code host:port} of the same protocol for the same pages, as Chromium itself serves it. */
  String chromium() {
    return phone.debuggerAddress();
  }

  @Override
  public void close() {
    devtools.close();
    phone.close();
    relay.close();
    pages.close();
  }
}
