/**
 * The replay's clock: wakes at a moment of `performance.now()`. A worker keeps time in hidden pages too and waits out the
 * last bit without holding up the page; where the page's policy allows none, the page waits for itself.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 */
function createClock(intrinsics, timers, window) {
  // ms before the moment that are waited out, since timers are no more exact than that
  var EDGE = 0.5; // in a worker; timers cut their span to whole ms, which is up to 1 ms more. Who spins longer waits longer
  // for the processor on a machine that is busy
  var PAGE_EDGE = 4; // in a page, whose timers may be aligned with others
  var PATIENCE = 200; // ms that a worker has to answer
  // The two sides count from different origins. The difference is what a wish took to arrive when it took least: then one
  // that takes longer does not make its moment late.
  var SOURCE =
    'var t,o=1/0,p=performance;onmessage=function(e){var d=e.data,n=p.now(),u;o=Math.min(o,n-d[1]);u=d[2]+o;' +
    'clearTimeout(t);t=setTimeout(function(){while(p.now()<u);postMessage(d[0])},u-n-' + EDGE + ')};postMessage(0)';
  var now = timers.now;
  var order = intrinsics.method('Worker', 'postMessage');
  var goRound = timers.soon(function () {
    isPosted = false;
    step();
  });
  var worker = null;
  var wish = 0; // number of the latest wish to be woken
  var due;
  var wake = null;
  var timer;
  var isPosted = false;
  var turn = 0; // a worker that answers after its turn is not used

  /** Starts a worker where there may be one, then says what kind of clock it is. */
  function open(done) {
    close();
    var own = turn;
    var made = null;
    var url = null;
    var patience = timers.after(PATIENCE, decide);

    function decide(event) {
      if (patience) {
        timers.cancel(patience);
        patience = 0;
        settle(own === turn && !!event && event.type === 'message');
      }
    }

    function settle(works) {
      dismiss(works ? null : made, url);
      if (works) {
        worker = made;
        worker.onmessage = timers.guard(woken);
      }
      done(works ? 'worker' : 'main');
    }

    try {
      url = window.URL.createObjectURL(new window.Blob([SOURCE]));
      made = new window.Worker(url);
      made.onmessage = made.onerror = timers.guard(decide);
    } catch (e) {
      decide();
    }
  }

  /** Calls run once at the moment; a later wish takes the place of this one. */
  function at(moment, run) {
    wish++;
    due = moment;
    wake = run;
    timers.cancel(timer);
    if (worker) {
      order(worker, [wish, now(), moment]);
      // On a busy machine either of the two threads may have to wait for the processor: the first that is awake does it.
      timer = timers.after(moment - now() + 1, fire);
    } else {
      step();
    }
  }

  function woken(event) {
    if (event.data === wish) {
      fire();
    }
  }

  function step() {
    var span = due - now();
    if (wake && span > PAGE_EDGE) {
      timer = timers.after(span - PAGE_EDGE, step);
    } else if (wake && span > 0) {
      edge();
    } else {
      fire();
    }
  }

  // Goes round through the page's task queue, so that the page works on while the last bit is waited out.
  function edge() {
    if (!isPosted) {
      isPosted = true;
      goRound();
    }
  }

  function fire() {
    var run = wake;
    wake = null;
    if (run) {
      run();
    }
  }

  function close() {
    turn++;
    wake = null;
    timers.cancel(timer);
    dismiss(worker);
    worker = null;
  }

  // By the page's own functions, which it may have broken: the replay goes on without.
  function dismiss(old, url) {
    try {
      if (url) {
        window.URL.revokeObjectURL(url);
      }
      if (old) {
        old.terminate();
      }
    } catch (broken) {
      // It is left to the browser.
    }
  }

  return { now: now, open: open, at: at, close: close };
}
