/**
 * The rows of a replay that wait to be fired, and what became of each row that was loaded, counted by kind: it was fired, or
 * skipped because the page cannot fire such a one, or left behind because the replay was moved or ended before its time.
 *
 * @param intrinsics
 * @param emulation {fires(row), fire(row)}
 */
function createReplayRows(intrinsics, emulation) {
  var MOST = 20000; // rows that may wait
  var MOST_KINDS = 32; // those beyond are counted as what has no name
  var LONGEST = 16; // characters in the name of a kind
  var NAMELESS = '?';
  var kinds = intrinsics.create(null);
  var named = 0;
  var fired = intrinsics.create(null);
  var skipped = intrinsics.create(null);
  var samples = 0;
  var taken = 0;
  var rows = [];
  var next = 0;
  var end = 0; // time up to which there are rows

  function count(counts, row) {
    var tag = intrinsics.isArray(row) && row[0];
    var kind = typeof tag === 'string' && tag.length <= LONGEST ? tag : NAMELESS;
    if (!kinds[kind]) {
      kind = named < MOST_KINDS ? kind : NAMELESS;
      named++;
      kinds[kind] = true;
    }
    counts[kind] = (counts[kind] || 0) + 1;
  }

  function waiting() {
    return rows.length - next;
  }

  /** Returns what is wrong with them, or nothing. */
  function refusal(more) {
    return intrinsics.isArray(more) && waiting() + more.length <= MOST
      ? ''
      : 'rows: expected an array, and at most ' + MOST + ' that wait.';
  }

  function append(more) {
    var kept = [];
    for (; next < rows.length; next++) {
      kept[kept.length] = rows[next];
    }
    for (var i = 0; i < more.length; i++) {
      var row = more[i];
      if (intrinsics.isArray(row) && typeof row[1] === 'number' && emulation.fires(row)) {
        kept[kept.length] = row;
        taken++;
        extend(row[1]);
      } else {
        // Marks and the like stand in traces too.
        count(skipped, row);
      }
    }
    rows = kept;
    next = 0;
  }

  /** There is nothing to come before this time. */
  function extend(time) {
    end = time > end ? time : end;
  }

  /** Time of the next row; when none waits, infinite. */
  function due() {
    return next < rows.length ? rows[next][1] : Infinity;
  }

  function fireNext() {
    var row = rows[next++];
    emulation.fire(row);
    samples++;
    count(fired, row);
  }

  /** Leaves those that wait behind; the ones to come have their times from here on. */
  function moveTo(time) {
    rows = [];
    next = 0;
    end = time;
  }

  function addTo(report) {
    report.samples = samples;
    report.fired = fired;
    report.skipped = skipped;
    report.left = taken - samples;
    return report;
  }

  return {
    refusal: refusal,
    append: append,
    extend: extend,
    waiting: waiting,
    due: due,
    end: function () { return end; },
    fireNext: fireNext,
    samples: function () { return samples; },
    moveTo: moveTo,
    addTo: addTo
  };
}
