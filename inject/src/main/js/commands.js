/**
 * Runs the consoles' commands: none twice, one reply to each.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {function(string, function(Object, string))} use calls back with the part {handlers, permit} for a method, or null
 *     and the reason
 * @param {function(string, string, Object)} send takes session, id and the reply
 */
function createCommands(intrinsics, use, send) {
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

    use(command.method, function (part, why) {
      if (part) {
        handle(part, command, reply, session);
      } else {
        reply(null, { code: FAILED, message: why });
      }
    });
  }

  // A handler is function(params, reply, session); reply(result) or reply(null, {code, message}).
  function handle(part, command, reply, session) {
    var method = command.method;
    if (typeof method !== 'string' || !intrinsics.has(part.handlers, method)) {
      reply(null, { code: -32601, message: 'This page has no method ' + method + '.' });
      return;
    }
    part.permit(method, function (refusal) {
      if (refusal) {
        reply(null, { code: FAILED, message: refusal });
        return;
      }
      try {
        part.handlers[method](command.params || {}, reply, session);
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
