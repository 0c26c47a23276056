package dev.kite.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {
  private final List<RuntimeException> failures = new ArrayList<>();
  private final SerialExecutor executor = new SerialExecutor(failures::add);

  @Test
  void taskOfATaskRunsAfterIt() {
    var order = new ArrayList<String>();
    executor.execute(
        () -> {
          executor.execute(() -> order.add("inner"));
          order.add("outer");
        });

    assertThat(order).containsExactly("outer", "inner");
    assertThat(executor.backlog()).isZero();
  }

  @Test
  void failureIsReportedAndStopsNothing() {
    var ran = new ArrayList<String>();
    executor.execute(
        () -> {
          executor.execute(() -> ran.add("next"));
          throw new IllegalStateException("broken");
        });

    assertThat(failures).singleElement().extracting(Throwable::getMessage).isEqualTo("broken");
    assertThat(ran).containsExactly("next");
  }

  @Test
  void errorIsThrownOnAfterTheTasksBehindItHaveRun() {
    var ran = new ArrayList<String>();
    Runnable broken =
        () -> {
          executor.execute(() -> ran.add("next"));
          throw new StackOverflowError();
        };

    assertThatThrownBy(() -> executor.execute(broken)).isInstanceOf(StackOverflowError.class);
    executor.execute(() -> ran.add("later"));

    assertThat(ran).containsExactly("next", "later");
    assertThat(executor.backlog()).isZero();
  }

  @Test
  void tasksOfManyThreadsRunOneAtATimeEachOnce() throws InterruptedException {
    int threads = 4;
    int each = 10_000;
    var counter = new int[1];
    var inside = new AtomicInteger();
    var overlaps = new AtomicInteger();
    var done = new CountDownLatch(threads * each);
    for (int i = 0; i < threads; i++) {
      new Thread(
              () -> {
                for (int j = 0; j < each; j++) {
                  executor.execute(
                      () -> {
                        overlaps.addAndGet(inside.getAndIncrement());
                        counter[0]++;
                        inside.decrementAndGet();
                        done.countDown();
                      });
                }
              })
          .start();
    }

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(counter[0]).isEqualTo(threads * each);
    assertThat(overlaps).hasValue(0);
  }
}
