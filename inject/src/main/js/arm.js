/**
 * Pages that a console has armed: the device's own events are held back from the load on, and the first rows of a trace
 * repeated, until a replay starts, so that a page whose libraries look once whether there is motion finds it. It stays so over
 * reloads, until what follows has ended or consoles have been silent. What a page is by its tag is for ever, and none of ours.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 * @param gates what createGates returns
 * @param tab what createTab returns
 * @param emulation what createEmulation returns
 */
function createArm(intrinsics, timers, window, gates, tab, emulation) {
  var SILENCE = 60000; // ms without a word of a console
  var MOST = 32; // rows
  var FRAME = 1000 / 60; // ms between two of a kind
  var isArmed = false;
  var holders = 0; // of the emulation, ourselves among them
  var isUsed = false; // what it waited for has begun
  var rows = [];
  var since; // the repetition began
  var beats;
  var timer;
  var watching;
  var heard = timers.now();
  // No script stood ahead of ours, and none ran between its parts.
  var isEarly = gates.isFirst && window.document.scripts.length <= 2;

  function begin(first) {
    rows = first;
    isUsed = false;
    beats = 0;
    since = timers.now();
    if (!isArmed) {
      emulation.suppress();
      isArmed = true;
      watch();
    }
    timers.cancel(timer);
    intrinsics.each(rows, emulation.fires);
    beat();
  }

  function beat() {
    if (holders === 1 && rows.length) {
      var now = timers.now() - since;
      intrinsics.each(rows, function (row) {
        var repeated = [row[0], now];
        for (var i = 2; i < row.length; i++) {
          repeated[i] = row[i];
        }
        emulation.fire(repeated);
      });
      // What a busy page has missed is left out.
      beats = window.Math.max(beats + 1, window.Math.floor(now / FRAME));
      timer = timers.after(window.Math.max(0, since + beats * FRAME - timers.now()), beat);
    }
  }

  function watch() {
    var left = heard + SILENCE - timers.now();
    if (isArmed && left > 0) {
      watching = timers.after(left, watch);
    } else {
      end();
    }
  }

  function end() {
    if (isArmed) {
      isArmed = false;
      timers.cancel(timer);
      timers.cancel(watching);
      tab.arm(null);
      emulation.release();
    }
  }

  emulation.onHold(function (now) {
    var isMore = now > holders;
    holders = now;
    if (isArmed && isMore) {
      isUsed = true;
      timers.cancel(timer);
    } else if (isArmed && now === 1 && isUsed) {
      end();
    } else if (isArmed && now === 1) {
      // What was under way when it was armed has ended.
      beat();
    }
  });

  function firable(list) {
    var kept = [];
    intrinsics.each(list, function (row) {
      if (intrinsics.isArray(row) && emulation.fires(row)) {
        kept[kept.length] = row;
      }
    });
    return kept;
  }

  function arm(params, reply) {
    var given = params.rows;
    if (!intrinsics.isArray(given) || given.length > MOST) {
      reply(null, { code: -32602, message: 'rows: expected an array of at most ' + MOST + '.' });
    } else if (!tab.arm(given)) {
      reply(null, { code: -32000, message: 'The browser refuses the page sessionStorage: a reload would disarm it.' });
    } else {
      begin(firable(given));
      reply({});
    }
  }

  gates.isArmed = false; // held back by the emulation from here on
  if (tab.armed) {
    begin(firable(remembered()));
  }

  function remembered() {
    try {
      var list = intrinsics.parse(tab.armed);
      return intrinsics.isArray(list) ? list : [];
    } catch (foreign) {
      return [];
    }
  }

  return {
    arm: arm,
    disarm: function (params, reply) {
      end();
      reply({});
    },
    heard: function () {
      heard = timers.now();
    },
    /** The command that a page is armed for: its answer also says whether all this came before the page's own scripts. */
    told: function (start) {
      return function (params, reply, session) {
        var wasArmed = isArmed || gates.isTagged;
        start(
          params,
          function (result, error) {
            if (result && wasArmed) {
              result.early = isEarly;
            }
            reply(result, error);
          },
          session
        );
      };
    }
  };
}
