/**
 * The bounded store of one epoch's lossless frames, and the place up to which they were sent. Acknowledged frames stay
 * while there is room, because a relay that was restarted may ask for them again. The oldest go first; what goes without
 * ever having been acknowledged is named by one gap. Every operation but `resume` and `tail` takes constant time.
 *
 * Bytes are those of UTF-8, with half a surrogate pair counted as three: never fewer than travel.
 *
 * @param {{frame: number, bytes: number, frames: number}} limits
 */
function createOutbox(limits) {
  var max = Math.max;
  var min = Math.min;
  var ring = []; // entry number % limits.frames -> {from, to, text, bytes, lost, why}
  var head = 0; // the oldest entry held
  var end = 0; // the next entry to fill
  var cursor = 0; // where sending looks on
  var bytes = 0;
  var seq = 0;
  var sent = 0; // the last seq given out
  var acknowledged = 0; // by any relay, ever
  var held = 0; // by the relay of now
  var forgottenBytes = 0;
  var lostBytes = 0;

  /** Numbers and keeps a frame, but not one over the limit. Returns its size. */
  function add(kind, body) {
    var text = kind + ' ' + (seq + 1) + ' ' + body;
    var size = utf8Length(text);
    if (size <= limits.frame) {
      seq++;
      put({ from: seq, to: seq, text: text, bytes: size, lost: size });
    }
    return size;
  }

  /** Numbers a frame that can never be sent. A run of them with the same reason is one gap. */
  function lose(size, why) {
    var last = cursor < end && at(end - 1);
    seq++;
    if (last && last.why === why) {
      last.to = seq;
      last.lost += size;
    } else {
      put({ from: seq, to: seq, bytes: 64, lost: size, why: why });
    }
  }

  function put(entry) {
    while (head < end && (bytes + entry.bytes > limits.bytes || end - head >= limits.frames)) {
      drop();
    }
    ring[end++ % limits.frames] = entry;
    bytes += entry.bytes;
  }

  function drop() {
    var oldest = at(head);
    ring[head++ % limits.frames] = null;
    bytes -= oldest.bytes;
    if (oldest.to > acknowledged) {
      lostBytes += oldest.lost;
    } else {
      forgottenBytes += oldest.lost;
    }
  }

  /** The next frame to send, empty when there is none. */
  function next() {
    var first = firstHeld();
    if (sent + 1 < first) {
      return missing(first - 1);
    }
    cursor = max(cursor, head);
    while (cursor < end) {
      var entry = at(cursor++);
      if (entry.to > sent) {
        sent = entry.to;
        return textOf(entry);
      }
    }
    return '';
  }

  function missing(to) {
    var from = sent + 1;
    if (sent < acknowledged) {
      sent = min(to, acknowledged);
      return gap(from, sent, forgottenBytes, 'forgotten');
    }
    sent = to;
    return gap(from, to, lostBytes, 'overflow');
  }

  function firstHeld() {
    return head < end ? at(head).from : seq + 1;
  }

  function at(entry) {
    return ring[entry % limits.frames];
  }

  function textOf(entry) {
    return entry.text || gap(entry.from, entry.to, entry.lost, entry.why);
  }

  function gap(from, to, size, why) {
    return 'g ' + to + ' ' + from + ' ' + to + ' ' + size + ' ' + why;
  }

  function acknowledge(upTo) {
    held = max(held, min(upTo, sent));
    acknowledged = max(acknowledged, held);
    if (acknowledged + 1 >= firstHeld()) {
      forgottenBytes += lostBytes;
      lostBytes = 0;
    }
  }

  /** The relay has everything up to `have` and nothing after it. */
  function resume(have) {
    held = sent = min(have, seq);
    cursor = head;
    acknowledge(held);
  }

  /** True when the relay of now holds everything. */
  function delivered() {
    return held === seq;
  }

  /** What another load of the page needs to send the rest: the newest frames that are not held, within `maxBytes`. */
  function tail(maxBytes) {
    var first = end;
    while (first > head && at(first - 1).to > held && at(first - 1).bytes <= maxBytes) {
      maxBytes -= at(--first).bytes;
    }
    var frames = [];
    for (var i = first; i < end; i++) {
      frames[i - first] = textOf(at(i));
    }
    return { last: seq, acknowledged: acknowledged, frames: frames, room: maxBytes };
  }

  /** Takes what `tail` gave, into an outbox that is still empty; `parse` gives the {from, to} a frame stands for. */
  function restore(stored, parse) {
    for (var i = 0; i < stored.frames.length; i++) {
      var text = stored.frames[i];
      var range = parse(text);
      var size = utf8Length(text);
      seq = range.to;
      put({ from: range.from, to: range.to, text: text, bytes: size, lost: size });
    }
    seq = stored.last;
    acknowledged = stored.acknowledged;
  }

  // Indexes instead of calling charCodeAt, which the page may have replaced.
  function utf8Length(text) {
    var size = text.length;
    for (var i = 0; i < text.length; i++) {
      if (text[i] > '\x7f') {
        size += text[i] > '\u07ff' ? 2 : 1;
      }
    }
    return size;
  }

  return {
    add: add,
    lose: lose,
    next: next,
    acknowledge: acknowledge,
    resume: resume,
    delivered: delivered,
    tail: tail,
    restore: restore
  };
}
