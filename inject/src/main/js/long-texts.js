/**
 * Kite.putText: sources longer than one link frame holds, put together from parts until a command uses them.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param timers what createTimers returns
 */
function createLongTexts(intrinsics, timers) {
  var MOST = 8; // texts
  var LENGTH = 4194304; // characters, of all together
  var PATIENCE = 60000; // ms for the next part, or the use
  var texts = intrinsics.create(null); // by session and id
  var count = 0;
  var length = 0;

  function refuse(code, message) {
    return { code: code, message: message };
  }

  function drop(key) {
    timers.cancel(texts[key].timer);
    length -= texts[key].text.length;
    count--;
    delete texts[key];
  }

  function append(key, part) {
    var held = texts[key];
    if (!held) {
      count++;
      held = texts[key] = { text: '' };
    }
    timers.cancel(held.timer);
    held.timer = timers.after(PATIENCE, function () {
      drop(key);
    });
    held.text += part;
    length += part.length;
    return held.text.length;
  }

  function put(params, reply, session) {
    var id = params.text;
    var part = params.part;
    var key = session + ' ' + id;
    if (typeof id != 'string' || !id || id.length > 40) {
      reply(null, refuse(-32602, 'text: expected an id of 1 to 40 characters.'));
    } else if (typeof part != 'string') {
      reply(null, refuse(-32602, 'part: expected a string.'));
    } else if (!texts[key] && count == MOST) {
      reply(null, refuse(-32000, 'This page holds ' + MOST + ' texts already: use one of them, or wait a minute.'));
    } else if (length + part.length > LENGTH) {
      // Its start alone must not be run.
      if (texts[key]) {
        drop(key);
      }
      reply(null, refuse(-32000, 'The texts that this page holds would be longer than ' + LENGTH + ' characters. This one was dropped.'));
    } else {
      reply({ length: append(key, part) });
    }
  }

  /** A handler that takes a held text for its parameter `name` as well: `{text: id}`. */
  function accept(name, handler) {
    return function (params, reply, session) {
      var held = params[name];
      if (held && typeof held == 'object') {
        var id = typeof held.text == 'string' ? intrinsics.slice(held.text, 0, 40) : '';
        var key = session + ' ' + id;
        if (!texts[key]) {
          reply(null, refuse(-32602, name + '.text: this page holds no text ' + intrinsics.quote(id) + '. Put it again.'));
          return;
        }
        params[name] = texts[key].text;
        params.isLong = true;
        drop(key);
      }
      handler(params, reply, session);
    };
  }

  return { put: put, accept: accept };
}
