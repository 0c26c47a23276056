/**
 * The commands of a replay, of which one runs at a time: a new one takes the place of the one before.
 *
 * @param intrinsics
 * @param {Window} window
 * @param emulation what createEmulation returns
 * @param clock what createClock returns
 * @param {function(): boolean} isUp whether the relay can be reached
 * @return handlers by method
 */
function createReplay(intrinsics, window, emulation, clock, isUp) {
  var FARTHEST = 60000; // ms between the start and the moment that is time 0
  var handlers = { 'Replay.start': start };
  var id;
  var playback;
  intrinsics.each(['load', 'finish', 'pause', 'resume', 'seek', 'status', 'stop'], add);

  function start(params, reply) {
    var at = params.at;
    var hidden = params.hidden;
    var span = at === undefined ? 0 : typeof at === 'number' ? at - clock.now() : NaN;
    if (!(span >= -FARTHEST && span <= FARTHEST)) {
      refuse(reply, 'at: expected a moment of the clock that Kite.clock tells, at most ' + FARTHEST + ' ms from now.');
    } else if (hidden !== undefined && hidden !== 'keep' && hidden !== 'pause') {
      refuse(reply, 'hidden: expected keep or pause.');
    } else {
      if (playback) {
        playback.end('replaced');
      }
      id = params.replay;
      playback = createPlayback(intrinsics, window.document, emulation, clock, isUp, hidden);
      playback.start(reply, at);
    }
  }

  function refuse(reply, message) {
    reply(null, { code: -32602, message: message });
  }

  function add(name) {
    handlers['Replay.' + name] = function (params, reply) {
      if (playback && id === params.replay) {
        playback.command(name, params, reply);
      } else {
        refuse(reply, 'replay: not running here. Start it first.');
      }
    };
  }

  return handlers;
}
