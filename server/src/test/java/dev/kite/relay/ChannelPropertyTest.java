package dev.kite.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever is sent, lost, repeated, reset and restarted in whatever order: each console gets each
 * frame once and in order, or is told which ones it does not get.
 */
class ChannelPropertyTest {
  private static final Limits.LogSize SMALL_LOG = new Limits.LogSize(1 << 20, 40, 1 << 20);
  private static final Limits.LogSize TINY_LOG = new Limits.LogSize(1 << 20, 4, 1 << 20);

  private enum Step {
    SAY,
    DELIVER,
    LOSE,
    REPEAT,
    BREAK,
    CONNECT,
    RELOAD,
    WAIT,
    RESTART,
    READ_ONE,
    READ_ALL,
    CONSOLE_BREAKS,
    CONSOLE_CONNECTS
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Arbitraries.frequency(
            Tuple.of(12, Step.SAY),
            Tuple.of(12, Step.DELIVER),
            Tuple.of(1, Step.LOSE),
            Tuple.of(1, Step.REPEAT),
            Tuple.of(2, Step.BREAK),
            Tuple.of(4, Step.CONNECT),
            Tuple.of(1, Step.RELOAD),
            Tuple.of(2, Step.WAIT),
            Tuple.of(1, Step.RESTART),
            Tuple.of(4, Step.READ_ONE),
            Tuple.of(2, Step.READ_ALL),
            Tuple.of(1, Step.CONSOLE_BREAKS),
            Tuple.of(2, Step.CONSOLE_CONNECTS))
        .list()
        .ofMinSize(20)
        .ofMaxSize(200);
  }

  @Property(tries = 1_000)
  void eachFrameOnceAndInOrderOrNamed(@ForAll("steps") List<Step> steps) {
    Statistics.label("events seen").collect(eventsSeen(SMALL_LOG, steps) > 0);
  }

  @Property(tries = 1_000)
  void whatATinyLogDropsIsNamed(@ForAll("steps") List<Step> steps) {
    Statistics.label("events seen").collect(eventsSeen(TINY_LOG, steps) > 0);
  }

  private static int eventsSeen(Limits.LogSize log, List<Step> steps) {
    var world = new World(Limits.defaults().withLog(log));
    var page = new ModelPage(world);
    var console = new ModelConsole(world, World.SESSION);
    console.connect();
    page.connect();
    steps.forEach(step -> take(step, world, page, console));

    page.say();
    page.settle();
    console.connect();
    console.readAll();
    assertThat(console.lastSeq(page.epoch())).isEqualTo(page.seq());
    return console.events();
  }

  private static void take(Step step, World world, ModelPage page, ModelConsole console) {
    switch (step) {
      case SAY -> page.say();
      case DELIVER -> page.deliver();
      case LOSE -> page.lose();
      case REPEAT -> page.repeat();
      case BREAK -> page.disconnect();
      case CONNECT -> page.connect();
      case RELOAD -> page.reload();
      case WAIT -> world.time.pass(250);
      case RESTART -> {
        world.restart();
        page.disconnect();
        console.disconnect();
      }
      case READ_ONE -> console.readOne();
      case READ_ALL -> console.readAll();
      case CONSOLE_BREAKS -> console.disconnect();
      case CONSOLE_CONNECTS -> console.connect();
    }
  }
}
