package dev.kite.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The browser in the hand: headless Chromium with virtual motion sensors. */
final class Phone implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final ChromeDriver driver;

  private Phone(ChromeDriver driver) {
    this.driver = driver;
  }

  /** {@code flags} are Chromium's own, beside those that every test needs. */
  static Phone start(Path folder, String... flags) throws IOException {
    var options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + Files.createTempDirectory(folder, "chromium"));
    options.addArguments(flags);
    // Else Selenium looks for a driver to download.
    System.setProperty("webdriver.chrome.driver", "/usr/bin/chromedriver");
    return new Phone(new ChromeDriver(options));
  }

  void open(String url) {
    driver.get(url);
  }

  /** Opens {@code url} in a new tab and stays there. */
  void openInNewTab(String url) {
    driver.switchTo().newWindow(WindowType.TAB);
    driver.get(url);
  }

  /**
   * Runs {@code source} as the page's own script element, so that what it throws is reported like
   * any page's error.
   */
  void run(String source) {
    driver.executeScript(
        "var s = document.createElement('script'); s.textContent = arguments[0];"
            + " document.head.appendChild(s);",
        source);
  }

  /** {@code host:port} where the browser itself serves the Chrome DevTools Protocol. */
  String debuggerAddress() {
    var options = (Map<?, ?>) driver.getCapabilities().getCapability("goog:chromeOptions");
    return String.valueOf(options.get("debuggerAddress"));
  }

  /** What the browser's console has complained of since it was last asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  /** The value of a function body in the page. */
  Object ask(String body) {
    return driver.executeScript(body);
  }

  void awaitTrue(String expression) {
    Awaitility.await(expression)
        .atMost(DEADLINE)
        .until(() -> ask("return !!(" + expression + ")"), Boolean.TRUE::equals);
  }

  /**
   * Turns a virtual sensor of Chrome's on; {@code type} as in CDP's {@code Emulation.SensorType}.
   */
  void enableSensor(String type) {
    driver.executeCdpCommand(
        "Emulation.setSensorOverrideEnabled", Map.of("enabled", true, "type", type));
  }

  /** Gives the page the focus, without which Generic Sensor classes give nothing. */
  void focus() {
    driver.executeCdpCommand("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
  }

  /** Turns the screen; {@code type} as in CDP's {@code Emulation.ScreenOrientation}. */
  void turn(String type, int angle) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", 400,
            "height", 400,
            "deviceScaleFactor", 1,
            "mobile", true,
            "screenOrientation", Map.of("type", type, "angle", angle)));
  }

  void feedSensor(String type, double x, double y, double z) {
    driver.executeCdpCommand(
        "Emulation.setSensorOverrideReadings",
        Map.of("type", type, "reading", Map.of("xyz", Map.of("x", x, "y", y, "z", z))));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
