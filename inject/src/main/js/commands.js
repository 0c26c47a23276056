/**
 * Runs the consoles' commands: none twice, one reply to each.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {Object} handlers method -> function(params, reply, session); reply(result) or reply(null, {code, message})
 * @param {function(string, function(string))} permit tells, now or later, why a method may not be run, '' when it may
 * @param {function(string, string, Object)} send takes session, id and the reply
 */
function createCommands(intrinsics, handlers, permit, send) {
  var REMEMBERED = 256;
  var FAILED = -32000;
  var started = {};
  var order = [];
  var count = 0;

  function run(session, command) {
    var id = command.id;
    if (typeof id !== 'string' || intrinsics.has(started, id)) {
      return;
    }
    remember(id);
    var isDone = false;

    function reply(result, error) {
      if (!isDone) {
        isDone = true;
        send(session, id, error ? { id: id, error: error } : { id: id, result: result });
      }
    }

    var method = command.method;
    if (typeof method !== 'string' || !intrinsics.has(handlers, method)) {
      reply(null, { code: -32601, message: 'This page has no method ' + method + '.' });
      return;
    }
    permit(method, function (refusal) {
      if (refusal) {
        reply(null, { code: FAILED, message: refusal });
        return;
      }
      try {
        handlers[method](command.params || {}, reply, session);
      } catch (failure) {
        reply(null, { code: FAILED, message: method + ' failed in the page: ' + failure });
      }
    });
  }

  function remember(id) {
    var slot = count++ % REMEMBERED;
    if (count > REMEMBERED) {
      delete started[order[slot]];
    }
    order[slot] = id;
    started[id] = true;
  }

  return { run: run };
}
