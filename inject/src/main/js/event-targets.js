/**
 * Objects that events can be dispatched at: real ones where the browser lets scripts make them, else objects with a list of
 * listeners of their own.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param natives what createNatives returns
 * @param {Window} window
 */
function createEventTargets(intrinsics, natives, window) {
  var document = window.document;
  var EventTarget = intrinsics.EventTarget;
  var isReal = isConstructible();

  function isConstructible() {
    try {
      intrinsics.setPrototypeOf(new EventTarget(), EventTarget.prototype);
      return true;
    } catch (illegal) {
      return false;
    }
  }

  /** A new target of this prototype. */
  function create(prototype) {
    if (isReal) {
      var target = new EventTarget();
      intrinsics.setPrototypeOf(target, prototype);
      return target;
    }
    return intrinsics.create(prototype);
  }

  function listeners(target, type) {
    var all = natives.slot(target).listeners;
    return (all[type] = all[type] || []);
  }

  function listen(target, type, listener) {
    if (isReal) {
      intrinsics.listen(target, type, listener);
      return;
    }
    ignore(target, type, listener); // none is called twice
    var list = listeners(target, type);
    list[list.length] = listener;
  }

  function ignore(target, type, listener) {
    var list = listeners(target, type);
    var kept = [];
    for (var i = 0; i < list.length; i++) {
      if (list[i] !== listener) {
        kept[kept.length] = list[i];
      }
    }
    natives.slot(target).listeners[type] = kept;
  }

  function dispatch(target, event) {
    if (isReal) {
      intrinsics.dispatch(target, event);
      return;
    }
    intrinsics.each(['target', 'currentTarget', 'srcElement'], function (name) {
      intrinsics.defineRaw(event, name, { value: target, configurable: true });
    });
    intrinsics.each(listeners(target, event.type), function (listener) {
      try {
        if (typeof listener == 'function') {
          intrinsics.apply(listener, target, [event]);
        } else {
          listener.handleEvent(event);
        }
      } catch (thrown) {
        // The page's: its error handlers hear it, as of any listener.
        window.setTimeout(function () {
          throw thrown;
        });
      }
    });
  }

  function createEvent(type, init) {
    try {
      return new intrinsics.Event(type, init);
    } catch (noConstructor) {
      var event = document.createEvent('Event');
      event.initEvent(type, false, false);
      return event;
    }
  }

  /** Gives a prototype the methods that its instances have not by birth. */
  function complete(prototype) {
    if (!isReal) {
      natives.addMethod(prototype, 'addEventListener', 2, function (self, args) {
        listen(self, args[0], args[1]);
      });
      natives.addMethod(prototype, 'removeEventListener', 2, function (self, args) {
        ignore(self, args[0], args[1]);
      });
      natives.addMethod(prototype, 'dispatchEvent', 1, function (self, args) {
        dispatch(self, args[0]);
        return true;
      });
    }
  }

  return {
    parent: isReal ? EventTarget : null,
    create: create,
    complete: complete,
    listen: listen,
    dispatch: dispatch,
    createEvent: createEvent
  };
}
