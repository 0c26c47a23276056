package dev.kite.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private final TokenBucket bucket = new TokenBucket(new Limits.Rate(100, 5), 0);

  @Test
  void burstIsFreeAndDebtTakesItsTime() {
    assertThat(bucket.take(5, 0)).isZero();
    assertThat(bucket.take(1, 0)).isEqualTo(10);
    assertThat(bucket.take(0, 10)).isZero();
  }

  @Test
  void nothingIsSavedBeyondTheBurst() {
    assertThat(bucket.take(6, 1_000_000)).isEqualTo(10);
  }

  @Test
  void whatIsNotThereIsNotTaken() {
    bucket.take(5, 0);

    assertThat(bucket.tryTake(9)).isFalse();
    assertThat(bucket.tryTake(10)).isTrue();
    assertThat(bucket.tryTake(10)).isFalse();
  }
}
