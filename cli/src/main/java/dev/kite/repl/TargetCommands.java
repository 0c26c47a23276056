package dev.kite.repl;

import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.TargetSelector;
import dev.kite.repl.Suggestion.Rank;
import java.util.List;

/** The commands that look at the pages and choose one. */
final class TargetCommands {
  private final Session session;
  private final RelayConnection connection;
  private final Choice choice;
  private final Look look;
  private final Output output;

  TargetCommands(
      Session session, RelayConnection connection, Choice choice, Look look, Output output) {
    this.session = session;
    this.connection = connection;
    this.choice = choice;
    this.look = look;
    this.output = output;
  }

  void addTo(Commands commands) {
    commands
        .add("targets", "", "the pages that are connected", words -> targets())
        .add("use", "N", "speak to page N; part of a title will do", this::use, this::numbers);
  }

  private Commands.Next targets() {
    var targets = connection.targets();
    if (targets.isEmpty()) {
      session.show(Entry.notice("No page is connected"));
    } else {
      output.print(new TargetTable(look).lines(targets, choice.current(targets)));
    }
    return Commands.Next.READ_ON;
  }

  private Commands.Next use(List<String> words) {
    var name = String.join(" ", words);
    if (name.isBlank()) {
      session.show(
          Entry.error(":use takes a page's number, or a part of its title; :targets lists them."));
    } else {
      use(name, TargetSelector.fitting(name, connection.targets()));
    }
    return Commands.Next.READ_ON;
  }

  private void use(String name, List<Target> fitting) {
    if (fitting.size() == 1) {
      choice.use(fitting.get(0));
      session.show(Entry.notice("Now speaking to " + NoticeText.name(fitting.get(0))));
    } else if (fitting.isEmpty()) {
      session.show(Entry.error("No page fits " + name + "; :targets lists them."));
    } else {
      var several = fitting.size() + " pages fit " + name + ": " + numbers(fitting);
      session.show(Entry.error(several + ". Use the number."));
    }
  }

  /** Like {@code 1, 2 and 3}. */
  private static String numbers(List<Target> targets) {
    var numbers = targets.stream().map(target -> String.valueOf(target.number())).toList();
    int last = numbers.size() - 1;
    return String.join(", ", numbers.subList(0, last)) + " and " + numbers.get(last);
  }

  private List<Suggestion> numbers(String typed) {
    return connection.targets().stream()
        .filter(target -> Integer.toString(target.number()).startsWith(typed))
        .map(
            target ->
                new Suggestion(
                    Integer.toString(target.number()),
                    Integer.toString(target.number()),
                    target.label(),
                    Rank.FIRST))
        .toList();
  }
}
