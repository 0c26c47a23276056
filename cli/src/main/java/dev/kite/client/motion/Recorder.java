package dev.kite.client.motion;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kite.client.BadMessageException;
import dev.kite.client.Members;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.protocol.SensorStream;
import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Records what the sensors of a page say, all of it, into a trace file.
 *
 * <p>Belongs to the thread that records; {@link #stop} may be called from any.
 */
public final class Recorder {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** A page that has fallen asleep must not cost the file its end: an interrupt waits for 5 s. */
  private static final Duration END = Duration.ofSeconds(4);

  /** Until somebody stops it: longer than any battery, so what has no end is no special case. */
  public static final Duration FOR_EVER = Duration.ofDays(30);

  /** What a recording is of when nobody says: the motion, and the facts that explain it. */
  public static final Set<SensorStream> DEFAULT_STREAMS =
      Set.of(
          SensorStream.MOTION,
          SensorStream.ORIENTATION,
          SensorStream.SCREEN,
          SensorStream.VISIBILITY);

  /** Seconds between two signs of life. */
  private static final int ALIVE_EVERY_TICKS = 10;

  private final RelayConnection connection;
  private final Target target;
  private final Set<SensorStream> streams;
  private final Path file;
  private final Progress progress;
  private final RecordedItems items;
  private final RelayPresence relay = new RelayPresence();

  /** The page's last word on what will not come. */
  private String why = "";

  /** Hears how the recording goes, on the recording thread. */
  public interface Progress {
    /** About once a second, but for the time in which the relay is away. */
    void at(RecordingState state);

    /**
     * The page records.
     *
     * @param why its sentence about what will not come, empty when it has none. Remote text
     */
    void begun(String why);

    /** The same, found out later: an event that all consoles hear. Remote text. */
    void remark(String why);
  }

  /** How a recording ended. */
  public sealed interface Result {}

  /** What remains of a recording. */
  public enum Left {
    FILE(""),
    /** Its file was removed again. */
    NOTHING(" The file was removed again.");

    private final String words;

    Left(String words) {
      this.words = words;
    }
  }

  /**
   * The file is complete, or was removed because nothing is in it.
   *
   * @param cut what ended it early, in words that may end in a full stop; empty when nothing did
   * @param nothing why no reading is in it, in the page's words where it has any; empty when one is
   * @param left what there is of it now
   */
  public record Recorded(RecordingState state, String cut, String nothing, Left left)
      implements Result {

    /** What a user is told of it. */
    public String summary(Path file) {
      if (cut.isEmpty() && !nothing.isEmpty()) {
        return file + ": no readings. " + sentence(nothing) + left.words;
      }
      var numbers =
          String.format(
              Locale.ROOT,
              "%s: %d %s in %.1f s, %d lost.",
              file,
              state.rows(),
              state.rows() == 1 ? "row" : "rows",
              state.milliseconds() / 1000,
              state.lost());
      var end = cut.isEmpty() ? "" : " The recording ended early: " + sentence(cut);
      return numbers + end + left.words;
    }

    /** Whether it is all that was asked for. */
    public boolean isGood() {
      return cut.isEmpty() && nothing.isEmpty();
    }

    private Recorded without(Path file) throws IOException {
      Files.deleteIfExists(file);
      return new Recorded(state, cut, nothing, Left.NOTHING);
    }

    private static String sentence(String words) {
      return words.endsWith(".") ? words : words + ".";
    }
  }

  /** The page does not record; {@code why} is never {@link Outcome.Done}. */
  public record NotStarted(Outcome why) implements Result {}

  public Recorder(
      RelayConnection connection,
      Target target,
      Set<SensorStream> streams,
      Path file,
      Progress progress) {
    this.connection = connection;
    this.target = target;
    this.streams = Set.copyOf(streams);
    this.file = file;
    this.progress = progress;
    this.items = new RecordedItems(target);
  }

  /** Ends the recording; the file is complete when {@link #record} returns. */
  public void stop() {
    items.end("");
  }

  /**
   * Puts a mark behind the rows that have come, by any thread.
   *
   * @return false when it was not taken: the recording is over, or has no room for what comes in
   */
  public boolean mark(String text) {
    return items.mark(text);
  }

  /**
   * Records until {@link #stop}, for {@code longest}, or until the page goes away.
   *
   * @throws IOException when the file cannot be written
   */
  public Result record(Duration longest) throws IOException {
    var listening = connection.listen(items);
    var watching = connection.listen(relay);
    try {
      var started = connection.command(target.id(), "Sensor.record", params(), ANSWER).join();
      return started instanceof Outcome.Done done
          ? record(done.result(), longest)
          : new NotStarted(started);
    } finally {
      watching.close();
      listening.close();
    }
  }

  private Result record(JsonObject started, Duration longest) throws IOException {
    boolean isNew = Files.notExists(file);
    var result = recorded(started, longest);
    // It would make the next attempt refuse to write over it.
    return result instanceof Recorded recorded && !recorded.nothing().isEmpty() && isNew
        ? recorded.without(file)
        : result;
  }

  private Result recorded(JsonObject started, Duration longest) throws IOException {
    try (var recording = new RecordingFile(file, header(started))) {
      why = new Members("Sensor.record", started).textOr("why", "");
      progress.begun(why);
      var cut = rows(recording, longest);
      recording.settle();
      return new Recorded(recording.state(), cut, nothing(recording), Left.FILE);
    } catch (IOException e) {
      stopPage();
      throw e;
    } catch (BadMessageException e) {
      stopPage();
      return new NotStarted(new Outcome.Failed(0, String.valueOf(e.getMessage())));
    }
  }

  private String nothing(RecordingFile recording) {
    if (recording.hasReadings()) {
      return "";
    }
    if (!why.isEmpty()) {
      return why;
    }
    return recording.isOfHiddenPage()
        ? "The page was hidden: bring it to the front."
        : "None came while it was recorded; the page does not say why.";
  }

  /** All of them; answers what ended the recording early, empty when nothing did. */
  private String rows(RecordingFile recording, Duration longest) throws IOException {
    try {
      gather(recording, longest);
      // What came before the page left was in time.
      drain(recording);
      return items.cut().isEmpty() ? finish(recording) : items.cut();
    } catch (BadMessageException | BadRowsException e) {
      stopPage();
      return "the page sent what is no reading. " + e.getMessage();
    }
  }

  private void gather(RecordingFile recording, Duration longest)
      throws IOException, BadMessageException, BadRowsException {
    long end = System.nanoTime() + longest.toNanos();
    long tick = System.nanoTime();
    int ticks = 0;
    while (System.nanoTime() < end && !items.hasEnded()) {
      long wait = Math.min(TimeUnit.SECONDS.toNanos(1), end - System.nanoTime());
      take(recording, items.next(Duration.ofNanos(Math.max(0, wait))));
      if (System.nanoTime() - tick >= TimeUnit.SECONDS.toNanos(1)) {
        tick = System.nanoTime();
        recording.flush();
        if (!relay.isAway()) {
          progress.at(recording.state());
        }
        if (++ticks % ALIVE_EVERY_TICKS == 0) {
          keepAlive();
        }
      }
    }
  }

  /** Without a word of ours for a minute the page takes us for dead and ends the recording. */
  private void keepAlive() {
    var unused =
        connection
            .command(target.id(), "Sensor.status", new JsonObject(), ANSWER)
            .thenAccept(
                outcome -> {
                  if (outcome instanceof Outcome.Failed) {
                    items.end("the page had not heard of this recorder for a minute");
                  }
                });
  }

  private void drain(RecordingFile recording)
      throws IOException, BadMessageException, BadRowsException {
    for (var item = items.waiting(); item != null; item = items.waiting()) {
      take(recording, item);
    }
  }

  private void take(RecordingFile recording, RecordedItems.@Nullable Item item)
      throws IOException, BadMessageException, BadRowsException {
    if (item instanceof RecordedItems.Batch batch) {
      recording.add(batch.params());
    } else if (item instanceof RecordedItems.Remark remark) {
      why = remark.why();
      progress.remark(why);
    } else if (item instanceof RecordedItems.Marked mark) {
      recording.mark(mark.text());
    }
  }

  /** The answer comes behind the last batch, so what waits then is all there is. */
  private String finish(RecordingFile recording)
      throws IOException, BadMessageException, BadRowsException {
    var stopped = stopPage();
    drain(recording);
    if (!(stopped instanceof Outcome.Done done)) {
      return relay.isAway()
          ? "the relay was away, so the last rows may be missing"
          : "the page did not confirm the end";
    }
    recording.total(new Members("Sensor.stop", done.result()).whole("recorded", 0));
    return "";
  }

  private Outcome stopPage() {
    if (relay.isAway()) {
      return new Outcome.NotRun(0, "The relay is away.");
    }
    return connection.command(target.id(), "Sensor.stop", new JsonObject(), END).join();
  }

  private JsonObject params() {
    var tags = new JsonArray();
    tags().forEach(tags::add);
    var params = new JsonObject();
    params.add("streams", tags);
    return params;
  }

  private List<String> tags() {
    return streams.stream().sorted().map(stream -> String.valueOf(stream.letter())).toList();
  }

  private TraceHeader header(JsonObject result) throws BadMessageException {
    var members = new Members("Sensor.record", result);
    var facts = members.objectOrNull("facts", RecordingFacts::from);
    var header = facts == null ? new TraceHeader() : facts.header();
    return header.withStreams(tags());
  }
}
