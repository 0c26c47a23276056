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
  var handlers = { 'Replay.start': start };
  var id;
  var playback;
  add('load');
  add('finish');
  add('status');
  add('stop');

  function start(params, reply) {
    if (playback) {
      playback.end('replaced');
    }
    id = params.replay;
    playback = createPlayback(intrinsics, window.document, emulation, clock, isUp);
    playback.start(reply);
  }

  function add(name) {
    handlers['Replay.' + name] = function (params, reply) {
      if (playback && id === params.replay) {
        playback.command(name, params, reply);
      } else {
        reply(null, { code: -32602, message: 'replay: not running here. Start it first.' });
      }
    };
  }

  return handlers;
}
