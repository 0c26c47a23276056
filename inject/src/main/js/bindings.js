/**
 * What sources of the prompt declare by let, const and class: kept on an object that later sources run inside of, so that each
 * name may be declared again.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {Window} window
 * @param {ReturnType<createEngine>} engine
 * @param {ReturnType<createProbe>} probe
 */
function createBindings(intrinsics, window, engine, probe) {
  // Accessors to the bindings of earlier sources, and which of these are const.
  var scope = intrinsics.create(null);
  var constants = intrinsics.create(null);

  function includes(list, name) {
    return intrinsics.filter(list, function (other) {
      return other === name;
    }).length;
  }

  // As in a browser's prompt let may follow let and const const, but nothing else may share a name.
  function refuseClashes(source, names, lexical, isAsync) {
    for (var i = 0; i < names.length; i++) {
      var name = names[i];
      if (name in scope) {
        var clashes =
          !includes(lexical, name)
            ? probe.variables(source, [name], isAsync)[0]
            : !intrinsics.exec(constants[name] ? /\bconst\b/ : /\b(let|class)\b/, source);
        if (clashes) {
          engine.compile('let ' + name + ';let ' + name);
        }
      }
    }
  }

  // Statements that hand out the bindings before the source makes them; `functions` go to the page.
  function exporting(lexical, functions) {
    var members = '';
    intrinsics.each([lexical, functions], function (names) {
      intrinsics.each(names, function (name) {
        members += 'get ' + name + '(){return ' + name + '},set ' + name + '(kite$v){' + name + '=kite$v},';
      });
    });
    return members && '({' + members + '});';
  }

  function receive(bindings, lexical, functions) {
    intrinsics.each(lexical, function (name) {
      intrinsics.defineRaw(scope, name, {
        get: intrinsics.descriptor(bindings, name).get,
        set: intrinsics.descriptor(bindings, name).set,
        configurable: true
      });
    });
    intrinsics.each(functions, function (name) {
      window[name] = bindings[name];
    });
  }

  // A binding whose initialiser threw can never be read: it is forgotten, so that the name is free again.
  function settle(lexical) {
    intrinsics.each(lexical, function (name) {
      try {
        var value = scope[name];
        constants[name] = false;
        scope[name] = value;
      } catch (e) {
        constants[name] = true;
        try {
          value = scope[name];
        } catch (unborn) {
          delete scope[name];
        }
      }
    });
  }

  return { scope: scope, includes: includes, refuseClashes: refuseClashes, exporting: exporting, receive: receive, settle: settle };
}
