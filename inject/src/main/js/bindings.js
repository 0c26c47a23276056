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
  var MOST = 8; // of one name that still share its value; the oldest goes first
  // Accessors to the newest binding of each name.
  var scope = intrinsics.create(null);
  // All of a name that live: {accessors: [{get, set}], isConst, value}.
  var kept = intrinsics.create(null);

  function includes(list, name) {
    for (var i = 0; i < list.length; i++) {
      if (list[i] === name) {
        return true;
      }
    }
    return false;
  }

  /** Those of the names that are not in the list. */
  function without(names, list) {
    var rest = [];
    intrinsics.each(names, function (name) {
      if (!includes(list, name)) {
        rest[rest.length] = name;
      }
    });
    return rest;
  }

  function isPages(name) {
    var found = intrinsics.descriptor(window, name);
    return found ? !found.configurable : !(name in window) && engine.isDefined(name);
  }

  /**
   * As in a browser's prompt let may follow let and const const, but nothing else may share a name. Returns `{name, isVariable}`
   * of one that the source must not declare.
   */
  function clash(source, names, lexical, variables) {
    for (var i = 0; i < names.length; i++) {
      var name = names[i];
      var isLexical = includes(lexical, name);
      var isClash =
        name in scope
          ? isLexical
            ? !intrinsics.exec(kept[name].isConst ? /\bconst\b/ : /\b(let|class)\b/, source)
            : includes(variables, name)
          : (isLexical || (includes(variables, name) && !(name in window))) && isPages(name);
      if (isClash) {
        return { name: name, isVariable: !isLexical };
      }
    }
  }

  // Statements that hand out the bindings before the source makes them; `shared` are the page's.
  function exporting(lexical, shared) {
    var members = '';
    intrinsics.each([lexical, shared], function (names) {
      intrinsics.each(names, function (name) {
        members += 'get ' + name + '(){return ' + name + '},set ' + name + '(kite$v){' + name + '=kite$v},';
      });
    });
    return members && 'kite$({' + members + '});';
  }

  function receive(made, lexical) {
    intrinsics.each(lexical, function (name) {
      var accessor = intrinsics.descriptor(made, name);
      var same = (kept[name] = kept[name] || { accessors: [] });
      if (same.accessors.length == MOST) {
        for (var i = 1; i < MOST; i++) {
          same.accessors[i - 1] = same.accessors[i];
        }
        same.accessors.length--;
      }
      same.accessors[same.accessors.length] = accessor;
      intrinsics.defineRaw(scope, name, { get: accessor.get, set: accessor.set, configurable: true });
    });
  }

  /** Gives the page what a source declares for it but has in a scope of its own. */
  function publish(made, names) {
    intrinsics.each(names, function (name) {
      window[name] = made[name];
    });
  }

  // A binding whose initialiser threw can never be read: it is forgotten, so that the name is free again.
  function settle(lexical) {
    intrinsics.each(lexical, function (name) {
      var same = kept[name];
      if (!(name in scope) || !same) {
        return;
      }
      try {
        var value = scope[name];
        same.isConst = false;
        scope[name] = value;
        spread(same, value);
      } catch (e) {
        same.isConst = true;
        same.accessors = [same.accessors[same.accessors.length - 1]];
        try {
          value = scope[name];
        } catch (unborn) {
          delete scope[name];
          delete kept[name];
        }
      }
    });
  }

  function spread(same, value) {
    same.value = value;
    intrinsics.each(same.accessors, function (accessor) {
      try {
        intrinsics.apply(accessor.set, scope, [value]);
      } catch (unborn) {
        // Its source still waits for something.
      }
    });
  }

  function isNew(same, accessor) {
    try {
      var value = intrinsics.apply(accessor.get, scope, []);
    } catch (unborn) {
      return;
    }
    return value !== same.value && (value === value || same.value === same.value) ? [value] : undefined;
  }

  /**
   * What a name was declared as before is still what older functions see: a value that came to one of them since comes to
   * all.
   */
  function share() {
    for (var name in kept) {
      var same = kept[name];
      for (var i = 0; same.accessors.length > 1 && i < same.accessors.length; i++) {
        var changed = isNew(same, same.accessors[i]);
        if (changed) {
          spread(same, changed[0]);
          break;
        }
      }
    }
  }

  /** Makes the page's variables of a source as lasting as those of a script. */
  function fasten(names) {
    intrinsics.each(names, function (name) {
      var found = intrinsics.descriptor(window, name);
      if (found && found.configurable) {
        intrinsics.defineRaw(window, name, { configurable: false });
      }
    });
  }

  return {
    scope: scope,
    without: without,
    clash: clash,
    exporting: exporting,
    receive: receive,
    publish: publish,
    settle: settle,
    share: share,
    fasten: fasten
  };
}
