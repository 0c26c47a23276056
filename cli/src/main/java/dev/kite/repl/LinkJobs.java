package dev.kite.repl;

import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.motion.LinkReport;
import dev.kite.client.motion.LiveLink;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetLink;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Links that run while the prompt goes on, one for each page that is fed. Any thread may call. */
final class LinkJobs {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RelayConnection connection;
  private final JobEntries entries;
  private final LongSupplier nanoTime;

  /** By the page that is fed, of which there are no more than the room takes. */
  private final Map<String, Running> running = new LinkedHashMap<>();

  /** One link and what was last heard of it. */
  private static final class Running implements LiveLink.Progress {
    private final Target source;
    private final Target page;
    private final long begun;
    private final JobSlot slot = new JobSlot();
    private volatile Optional<LinkReport> latest = Optional.empty();

    Running(Target source, Target page, long begun) {
      this.source = source;
      this.page = page;
      this.begun = begun;
    }

    @Override
    public void at(LinkReport report) {
      latest = Optional.of(report);
    }

    String state() {
      return latest.map(LinkReport::line).orElse("");
    }
  }

  LinkJobs(RelayConnection connection, Consumer<Entry> entries, LongSupplier nanoTime) {
    this.connection = connection;
    this.entries = new JobEntries(entries);
    this.nanoTime = nanoTime;
  }

  /** Feeds {@code page} until {@link #stop}. */
  void start(Target source, Target page) {
    var link =
        new TargetLink(
            source.id(),
            EnumSet.of(SensorStream.MOTION, SensorStream.ORIENTATION),
            OptionalInt.empty());
    var job = new Running(source, page, nanoTime.getAsLong());
    var changes = new StateChanges(job);
    var live = new LiveLink(connection, source, page, link, nanoTime, changes);
    job.slot.take(
        new JobSlot.Running(
            page.label(), source.label(), job.begun, JobSlot.Span.ENDLESS, job::state, live::stop));
    if (!isTaken(job)) {
      entries.accept(Entry.error(page.label() + " is linked already; :unlink ends it."));
      return;
    }
    entries.accept(
        Entry.notice("Linking " + source.label() + " to " + page.label() + "; :unlink ends it"));
    job.slot.start("kite-link", entries, () -> run(job, live));
  }

  private synchronized boolean isTaken(Running job) {
    return running.putIfAbsent(job.page.id(), job) == null;
  }

  private Entry run(Running job, LiveLink live) {
    LiveLink.Result result;
    try {
      result = live.run();
    } finally {
      synchronized (this) {
        running.remove(job.page.id());
      }
    }
    if (result instanceof LiveLink.NotLinked none) {
      return EvaluationText.of(none.why());
    }
    var name = job.source.label() + " is no longer linked to " + job.page.label();
    if (result instanceof LiveLink.Ended ended) {
      return Entry.warning(name + ". " + ended.why());
    }
    return Entry.notice(
        name
            + job.latest
                .map(it -> ": " + it.fired() + " fired, " + it.dropped() + " dropped")
                .orElse(""));
  }

  /** Asks the link into {@code page} to end; false when this console runs none. */
  boolean stop(Target page) {
    Optional<Running> job;
    synchronized (this) {
      job = Optional.ofNullable(running.get(page.id()));
    }
    return job.map(it -> it.slot.stop()).orElse(false);
  }

  /** The pages that this console feeds. */
  synchronized List<Target> pages() {
    return running.values().stream().map(job -> job.page).toList();
  }

  synchronized List<Job> running() {
    return running.values().stream().map(this::job).toList();
  }

  private Job job(Running it) {
    var from = "from " + NoticeText.name(it.source);
    return new Job("link", it.page.label(), from, it.state(), nanoTime.getAsLong() - it.begun);
  }

  /** Ends all links and waits for their last word, 5 s at most; then nothing is said any more. */
  void end() {
    List<Running> all;
    synchronized (this) {
      all = List.copyOf(running.values());
    }
    all.forEach(job -> job.slot.stop());
    long deadline = nanoTime.getAsLong() + PATIENCE.toNanos();
    for (var job : all) {
      var unused =
          job.slot.isOverWithin(Duration.ofNanos(Math.max(1, deadline - nanoTime.getAsLong())));
    }
    entries.end();
  }

  /** Only a change is worth a line: readings that stop coming, and that come again. */
  private final class StateChanges implements LiveLink.Progress {
    private final Running job;
    private LinkReport.State told = LinkReport.State.RECEIVING;
    private boolean isBegun;

    StateChanges(Running job) {
      this.job = job;
    }

    @Override
    public void at(LinkReport report) {
      job.at(report);
      // The first readings take a moment.
      boolean isNews = isBegun && report.state() != told;
      isBegun = true;
      if (isNews) {
        told = report.state();
        var line = job.source.label() + " to " + job.page.label() + ": " + report.line();
        entries.accept(
            told == LinkReport.State.RECEIVING ? Entry.notice(line) : Entry.warning(line));
      }
    }
  }
}
