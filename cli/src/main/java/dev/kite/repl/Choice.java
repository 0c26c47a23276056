package dev.kite.repl;

import dev.kite.client.Target;
import java.util.List;
import java.util.Optional;

/**
 * Which target the prompt speaks to: always exactly one, or none.
 *
 * <p>It never passes from one page to another by itself while a line is being typed. May be used
 * from any thread.
 */
final class Choice {
  private String id = "";

  synchronized void use(Target target) {
    id = target.id();
  }

  /** Between two lines: takes the only page there is when nothing is chosen or the chosen left. */
  synchronized void settle(List<Target> targets) {
    if (current(targets).isEmpty()) {
      id = only(targets).map(Target::id).orElse("");
    }
  }

  /** While a line is typed: takes the first page that joins, when nothing was ever chosen. */
  synchronized void settleFirst(List<Target> targets) {
    if (id.isEmpty()) {
      settle(targets);
    }
  }

  synchronized Optional<Target> current(List<Target> targets) {
    return targets.stream().filter(target -> target.id().equals(id)).findFirst();
  }

  private static Optional<Target> only(List<Target> targets) {
    var connected = targets.stream().filter(Target::connected).toList();
    return connected.size() == 1 ? Optional.of(connected.get(0)) : Optional.empty();
  }
}
