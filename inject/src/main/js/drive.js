/**
 * The part of the script that lets consoles drive the page: evaluation, completion, listings, navigation. Loaded when a
 * console first asks.
 *
 * @param core {intrinsics, timers, trust, window, values, muffler, channel, options} of the page script
 */
function createDrive(core) {
  var intrinsics = core.intrinsics;
  var window = core.window;
  var values = core.values;
  var channel = core.channel;
  var held = createHeldScripts(intrinsics, core.timers, core.trust, window, core.muffler, core.options.tag, channel);
  var evaluator = createEvaluator(intrinsics, core.trust, values, window, channel.emitTo, core.muffler, held);
  var properties = createProperties(intrinsics, values.parts);
  var permit = createPermission(readEvaluationMode(intrinsics, core.options, window.location), shareConsent(core).ask, window);
  var navigation = createNavigation(core.timers, window);
  var texts = createLongTexts(intrinsics, core.timers);
  var functions = createFunctions(intrinsics, values, window, evaluator.engine, held, evaluator.answers);
  var handlers = {};
  handlers['Runtime.evaluate'] = texts.accept('expression', evaluator.evaluate);
  handlers['Runtime.callFunctionOn'] = texts.accept('functionDeclaration', functions.callFunctionOn);
  handlers['Kite.putText'] = texts.put;
  handlers['Runtime.awaitPromise'] = functions.awaitPromise;
  handlers['Kite.complete'] = createCompletion(intrinsics, values.parts.walk, isProxy, window, evaluator);
  handlers['Runtime.globalLexicalScopeNames'] = function (params, reply) {
    reply({ names: intrinsics.names(evaluator.scope) });
  };
  handlers['Runtime.getProperties'] = function (params, reply) {
    var handle = values.resolve(params.objectId);
    if (typeof params.objectId !== 'string') {
      reply(null, { code: -32602, message: 'objectId: expected a string.' });
    } else if (handle) {
      reply(properties(handle.value, params.objectGroup || handle.group, params));
    } else {
      reply(null, { code: -32000, message: 'objectId: the page holds no such object any more.' });
    }
  };
  handlers['Runtime.releaseObject'] = function (params, reply) {
    values.release(params.objectId);
    reply({});
  };
  handlers['Runtime.releaseObjectGroup'] = function (params, reply) {
    values.releaseGroup(params.objectGroup);
    reply({});
  };
  handlers['Kite.reload'] = navigation.reload;
  handlers['Kite.open'] = navigation.open;

  function isProxy(object) {
    return values.kindOf(object) == 'proxy';
  }

  return { handlers: handlers, permit: permit, evalMode: evaluator.mode, held: held.held };
}

handOver(window.document, 'drive', createDrive);
