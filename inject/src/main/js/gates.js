/**
 * Stands at the window's sensor events from the start, where it can before any listener of the page, so that a replay can
 * hold the device's own events back later. Browsers call the window's listeners in the order in which they came, capturing
 * or not.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {Window} window
 */
function createGates(intrinsics, window) {
  var document = window.document;
  var script = intrinsics.script;
  var stop = intrinsics.method('Event', 'stopImmediatePropagation');
  var holds = { devicemotion: null, deviceorientation: null, deviceorientationabsolute: null };

  function stand(type) {
    intrinsics.listen(
      window,
      type,
      function (event) {
        if (holds[type] && holds[type](event)) {
          stop(event);
        }
      },
      true
    );
  }

  for (var type in holds) {
    stand(type);
  }

  return {
    /** By event type what decides whether an event is held back, or null. */
    holds: holds,
    /** No script of the page ran before this one, so none of its listeners can stand ahead of ours. */
    isFirst: !!script && !script.async && document.readyState === 'loading' && script === document.scripts[0]
  };
}
