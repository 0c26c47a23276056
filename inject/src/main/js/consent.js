/**
 * Asks whoever holds the device, one question at a time, in an overlay that the page's styles do not reach and that
 * needs nothing its content policy could forbid: text only, styles through the object model, no resources.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 */
function createConsent(intrinsics, timers, window) {
  var MOST = 4; // questions that wait; one more is answered with no
  var document = window.document;
  var waiting = [];
  var host = null;

  /**
   * @param {string} buttonLabel what says yes; without it there is nothing to decide, only to read
   * @param {function(boolean)} done called inside the tap, so that what browsers grant to taps alone can be asked for
   */
  function ask(text, buttonLabel, done) {
    if (waiting.length === MOST) {
      done(false);
      return;
    }
    waiting[waiting.length] = [text, buttonLabel, done];
    // A page that rewrites its document takes the overlay along.
    if (waiting.length === 1 || (host && !host.parentNode)) {
      show();
    }
  }

  function show() {
    if (!document.body) {
      intrinsics.listen(document, 'DOMContentLoaded', timers.guard(show));
      return;
    }
    var view = window.visualViewport;
    // A page without a viewport of its own is laid out wide and shown small.
    var size = 16 / (view && view.scale < 1 ? view.scale : 1);
    host = add(
      document.documentElement,
      'kite-consent',
      important([
        'all:initial',
        'position:fixed',
        'z-index:2147483647',
        'left:0',
        'right:0',
        'bottom:0',
        'padding:1em',
        'pointer-events:none',
        'direction:ltr',
        'color-scheme:light dark',
        'font:' + size + 'px/1.4 system-ui,sans-serif'
      ])
    );
    // The colours of the system where the browser knows them.
    var card = add(
      host.attachShadow ? host.attachShadow({ mode: 'closed' }) : host,
      'div',
      'max-width:24em;margin:auto;padding:1.2em;border-radius:1em;text-align:right;pointer-events:auto;' +
        'box-shadow:0 0 2em #0008;' +
        'background:#fff;color:#000;background:Canvas;color:CanvasText'
    );
    card.setAttribute('role', 'dialog');
    card.setAttribute('aria-label', waiting[0][0]);
    add(card, 'div', 'text-align:left;margin-bottom:1em', waiting[0][0]);
    if (waiting[0][1]) {
      button(card, 'Not now', 'none;color:inherit', false);
    }
    button(card, waiting[0][1] || 'OK', '#15f;color:#fff', true);
  }

  function important(declarations) {
    var style = '';
    intrinsics.each(declarations, function (declaration) {
      style += declaration + '!important;';
    });
    return style;
  }

  function button(card, label, colours, answer) {
    var style = 'font:inherit;padding:.7em 1.2em;border:0;border-radius:.7em;background:' + colours;
    var tapped = timers.guard(function (event) {
      // The page must not answer for its visitor.
      if (event.isTrusted !== false && host) {
        close(answer);
      }
    });
    intrinsics.listen(add(card, 'button', style, label), 'click', tapped);
  }

  function close(answer) {
    var done = waiting[0][2];
    for (var i = 1; i < waiting.length; i++) {
      waiting[i - 1] = waiting[i];
    }
    waiting.length--;
    host.parentNode.removeChild(host);
    host = null;
    done(answer);
    if (waiting.length && !host) {
      show();
    }
  }

  function add(parent, name, style, text) {
    var made = document.createElement(name);
    made.style.cssText = style;
    made.textContent = text || '';
    return parent.appendChild(made);
  }

  return { ask: ask };
}

/** The one queue of questions of a page: whichever part of the script asks first makes it. */
function shareConsent(core) {
  return (core.consent = core.consent || createConsent(core.intrinsics, core.timers, core.window));
}
