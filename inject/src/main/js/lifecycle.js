/**
 * Follows the page through loading, hiding, freezing, leaving and coming back: tells the consoles, wakes the connection,
 * and leaves for the next load what could not be delivered. Never listens to `unload` or `beforeunload`, which would cost
 * the page its place in the browser's back-forward cache.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 * @param channel what createChannel returns
 * @param tab what createTab returns
 * @param {function()} gather has everything emitted that is still held together
 */
function createLifecycle(intrinsics, timers, window, channel, tab, gather) {
  var document = window.document;
  var connection = channel.connection;

  function tell(state) {
    channel.emit('Kite.lifecycle', function () {
      return { state: state };
    });
  }

  function part(state, how) {
    gather();
    tell(state);
    channel.flush();
    tab.save(how, channel.rest());
  }

  function live(state) {
    tell(state);
    tab.save('live', []);
    connection.wake();
  }

  function on(target, type, run) {
    if (target && target.addEventListener) {
      intrinsics.listen(target, type, timers.guard(run), true);
    }
  }

  on(window, 'pagehide', function () {
    part('hide', 'gone');
  });
  on(window, 'pageshow', function (event) {
    if (event.persisted) {
      // The socket still says that it is open; the relay has long closed it.
      tab.recall();
      channel.adopt();
      tell('show');
      connection.restart();
    }
  });
  on(document, 'visibilitychange', function () {
    if (document.visibilityState === 'hidden') {
      part('hidden', 'hidden');
    } else {
      live('visible');
    }
  });
  on(document, 'freeze', function () {
    part('freeze', 'hidden');
  });
  on(document, 'resume', function () {
    live('resume');
  });
  on(window, 'online', connection.wake);

  // The title and the URL, which consoles show: pushState has no event of its own but in browsers that have `navigation`.
  on(document, 'DOMContentLoaded', channel.schedule);
  on(window, 'hashchange', channel.schedule);
  on(window, 'popstate', channel.schedule);
  on(window.navigation, 'currententrychange', channel.schedule);
  if (document.readyState === 'complete') {
    tell('load');
  } else {
    on(window, 'load', function (event) {
      // With capture the window hears of every image and script as well.
      if (event.target === document) {
        tell('load');
      }
    });
  }
}
