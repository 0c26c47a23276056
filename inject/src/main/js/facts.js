/**
 * What a reader of recorded rows has to know to understand them; guesses where the browser does not say.
 *
 * @param intrinsics
 * @param {Window} window
 */
function createFacts(intrinsics, window) {
  var navigator = window.navigator;
  var performance = window.performance;
  var performanceNow = intrinsics.uncurry(performance.now);

  // interval as the last motion event had it, or null
  return function (interval) {
    var agent = navigator.userAgent;
    var screen = window.screen.orientation;
    var angle = screen ? screen.angle : window.orientation;
    // An iPad says that it is a Mac.
    var isApple = /iP(hone|ad|od)/.test(agent) || (/Mac/.test(navigator.platform) && navigator.maxTouchPoints > 1);
    var now = performanceNow(performance);
    return {
      userAgent: agent,
      platform: navigator.platform,
      angle: angle === undefined ? null : angle,
      interval: interval === null ? null : { raw: interval, unit: interval < 1 ? 's' : 'ms' },
      sign: isApple ? 'ios' : /Chrome|Firefox/.test(agent) ? 'w3c' : 'unknown',
      startTime: (performance.timeOrigin || intrinsics.now() - now) + now
    };
  };
}
