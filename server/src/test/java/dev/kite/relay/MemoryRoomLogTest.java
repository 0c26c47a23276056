package dev.kite.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.Body;
import dev.kite.relay.RoomLog.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryRoomLogTest {
  private static final Draft.Source SOURCE = new Draft.Source("7G3QW0ZC5M", World.EPOCH);

  private final FakeTime time = new FakeTime();
  private final LogBudget budget = new LogBudget(1_000_000);
  private final MemoryRoomLog log = log(new Limits.LogSize(1_000_000, 100, 0), budget);

  @Test
  void framesAreStoredInTheirOrderOnly() {
    assertThat(append(log, 1)).isEqualTo(new Result.Stored(1));
    assertThat(append(log, 3)).isEqualTo(new Result.Hole(2));
    assertThat(append(log, 1)).isEqualTo(new Result.Repeat());
    assertThat(append(log, 2)).isEqualTo(new Result.Stored(2));
    assertThat(log.have(SOURCE).toCompletableFuture().join()).isEqualTo(2);
  }

  @Test
  void eachEpochHasItsOwnNumbers() {
    append(log, 1);
    var other = new Draft.Source(SOURCE.target(), "0b7e151628aed2a6");

    assertThat(log.have(other).toCompletableFuture().join()).isZero();
    assertThat(join(log, new Draft.Event(other, 1, Body.of("{}")))).isEqualTo(new Result.Stored(2));
  }

  @Test
  void whatTheRelaySaysNeedsNoNumber() {
    var notice = new Draft.Notice(Body.of("{}"));

    assertThat(join(log, notice)).isEqualTo(new Result.Stored(1));
    assertThat(join(log, notice)).isEqualTo(new Result.Stored(2));
  }

  @Test
  void oldestEntriesGoWhenThereAreTooMany() {
    for (int seq = 1; seq <= 150; seq++) {
      append(log, seq);
    }

    assertThat(log.oldest()).isEqualTo(51);
    assertThat(positions(0)).startsWith(51L).hasSize(100).endsWith(150L);
    assertThat(positions(148)).containsExactly(149L, 150L);
  }

  @Test
  void oldestEntriesGoWhenTheyAreTooLarge() {
    var small = log(new Limits.LogSize(600, 100, 0), budget);
    for (int seq = 1; seq <= 10; seq++) {
      append(small, seq);
    }

    assertThat(small.newest() - small.oldest() + 1).isBetween(2L, 4L);
  }

  @Test
  void entryLargerThanTheLogIsKeptAlone() {
    var small = log(new Limits.LogSize(10, 100, 0), budget);
    append(small, 1);
    append(small, 2);

    assertThat(small.oldest()).isEqualTo(2);
    assertThat(small.newest()).isEqualTo(2);
  }

  @Test
  void roomThatNobodyIsInGivesUpItsLogFirst() {
    var tight = new LogBudget(1_000);
    var idle = log(new Limits.LogSize(1_000_000, 100, 0), tight);
    var busy = log(new Limits.LogSize(1_000_000, 100, 0), tight);
    append(idle, 1);
    append(idle, 2);
    tight.offerIdle(idle::clear);
    for (int seq = 1; seq <= 5; seq++) {
      append(busy, seq);
    }

    assertThat(idle.oldest()).isEqualTo(3);
    assertThat(busy.oldest()).isEqualTo(1);
    for (int seq = 6; seq <= 10; seq++) {
      append(busy, seq);
    }
    assertThat(tight.exceeded()).isFalse();
    assertThat(busy.oldest()).isGreaterThan(1);
  }

  @Test
  void doorbellRingsAfterTheEntryCanBeRead() {
    var seen = new ArrayList<Long>();
    log.subscribe(() -> seen.addAll(positions(log.newest() - 1)));
    append(log, 1);
    append(log, 1);
    append(log, 2);

    assertThat(seen).containsExactly(1L, 2L);
  }

  private MemoryRoomLog log(Limits.LogSize size, LogBudget shared) {
    return new MemoryRoomLog("c0535e4be2b79ffd", time, size, shared);
  }

  private List<Long> positions(long after) {
    return log.read(after, 1_000).toCompletableFuture().join().stream()
        .map(RoomLog.Entry::position)
        .toList();
  }

  private static Result append(RoomLog log, long seq) {
    return join(log, new Draft.Event(SOURCE, seq, Body.of("{}")));
  }

  private static Result join(RoomLog log, Draft draft) {
    return log.append(draft).toCompletableFuture().join();
  }
}
