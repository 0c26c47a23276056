/**
 * The page's time and its timers, as they were when the script loaded. What runs in them, or in a listener that went
 * through `guard`, throws nothing into the page.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {Window} window
 */
function createTimers(intrinsics, window) {
  var after = window.setTimeout.bind(window);
  var cancel = window.clearTimeout.bind(window);

  function guard(run) {
    return function (argument) {
      try {
        run(argument);
      } catch (ours) {
        // The page has done nothing wrong: its error handlers hear nothing of it.
      }
    };
  }

  /** A function that runs `task` soon, off the caller's stack. In a hidden page a timer would take up to a minute. */
  function soon(task) {
    task = guard(task);
    if (!window.MessageChannel) {
      return function () {
        after(task, 0);
      };
    }
    var channel = new window.MessageChannel();
    var post = channel.port2.postMessage.bind(channel.port2);
    channel.port1.onmessage = task;
    return function () {
      post(0);
    };
  }

  return {
    now: intrinsics.clock,
    after: function (ms, run) {
      return after(guard(run), ms);
    },
    cancel: cancel,
    soon: soon,
    guard: guard
  };
}
