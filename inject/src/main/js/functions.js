/**
 * Runtime.callFunctionOn and Runtime.awaitPromise: functions of a console's, called in the page with values that it has
 * handles of.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createValues>} values
 * @param {Window} window
 * @param {ReturnType<createEngine>} engine
 * @param held what createHeldScripts returns
 * @param {ReturnType<createAnswers>} answers
 */
function createFunctions(intrinsics, values, window, engine, held, answers) {
  var NUMBERS = { '-0': -0, NaN: NaN, Infinity: Infinity, '-Infinity': -Infinity };
  var LOST = { code: -32000, message: 'Could not find object with given id' };

  function wrong(name, expected) {
    return { code: -32602, message: name + ': expected ' + expected + '.' };
  }

  /** What an argument of the call stands for, as {value}, or {refusal}. */
  function decode(argument, name) {
    if (!argument || typeof argument != 'object') {
      return { refusal: wrong(name, 'an object with value, unserializableValue or objectId') };
    }
    if (argument.objectId !== undefined) {
      return values.resolve(argument.objectId) || { refusal: LOST };
    }
    var text = argument.unserializableValue;
    if (text === undefined) {
      return argument;
    }
    if (typeof text == 'string' && intrinsics.has(NUMBERS, text)) {
      return { value: NUMBERS[text] };
    }
    return typeof text == 'string' && intrinsics.exec(/^-?\d+n$/, text) && intrinsics.BigInt
      ? { value: intrinsics.BigInt(intrinsics.slice(text, 0, -1)) }
      : { refusal: wrong(name + '.unserializableValue', '-0, NaN, Infinity, -Infinity or a BigInt as 1n') };
  }

  /** Decodes a list of arguments into `into`; answers why it cannot. */
  function decodeAll(list, into) {
    if (list !== undefined && !intrinsics.isArray(list)) {
      return wrong('arguments', 'a list');
    }
    for (var i = 0; list && i < list.length; i++) {
      var decoded = decode(list[i], 'arguments[' + i + ']');
      if (decoded.refusal) {
        return decoded.refusal;
      }
      into[i] = decoded.value;
    }
  }

  function callFunctionOn(params, done) {
    var source = params.functionDeclaration;
    var handle = params.objectId === undefined ? { value: window } : values.resolve(params.objectId);
    var list = [];
    var refusal = handle ? decodeAll(params.arguments, list) : LOST;
    if (typeof source != 'string') {
      done(null, wrong('functionDeclaration', 'a string'));
    } else if (refusal) {
      done(null, refusal);
    } else if (params.throwOnSideEffect) {
      answers.mayChange(params, done);
    } else if (engine.way() == 'none') {
      done(answers.forbidden());
    } else {
      make(source, function (made) {
        call(made, handle, list, params, done);
      });
    }
  }

  /** Ends in done({value}), or in done({error, syntax?}) when the source does not compile. */
  function make(source, done) {
    if (engine.way() == 'held') {
      held.run('document.currentScript.kite((' + source + '))', function (received, failure) {
        done(received ? { value: received[0] } : failure);
      });
    } else {
      done(engine.valueOf(source));
    }
  }

  function asking(params, group) {
    return { objectGroup: group, returnByValue: params.returnByValue, generatePreview: params.generatePreview };
  }

  function call(made, handle, list, params, done) {
    var asked = asking(params, params.objectGroup === undefined ? handle.group : params.objectGroup);
    if (!intrinsics.has(made, 'value')) {
      answers.fail(made, { objectGroup: asked.objectGroup }, done);
      return;
    }
    if (typeof made.value != 'function') {
      done(null, { code: -32000, message: 'Given expression does not evaluate to a function' });
      return;
    }
    try {
      var value = intrinsics.apply(made.value, handle.value, list);
    } catch (e) {
      // As in Chrome, an error of the function's has no preview.
      answers.fail({ error: e }, { objectGroup: asked.objectGroup }, done);
      return;
    }
    if (params.awaitPromise && intrinsics.resolve) {
      answers.giveLater(intrinsics.resolve(value), asked, done);
    } else {
      answers.give(value, asked, done);
    }
  }

  function awaitPromise(params, done) {
    var handle = values.resolve(params.promiseObjectId);
    if (typeof params.promiseObjectId != 'string') {
      done(null, wrong('promiseObjectId', 'a string'));
    } else if (!handle) {
      done(null, LOST);
    } else {
      try {
        answers.giveLater(handle.value, asking(params, handle.group), done);
      } catch (e) {
        done(null, { code: -32000, message: 'Could not find promise with given id' });
      }
    }
  }

  return { callFunctionOn: callFunctionOn, awaitPromise: awaitPromise };
}
