/**
 * Stands at the window's sensor events, so that a replay can hold the device's own events back. Browsers call the window's
 * listeners in the order in which they came, capturing or not: who stands there from the start lets nothing past. But a
 * listener turns the sensors on, which costs a phone its battery, so nobody stands there without need.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {Window} window
 * @param {boolean} isArmed whether no real event may reach the page from the start, until `isArmed` of what is returned is
 *     false; a page whose tag says so is `isTagged` and hears none ever, replay or not
 */
function createGates(intrinsics, window, isArmed) {
  var document = window.document;
  var script = intrinsics.script;
  var stop = intrinsics.method('Event', 'stopImmediatePropagation');
  var holds = {};
  var isTagged = !!script && script.getAttribute('data-sensors') === 'armed';
  var gates = { stand: stand, holds: holds, isFirst: false, isArmed: isArmed, isTagged: isTagged };
  var isStanding = false;

  /** Begins to listen, once. */
  function stand() {
    if (!isStanding) {
      isStanding = true;
      // No script of the page ran before this one, so none of its listeners can stand ahead of ours.
      gates.isFirst = !!script && !script.async && document.readyState === 'loading' && script === document.scripts[0];
      intrinsics.each(['devicemotion', 'deviceorientation', 'deviceorientationabsolute'], listen);
    }
  }

  function listen(type) {
    intrinsics.listen(
      window,
      type,
      function (event) {
        if (holds[type] ? holds[type](event) : (isTagged || gates.isArmed) && event.isTrusted !== false) {
          stop(event);
        }
      },
      true
    );
  }

  if (isArmed || isTagged) {
    stand();
  }
  return gates;
}
