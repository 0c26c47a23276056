package dev.kite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.Body;
import dev.kite.protocol.ConsoleHello.From;
import dev.kite.protocol.ConsoleWelcome;
import dev.kite.protocol.LinkLimits;
import dev.kite.protocol.Role;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetInfo;
import dev.kite.protocol.TargetNotice;
import dev.kite.protocol.ToConsole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final String TARGET = "7G3QW0ZC5M";
  private static final String EPOCH = "9f86d081884c7d65";
  private static final String LOG = "c0535e4be2b79ffd";

  private final Cursor cursor = new Cursor(Backlog.all());
  private final Listeners listeners = new Listeners();
  private final OpenCommands commands = new OpenCommands();
  private final Watches watches = new Watches();
  private final Inbox inbox = new Inbox(cursor, listeners, commands, watches);
  private final List<Object> heard = new ArrayList<>();

  @BeforeEach
  void listen() {
    listeners.add(
        new ConnectionListener() {
          @Override
          public void event(PageEvent event) {
            heard.add(event.method());
          }

          @Override
          public void sessionEvent(PageEvent event) {
            heard.add("mine " + event.method());
          }

          @Override
          public void strayReply(StrayReply reply) {
            heard.add("stray " + reply.commandId());
          }

          @Override
          public void gap(Gap gap) {
            heard.add("gap " + gap.from() + "-" + gap.to());
          }

          @Override
          public void notice(Notice notice) {
            heard.add(notice.kind() + " " + notice.target().number());
          }

          @Override
          public void trimmed(long from, long to) {
            heard.add("trimmed " + from + "-" + to);
          }
        });
  }

  @Test
  void entrySentAgainByRestartedRelayIsHeardOnce() {
    inbox.receive(event(1, 1, "A"));
    inbox.receive(event(2, 2, "B"));
    inbox.receive(event(1, 1, "A"));
    inbox.receive(event(2, 2, "B"));
    inbox.receive(event(3, 3, "C"));

    assertThat(heard).containsExactly("A", "B", "C");
  }

  @Test
  void sameNumberInAnotherEpochIsAnotherEntry() {
    inbox.receive(event(1, 1, "A"));
    inbox.receive(
        new ToConsole.Event(2, 0, TARGET, "0b7e151628aed2a6", 1, Body.of("{\"method\":\"B\"}")));

    assertThat(heard).containsExactly("A", "B");
  }

  @Test
  void onlyTheUnheardPartOfGapIsTold() {
    inbox.receive(event(1, 9, "A"));
    inbox.receive(gap(2, 7, 12));
    inbox.receive(gap(3, 7, 12));
    inbox.receive(event(4, 12, "B"));
    inbox.receive(event(5, 13, "C"));

    assertThat(heard).containsExactly("A", "gap 10-12", "C");
  }

  @Test
  void cursorFollowsWhatWasHeard() {
    cursor.welcomed(welcome(40));
    inbox.receive(event(17, 1, "A"));
    assertThat(cursor.from()).isEqualTo(new From.After(LOG, 17));

    inbox.receive(new ToConsole.Trimmed(18, 30));
    assertThat(cursor.from()).isEqualTo(new From.After(LOG, 30));
    assertThat(heard).containsExactly("A", "trimmed 18-30");
  }

  @Test
  void cursorBeginsAnewInAnotherLog() {
    cursor.welcomed(welcome(40));
    inbox.receive(event(40, 1, "A"));
    boolean other =
        cursor.welcomed(
            new ConsoleWelcome(
                Role.CONTROL, "00c0ffee00c0ffee", 3, 0, new LinkLimits(1), List.of()));

    assertThat(other).isTrue();
    assertThat(cursor.from()).isEqualTo(new From.After("00c0ffee00c0ffee", 0));
  }

  @Test
  void noticeThatTheWelcomeContainsChangesNothing() {
    inbox.welcome(welcome(10, Targets.info(TARGET, 1)));
    inbox.receive(notice(9, new TargetNotice.Left(TARGET, EPOCH)));
    assertThat(inbox.targets()).hasSize(1);

    inbox.receive(notice(11, new TargetNotice.Left(TARGET, EPOCH)));
    assertThat(inbox.targets()).isEmpty();
    assertThat(heard).containsExactly("LEFT 1", "LEFT 1");
  }

  @Test
  void targetThatComesBackKeepsItsNumber() {
    inbox.welcome(welcome(0, Targets.info(TARGET, 5), Targets.info("0000000000", 4)));
    assertThat(inbox.targets()).extracting(Target::id).containsExactly("0000000000", TARGET);

    inbox.receive(notice(1, new TargetNotice.Left(TARGET, EPOCH)));
    inbox.receive(notice(2, new TargetNotice.Joined(Targets.info("1111111111", 6))));
    inbox.receive(notice(3, new TargetNotice.Joined(Targets.info(TARGET, 7))));

    assertThat(inbox.targets())
        .extracting(Target::id)
        .containsExactly("0000000000", TARGET, "1111111111");
    assertThat(heard).containsExactly("LEFT 2", "JOINED 3", "JOINED 2");
  }

  @Test
  void replyCompletesItsCommandAndLateOneIsTold() {
    var future = new CompletableFuture<Outcome>();
    commands.add("aa", "frame", Duration.ofSeconds(1), future);
    inbox.receive(reply(1, 1, "{\"id\":\"aa\",\"result\":{}}"));
    inbox.receive(reply(2, 2, "{\"id\":\"bb\",\"result\":{}}"));

    assertThat(future).isCompleted();
    assertThat(heard).containsExactly("stray bb");
  }

  @Test
  void answerThatCannotBeReadStillIsTheOutcome() {
    var future = new CompletableFuture<Outcome>();
    commands.add("aa", "frame", Duration.ofSeconds(1), future);
    inbox.receive(reply(1, 1, "{\"id\":\"aa\",\"result\":7}"));

    assertThat(future.join())
        .isEqualTo(
            new Outcome.Failed(
                0, "The page's answer cannot be read: reply: result: expected an object."));
  }

  @Test
  void eventForThisSessionIsToldApart() {
    inbox.receive(reply(1, 1, "{\"method\":\"Sensor.recorded\",\"params\":{}}"));

    assertThat(heard).containsExactly("mine Sensor.recorded");
  }

  @Test
  void bodyThatIsNoJsonIsLeftOutAndTheNextIsHeard() {
    inbox.receive(new ToConsole.Event(1, 0, TARGET, EPOCH, 1, Body.of("{nonsense}")));
    inbox.receive(new ToConsole.Event(2, 0, TARGET, EPOCH, 2, Body.of("{\"method\":7}")));
    inbox.receive(event(3, 3, "C"));

    assertThat(heard).containsExactly("C");
  }

  @Test
  void loneSurrogateThatPageLoggedIsNoFault() {
    inbox.receive(
        new ToConsole.Event(
            1, 0, TARGET, EPOCH, 1, Body.of("{\"method\":\"A\",\"params\":{\"a\":\"\\ud800\"}}")));

    assertThat(heard).containsExactly("A");
  }

  @Test
  void readingsReachThoseWhoWatchTheStream() {
    watches.add(
        TARGET,
        EnumSet.of(SensorStream.MOTION),
        (stream, number, readings) -> heard.add(stream + " " + number + " " + readings.size()));
    inbox.receive(readings(SensorStream.MOTION, 7, "[[\"m\",1.5,null,[0,-0,9.8],null,16]]"));
    inbox.receive(readings(SensorStream.ORIENTATION, 3, "[[\"o\",1.5,1,2,3,false]]"));

    assertThat(heard).containsExactly("MOTION 7 1");
  }

  private static ToConsole.Event event(long position, long seq, String method) {
    return new ToConsole.Event(
        position, 0, TARGET, EPOCH, seq, Body.of("{\"method\":\"" + method + "\"}"));
  }

  private static ToConsole.Reply reply(long position, long seq, String body) {
    return new ToConsole.Reply(position, 0, TARGET, EPOCH, seq, Body.of(body));
  }

  private static ToConsole.Gap gap(long position, long from, long to) {
    return new ToConsole.Gap(position, 0, TARGET, EPOCH, to, from, to, 100, "overflow");
  }

  private static ToConsole.Notice notice(long position, TargetNotice notice) {
    return new ToConsole.Notice(position, 0, notice.encode());
  }

  private static ToConsole.Readings readings(SensorStream stream, long number, String rows) {
    return new ToConsole.Readings(TARGET, stream, number, Body.of(rows));
  }

  private static ConsoleWelcome welcome(long position, TargetInfo... targets) {
    return new ConsoleWelcome(
        Role.CONTROL, LOG, position, 0, new LinkLimits(262144), List.of(targets));
  }
}
