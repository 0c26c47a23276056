/**
 * Sensor.check: listens for a moment to all that the page can give, and says of each source what came or why nothing did.
 * Consoles that ask meanwhile get the same answer.
 *
 * @param timers what createTimers returns
 * @param {Array} sources
 * @param access what createAccess returns
 * @param {function()} update turns on what is wanted and off what is not
 */
function createSensorCheck(timers, sources, access, update) {
  var MOMENT = 1000; // ms
  var waiting = [];

  function check(params, reply) {
    waiting[waiting.length] = reply;
    if (waiting.length === 1) {
      for (var i = 0; i < sources.length; i++) {
        sources[i].count = 0;
      }
      update();
      access.probe(sources);
      timers.after(MOMENT, end);
    }
  }

  function end() {
    var replies = waiting;
    var streams = [];
    for (var i = 0; i < sources.length; i++) {
      streams[i] = result(sources[i]);
    }
    waiting = [];
    update();
    for (i = 0; i < replies.length; i++) {
      replies[i]({ streams: streams });
    }
  }

  function result(source) {
    var isGood = source.count || source.present;
    var found = isGood ? { state: 'granted', why: '' } : access.explain([source]);
    return {
      stream: source.stream,
      name: source.name,
      state: found.state,
      why: found.why,
      rate: source.count > 1 && source.last > source.first ? (1000 * (source.count - 1)) / (source.last - source.first) : undefined
    };
  }

  /** A row with values came of this source, measured at this time. */
  function heard(source, time) {
    if (waiting.length && !source.present) {
      source.first = source.count ? source.first : time;
      source.last = time;
      source.count++;
    }
  }

  return {
    check: check,
    heard: heard,
    isRunning: function () {
      return waiting.length > 0;
    }
  };
}
