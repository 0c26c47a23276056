package dev.kite.repl;

import dev.kite.client.RelayConnection;
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
    } else if (TargetSelector.named(name, connection.targets()) instanceof TargetSelector.One one) {
      choice.use(one.target());
      session.show(Entry.notice("Now speaking to " + NoticeText.name(one.target())));
    } else {
      session.show(
          Entry.error("No page, or more than one, fits " + name + "; :targets lists them."));
    }
    return Commands.Next.READ_ON;
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
