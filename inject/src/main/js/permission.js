/**
 * Whether the consoles may run code in this page: `on`, `off`, or what the person at the page says when asked, once a tab.
 *
 * @param {string} mode on, ask or off
 * @param {function(string, string, function(boolean))} ask
 * @param {Window} window its sessionStorage remembers the answer where the browser allows it
 */
function createPermission(mode, ask, window) {
  var MOST = 64; // commands that wait for the answer; the relay has no more under way
  // What runs code in the page, takes the page away from its visitor, or looks at all of it.
  var RUNS = { 'Runtime.evaluate': 1, 'Runtime.callFunctionOn': 1, 'Kite.complete': 1, 'Kite.open': 1, 'Kite.reload': 1 };
  var KEY = 'kite-eval';
  var OFF = 'The page does not allow evaluation: its script tag says data-eval="off".';
  var REFUSED = 'The person at the page refused evaluation.';
  var UNASKED = 'The person at the page was not asked yet whether you may look into it.';
  var ANSWERS = { on: '', off: OFF, yes: '', no: REFUSED };
  var answer = ANSWERS[mode];
  var waiting = [];

  if (answer === undefined) {
    try {
      answer = ANSWERS[window.sessionStorage.getItem(KEY)];
    } catch (refused) {
      // Asked once a load then.
    }
  }

  function permit(method, proceed) {
    if (method === 'Kite.complete' && answer === undefined) {
      proceed(UNASKED);
    } else if (!RUNS[method]) {
      proceed('');
    } else if (answer !== undefined) {
      proceed(answer);
    } else if (waiting.length === MOST) {
      proceed('Too many commands wait for the answer of the person at the page.');
    } else {
      waiting[waiting.length] = proceed;
      if (waiting.length === 1) {
        ask('A developer wants to run code in this page, to find a fault in it.', 'Allow', answered);
      }
    }
  }

  function answered(isAllowed) {
    var all = waiting;
    var word = isAllowed ? 'yes' : 'no';
    waiting = [];
    answer = ANSWERS[word];
    try {
      window.sessionStorage.setItem(KEY, word);
    } catch (refused) {
      // As above.
    }
    for (var i = 0; i < all.length; i++) {
      all[i](answer);
    }
  }

  return permit;
}
