package dev.kite.client.testing;

import dev.kite.client.ConnectionException;
import dev.kite.client.ConnectionOptions;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.TargetSelector;
import dev.kite.protocol.Key;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The pages of a relay's room, for a test: {@code Kite.connect(relay, key).target("Cart")}.
 *
 * <p>All methods may be called from any thread; those that wait say for how long.
 */
public final class Kite implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RelayConnection connection;
  private final PageWords words;

  private Kite(RelayConnection connection, PageWords words) {
    this.connection = connection;
    this.words = words;
  }

  /**
   * Connects, and waits for the relay's welcome at most 10 s.
   *
   * @param relay http or https URL; over plain http to this machine only
   * @param key a control key, as in the file that {@code kite key show} names: with a viewer's key
   *     there are logs and errors, but neither evaluation nor replay
   * @throws KiteException when the relay is not there or refuses the key
   */
  public static Kite connect(URI relay, Key key) {
    var words = new PageWords();
    try {
      var options = ConnectionOptions.of("kite-tests");
      return new Kite(RelayConnection.connect(relay, key, options, words), words);
    } catch (ConnectionException e) {
      throw new KiteException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The page that {@code name} means, part of its title or address; waits at most 10 s until it is
   * there.
   *
   * @throws KiteException when it did not come, or several fit
   */
  public KiteTarget target(String name) {
    return found(() -> TargetSelector.named(name, connected()));
  }

  /**
   * The only page there is; waits at most 10 s until one is there.
   *
   * @throws KiteException when none came, or there are several
   */
  public KiteTarget target() {
    return found(() -> TargetSelector.only(connected()));
  }

  /** Asks who is meant. */
  private interface Question {
    TargetSelector.Selection ask();
  }

  private KiteTarget found(Question question) {
    return words
        .await(PATIENCE, () -> one(question.ask()))
        .map(target -> new KiteTarget(connection, target, words))
        .orElseThrow(() -> new KiteException(problem(question.ask())));
  }

  private static Optional<Target> one(TargetSelector.Selection selection) {
    return selection instanceof TargetSelector.One one
        ? Optional.of(one.target())
        : Optional.empty();
  }

  private static String problem(TargetSelector.Selection selection) {
    return selection instanceof TargetSelector.NotOne none
        ? none.message()
        : "The page came when " + PATIENCE.toSeconds() + " s were over.";
  }

  private List<Target> connected() {
    return connection.targets().stream().filter(Target::connected).toList();
  }

  /**
   * The errors that nobody in the pages caught, since the last call; oldest first.
   *
   * <p>Waits at most a second for what the pages have just said.
   */
  public List<PageError> takeErrors() {
    // Its answer comes behind all that a page has said before.
    var answers =
        connected().stream()
            .map(target -> connection.ping(target.id(), Duration.ofSeconds(1)))
            .toList();
    answers.forEach(answer -> answer.join());
    return words.takeErrors().stream()
        .map(it -> new PageError(name(it.target()), it.text()))
        .toList();
  }

  /** A page that is gone by now is told by its id. */
  private String name(String id) {
    return connection.targets().stream()
        .filter(target -> target.id().equals(id))
        .map(Target::label)
        .findFirst()
        .orElse(id);
  }

  @Override
  public void close() {
    connection.close();
  }
}
