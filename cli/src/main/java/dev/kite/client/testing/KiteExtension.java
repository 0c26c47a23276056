package dev.kite.client.testing;

import dev.kite.http.RelayConfig;
import dev.kite.http.RelayServer;
import dev.kite.http.RelayStartException;
import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A relay of its own for a JUnit 5 test, on loopback and a free port, with a room of its own.
 *
 * <p>Registered in a field: {@code @RegisterExtension final KiteExtension kite = new
 * KiteExtension();}; in a static field the relay is that of all the class's tests. Pages include
 * {@link #scriptTag()}; {@link #target} finds them. A test fails with the errors that its pages did
 * not catch, unless it has taken them itself.
 */
public final class KiteExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final ControlKey key = ControlKey.random(new SecureRandom());
  private Optional<Running> running = Optional.empty();

  // A nested class has a beginning and an end of its own, within those of the class around it.
  private int classes;

  private record Running(RelayServer relay, Kite kite) {}

  @Override
  public void beforeAll(ExtensionContext context) {
    if (classes++ == 0) {
      start();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (classes == 0) {
      start();
    }
  }

  /** The test fails with what its pages threw. */
  @Override
  public void afterEach(ExtensionContext context) {
    check();
  }

  /** Ends a test. */
  void check() {
    var errors = takeErrors();
    if (classes == 0) {
      stop();
    }
    if (!errors.isEmpty()) {
      throw new AssertionError(
          errors.stream()
              .map(PageError::toString)
              .collect(Collectors.joining("\n", "The page threw what nobody caught:\n", "")));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (--classes == 0) {
      stop();
    }
  }

  /**
   * The tag that makes a page a target: the first script of its head. The page hears what is
   * replayed into it alone: desktop browsers without sensors send an event without values now and
   * then, which no test should have to expect.
   */
  public String scriptTag() {
    return "<script src=\"" + scriptUrl() + "\" data-sensors=\"armed\"></script>";
  }

  /** The address in that tag, to which a content policy's {@code script-src} belongs. */
  public URI scriptUrl() {
    return URI.create(relayUrl() + "/kite.js?" + key.pageKey().text());
  }

  /** The page that {@code name} means; see {@link Kite#target(String)}. */
  public KiteTarget target(String name) {
    return running().kite().target(name);
  }

  /** The only page there is; see {@link Kite#target()}. */
  public KiteTarget target() {
    return running().kite().target();
  }

  /** The pages' uncaught errors, which then no longer fail the test. */
  public List<PageError> takeErrors() {
    return running().kite().takeErrors();
  }

  private String relayUrl() {
    return running().relay().urls().get(0);
  }

  private Running running() {
    return running.orElseThrow(
        () -> new KiteException("No test is running: register kite in a field of the test class."));
  }

  /** Begins a test. */
  void start() {
    try {
      var relay = RelayServer.start(RelayConfig.local(Script.load()));
      running = Optional.of(new Running(relay, connected(relay)));
    } catch (RelayStartException e) {
      throw new KiteException(String.valueOf(e.getMessage()), e);
    }
  }

  private Kite connected(RelayServer relay) {
    try {
      return Kite.connect(URI.create(relay.urls().get(0)), key);
    } catch (KiteException e) {
      relay.close();
      throw e;
    }
  }

  private void stop() {
    running.ifPresent(
        it -> {
          it.kite().close();
          it.relay().close();
        });
    running = Optional.empty();
  }
}
