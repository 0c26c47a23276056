/**
 * Asks whoever holds the device, one question at a time, in an overlay that the page's styles do not reach and that
 * needs nothing its content policy could forbid: text only, styles through the object model, no resources.
 *
 * @param intrinsics
 * @param {Window} window
 */
function createConsent(intrinsics, window) {
  var MOST = 4; // questions that wait; one more is answered with no
  var HOST =
    'all:initial;position:fixed;z-index:2147483647;left:0;right:0;bottom:0;pointer-events:none;padding:.75em;' +
    'padding-bottom:max(.75em,env(safe-area-inset-bottom));font:';
  var FONT = 'px system-ui,-apple-system,sans-serif';
  var CARD =
    'box-sizing:border-box;max-width:26em;margin:0 auto;padding:1.1em 1.2em;border-radius:1em;pointer-events:auto;' +
    'line-height:1.4;box-shadow:0 .2em 2em rgba(0,0,0,.35);';
  var ROW = 'display:flex;justify-content:flex-end;flex-wrap:wrap;margin-top:.9em';
  var BUTTON =
    'font:inherit;font-weight:600;min-height:2.75em;margin-left:.6em;padding:0 1.2em;border:0;border-radius:.7em;' +
    'cursor:pointer;';
  var document = window.document;
  var waiting = [];
  var host = null;

  /**
   * @param {function(boolean)} done called inside the tap, so that what the browser grants to taps alone can be asked
   *     for in it
   */
  function ask(text, buttonLabel, done) {
    if (waiting.length === MOST) {
      done(false);
      return;
    }
    waiting[waiting.length] = { text: text, label: buttonLabel, done: done };
    // A page that rewrites its document takes the overlay along.
    if (waiting.length === 1 || (host && !host.parentNode)) {
      show();
    }
  }

  function show() {
    if (document.body) {
      open(waiting[0]);
    } else {
      intrinsics.listen(document, 'DOMContentLoaded', show);
    }
  }

  function open(question) {
    // A page without a viewport of its own is laid out wide and shown small.
    var shown = window.visualViewport ? Math.min(1, window.visualViewport.scale) : 1;
    host = element(null, 'kite-consent', (HOST + 16 / shown + FONT).replace(/;|$/g, '!important;'));
    var dark = window.matchMedia && window.matchMedia('(prefers-color-scheme:dark)').matches;
    var card = element(
      host.attachShadow ? host.attachShadow({ mode: 'closed' }) : host,
      'div',
      CARD + (dark ? 'background:#26282c;color:#f1f3f5' : 'background:#fff;color:#1b1d20')
    );
    card.setAttribute('role', 'dialog');
    card.setAttribute('aria-label', question.text);
    element(card, 'div', '', question.text);
    var row = element(card, 'div', ROW);
    button(row, 'Not now', dark ? 'background:#3a3d43;color:#f1f3f5' : 'background:#eceef1;color:#1b1d20', false);
    button(row, question.label, 'background:#1463ff;color:#fff', true);
    document.documentElement.appendChild(host);
  }

  function button(parent, label, colours, answer) {
    intrinsics.listen(element(parent, 'button', BUTTON + colours, label), 'click', function (event) {
      // The page must not answer for its visitor.
      if (event.isTrusted !== false && host) {
        close(answer);
      }
    });
  }

  function close(answer) {
    var question = waiting.shift();
    if (host.parentNode) {
      host.parentNode.removeChild(host);
    }
    host = null;
    question.done(answer);
    if (waiting.length && !host) {
      show();
    }
  }

  function element(parent, name, style, text) {
    var made = document.createElement(name);
    made.style.cssText = style;
    if (text) {
      made.textContent = text;
    }
    if (parent) {
      parent.appendChild(made);
    }
    return made;
  }

  return { ask: ask };
}
