package dev.kite.platform;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/** The Chromium that the platform's tests run in, and what they ask of it itself. */
final class PlatformBrowser implements AutoCloseable {
  private static final String DONE = "{}";

  private final String origin;
  private final ChromeDriver driver;

  PlatformBrowser(String origin) throws IOException {
    this.origin = origin;
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
        // Magnetometer and ambient light are still behind this.
        "--enable-features=GenericSensorExtraClasses",
        "--user-data-dir=" + Files.createTempDirectory("kite-platform"));
    System.setProperty("webdriver.chrome.driver", "/usr/bin/chromedriver");
    driver = new ChromeDriver(options);
  }

  void open(String url) {
    driver.get(url);
  }

  /** What the page's report left, once it is over. */
  Optional<String> results() {
    return Optional.ofNullable((String) driver.executeScript("return window.platformResults"));
  }

  String permit(JsonObject params) {
    driver.executeCdpCommand(
        "Browser.setPermission",
        Map.of(
            "origin", origin,
            "permission", Map.of("name", params.get("name").getAsString()),
            "setting", params.get("state").getAsString()));
    return DONE;
  }

  String minimize() {
    driver.manage().window().minimize();
    return DONE;
  }

  String restore() {
    driver.manage().window().maximize();
    return DONE;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
