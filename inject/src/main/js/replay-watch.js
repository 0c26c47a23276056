/**
 * Watches what a replay depends on: whether its console is still there, and whether the page is hidden.
 *
 * @param intrinsics
 * @param {Document} document
 * @param {function(): number} now
 * @param {function(): boolean} isUp whether the relay can be reached
 * @param {function(): number} begun the moment from which on hidden time counts
 * @param {function()} changed is called when the page was hidden or shown
 */
function createReplayWatch(intrinsics, document, now, isUp, begun, changed) {
  var SILENCE = 5000; // ms without a word of the console
  var AWAY = 20000; // the same while there is no relay that could bring one
  var EVENT = 'visibilitychange';
  var heard = now();
  var looked = heard;
  var isAway = false; // from the relay, at the last look
  var isHidden = !!document.hidden; // since the last look
  var hiddenMs = 0;
  intrinsics.listen(document, EVENT, changed);

  function hear() {
    heard = now();
  }

  function look() {
    var moment = now();
    var from = looked > begun() ? looked : begun();
    hiddenMs += isHidden && moment > from ? moment - from : 0;
    looked = moment;
    isHidden = !!document.hidden;
    if (isAway && isUp()) {
      // The console has lost the same relay and may need a moment longer.
      heard = moment;
    }
    isAway = !isUp();
  }

  /** Looks for the last time; whatever the page has made of what we look at, it ends. */
  function end() {
    intrinsics.ignore(document, EVENT, changed);
    try {
      look();
    } catch (broken) {
      looked = now();
    }
  }

  return {
    hear: hear,
    look: look,
    end: end,
    looked: function () { return looked; },
    isHidden: function () { return isHidden; },
    isSilent: function () { return looked - heard > (isAway ? AWAY : SILENCE); },
    hiddenMs: function () { return hiddenMs; }
  };
}
