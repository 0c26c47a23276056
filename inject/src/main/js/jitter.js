/**
 * Finds how long readings must be held so that the network's jitter does not show: when a reading of a sender's time is
 * due here. What the two clocks differ by needs not be known; it is part of every transit.
 *
 * @param {number|undefined} latency ms that a reading is held longer than the fastest; undefined: as long as most need
 */
function createJitter(latency) {
  var START = 60; // ms
  var MOST = 250;
  var SHARE = 0.95; // of the readings are to come in time
  var MARGIN = 2; // ms on top, for what wakes us is not exact
  var KEPT = 500; // latest transits
  var LOOK = 250; // ms between two looks at them
  var STEP = 5; // ms by which readings are held shorter after a look: more would be heard as a jump
  var STRAY = 1000; // ms too early: one of the clocks stood still meanwhile, and all begins anew
  var transits;
  var offset; // ms from a reading's own time to when it is due here
  var looked = null;

  function add(transit, now) {
    if (looked === null || offset - transit > STRAY) {
      transits = createQuantiles(KEPT);
      offset = transit + (latency === undefined ? START : latency);
      looked = now;
    }
    transits.add(transit);
    var longest = transits.at(0) + (latency === undefined ? MOST : latency);
    if (now - looked >= LOOK) {
      looked = now;
      var wanted = latency === undefined ? transits.at(SHARE) + MARGIN : longest;
      offset = wanted > offset - STEP ? wanted : offset - STEP;
    }
    // Also at once: the first one may have been the slowest.
    offset = offset < longest ? offset : longest;
  }

  return {
    add: add,
    due: function (time) {
      return latency === 0 ? -Infinity : time + offset;
    },
    /** ms that the fastest reading is held. */
    delay: function () {
      return looked === null || latency === 0 ? 0 : offset - transits.at(0);
    }
  };
}
