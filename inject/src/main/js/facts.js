/**
 * What a reader of recorded rows has to know to understand them; guesses where the browser does not say.
 *
 * @param intrinsics
 * @param {Window} window
 * @param {function(): number} screenAngle
 */
function createFacts(intrinsics, window, screenAngle) {
  var navigator = window.navigator;
  var performance = window.performance || {};
  var now = intrinsics.clock;

  // interval as the last motion event had it, or null
  return function (interval) {
    var agent = navigator.userAgent;
    // An iPad says that it is a Mac.
    var isApple = intrinsics.exec(/iP(hone|ad|od)/, agent) || (intrinsics.exec(/Mac/, agent) && navigator.maxTouchPoints > 1);
    return {
      userAgent: agent,
      platform: navigator.platform,
      angle: screenAngle(),
      interval: interval === null ? null : { raw: interval, unit: interval < 1 ? 's' : 'ms' },
      sign: isApple ? 'ios' : intrinsics.exec(/Chrome|Firefox/, agent) ? 'w3c' : 'unknown',
      startTime: (performance.timeOrigin || intrinsics.now() - now()) + now()
    };
  };
}
