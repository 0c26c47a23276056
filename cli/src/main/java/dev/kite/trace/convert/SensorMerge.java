package dev.kite.trace.convert;

import static java.util.Comparator.comparingInt;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Vector;
import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes one recording of sensors that were sampled each at its own times, as a browser does for its
 * events: every sample of one of them becomes a motion row, with the latest of the others.
 *
 * <p>That one is the first there is of acceleration with gravity, without it, rotation rate. Until
 * another sensor's first sample, that sample stands for what is not known yet. The earliest
 * sample's time becomes 0. Holds one sample of each sensor in memory. Belongs to one thread.
 */
final class SensorMerge implements TraceSource {
  private static final List<Channel> LEADERS =
      List.of(Channel.WITH_GRAVITY, Channel.ACCELERATION, Channel.ROTATION_RATE, Channel.GRAVITY);

  private final List<Feed> feeds;
  private final Optional<Feed> leader;
  private final Optional<String> remark;
  private final BigDecimal start;
  private final TraceHeader header;

  private static final class Feed {
    private final SampleStream stream;
    private @Nullable Sample ahead;
    private @Nullable Sample last;

    Feed(SampleStream stream) throws IOException {
      this.stream = stream;
      this.ahead = stream.next();
    }

    Sample take(Sample taken) throws IOException {
      last = taken;
      ahead = stream.next();
      if (ahead != null && ahead.millis().compareTo(taken.millis()) < 0) {
        throw stream.refused("time goes back from the sample before");
      }
      return taken;
    }

    @Nullable Vector vector() {
      var known = last == null ? ahead : last;
      return known instanceof Sample.OfVector sample ? sample.vector() : null;
    }
  }

  private SensorMerge(
      List<Feed> feeds, Function<BigDecimal, TraceHeader> header, Optional<String> remark) {
    this.feeds = feeds;
    this.remark = remark;
    this.leader = LEADERS.stream().flatMap(channel -> feed(channel).stream()).findFirst();
    // At one moment the leader's row has the newest samples of those that are part of it.
    feeds.sort(comparingInt(this::rank));
    var earliest = earliest();
    this.start = earliest == null || earliest.ahead == null ? BigDecimal.ZERO : millis(earliest);
    this.header = header.apply(start);
  }

  /**
   * Takes the streams over, also when it fails.
   *
   * @param header makes the header from the earliest sample's time in milliseconds
   */
  static SensorMerge of(
      List<? extends SampleStream> streams,
      Function<BigDecimal, TraceHeader> header,
      Optional<String> remark)
      throws IOException {
    var feeds = new ArrayList<Feed>();
    try {
      for (var stream : streams) {
        var feed = new Feed(stream);
        if (feeds.stream().anyMatch(it -> it.stream.channel() == stream.channel())) {
          throw stream.refused("a second recording of one sensor. Convert them one by one.");
        }
        feeds.add(feed);
      }
    } catch (IOException e) {
      for (var stream : streams) {
        stream.close();
      }
      throw e;
    }
    return new SensorMerge(feeds, header, remark);
  }

  @Override
  public TraceHeader header() {
    return header;
  }

  @Override
  public @Nullable Reading next() throws IOException {
    for (var feed = earliest(); feed != null; feed = earliest()) {
      var ahead = feed.ahead;
      if (ahead == null) {
        return null;
      }
      var sample = feed.take(ahead);
      double time = sample.millis().subtract(start).doubleValue();
      if (sample instanceof Sample.OfAttitude it) {
        return Attitude.of(it.quaternion()).row(time);
      } else if (sample instanceof Sample.OfRemark it) {
        return new Mark(time, it.text());
      } else if (leader.isPresent() && leader.get() == feed) {
        return motion(time);
      }
    }
    return null;
  }

  private Motion motion(double time) {
    var acceleration = vector(Channel.ACCELERATION);
    var withGravity = vector(Channel.WITH_GRAVITY);
    var gravity = vector(Channel.GRAVITY);
    if (gravity != null && withGravity == null && acceleration != null) {
      withGravity = Units.sum(acceleration, gravity);
    } else if (gravity != null && acceleration == null && withGravity != null) {
      acceleration = Units.difference(withGravity, gravity);
    }
    var rotationRate = Units.degrees(vector(Channel.ROTATION_RATE));
    return new Motion(time, acceleration, withGravity, rotationRate, null);
  }

  private int rank(Feed feed) {
    var channel = feed.stream.channel();
    if (channel == Channel.ATTITUDE || channel == Channel.REMARK) {
      return 2;
    }
    return leader.isPresent() && leader.get() == feed ? 1 : 0;
  }

  private @Nullable Vector vector(Channel channel) {
    return feed(channel).map(Feed::vector).orElse(null);
  }

  private Optional<Feed> feed(Channel channel) {
    return feeds.stream().filter(feed -> feed.stream.channel() == channel).findFirst();
  }

  private @Nullable Feed earliest() {
    Feed earliest = null;
    for (var feed : feeds) {
      if (feed.ahead != null
          && (earliest == null || millis(feed).compareTo(millis(earliest)) < 0)) {
        earliest = feed;
      }
    }
    return earliest;
  }

  private static BigDecimal millis(Feed feed) {
    return feed.ahead == null ? BigDecimal.ZERO : feed.ahead.millis();
  }

  @Override
  public Optional<String> remark() {
    return remark;
  }

  @Override
  public void close() throws IOException {
    for (var feed : feeds) {
      feed.stream.close();
    }
  }
}
