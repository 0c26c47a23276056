package dev.kite.repl;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.kite.client.CompletionList;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.protocol.Role;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The names that a page knows, asked for while a line is typed.
 *
 * <p>The last answer serves as long as the same name is typed on. Belongs to the prompt's thread,
 * which it holds up for {@value #PATIENCE_MILLIS} ms at most.
 */
final class RemoteNames {
  private static final int PATIENCE_MILLIS = 400;

  /** What the last answer was about. */
  private record Asked(String target, String epoch, List<String> path, String prefix) {
    boolean covers(Asked later) {
      return later.target.equals(target)
          && later.epoch.equals(epoch)
          && later.path.equals(path)
          && later.prefix.startsWith(prefix);
    }
  }

  private final RelayConnection connection;
  private Asked asked = new Asked("", "", List.of(), "");
  private CompletionList answer = CompletionList.NONE;

  RemoteNames(RelayConnection connection) {
    this.connection = connection;
  }

  /**
   * The names in {@code target} that begin like what is typed, or that would if case did not
   * matter; none when it does not say.
   */
  List<CompletionList.Name> beginning(Target target, List<String> path, String prefix) {
    if (connection.role() != Role.CONTROL || !target.connected()) {
      return List.of();
    }
    var question = new Asked(target.id(), target.epoch(), path, prefix);
    if (answer.more() || !asked.covers(question)) {
      answer = ask(question);
      asked = question;
    }
    var exact = answer.names().stream().filter(name -> name.name().startsWith(prefix)).toList();
    return exact.isEmpty() ? inAnyCase(prefix) : exact;
  }

  /** What is evaluated may change every name. */
  void forget() {
    answer = CompletionList.NONE;
  }

  private List<CompletionList.Name> inAnyCase(String prefix) {
    return answer.names().stream()
        .filter(name -> name.name().regionMatches(true, 0, prefix, 0, prefix.length()))
        .toList();
  }

  private CompletionList ask(Asked question) {
    var patience = Duration.ofMillis(PATIENCE_MILLIS);
    var future =
        connection.complete(question.target(), question.path(), question.prefix(), patience);
    try {
      return future.get(PATIENCE_MILLIS, MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return CompletionList.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletionList.NONE;
    }
  }
}
