/* Shows the person who holds this device what its sensors say, big: /j/<page key>?view. ES5: the phone may be old. */
(function () {
  'use strict';
  var DIGITS = 1;
  var view = document.getElementById('view');
  var allow = document.getElementById('allow');
  var look = document.getElementById('look');
  var latest = {}; // what the next frame of the screen shows
  var isDue = false;
  var panels = [];

  if (!/^\?(.*&)?view(&|$)/.test(location.search)) {
    return;
  }

  /** Three numbers of which each has a letter, a bar from the middle, and a range that fills the bar. */
  function panel(name, unit, letters, ranges, read) {
    var group = add(view, 'div', 'panel');
    var rows = [];
    add(group, 'h2', '', name + ' ').appendChild(add(group, 'small', '', unit));
    for (var i = 0; i < 3; i++) {
      var row = add(group, 'div', 'value axis' + i);
      add(row, 'span', 'axis', letters[i]);
      rows[i] = { number: add(row, 'output', '', '–'), bar: add(add(row, 'span', 'bar'), 'i', ''), range: ranges[i] };
    }
    panels.push({ group: group, rows: rows, read: read });
  }

  function add(parent, type, className, text) {
    var element = document.createElement(type);
    element.className = className;
    element.textContent = text || '';
    return parent.appendChild(element);
  }

  function draw() {
    isDue = false;
    for (var i = 0; i < panels.length; i++) {
      var values = panels[i].read(latest);
      for (var j = 0; j < 3; j++) {
        drawRow(panels[i].rows[j], values ? values[j] : null);
      }
    }
  }

  function drawRow(row, value) {
    var isNumber = typeof value === 'number';
    allow.hidden = allow.hidden || isNumber; // what comes was allowed
    var share = isNumber ? Math.max(-1, Math.min(1, value / row.range)) : 0;
    var text = isNumber ? value.toFixed(DIGITS) : '–';
    row.number.textContent = text === '-0.0' ? '0.0' : text.replace('-', '\u2212');
    row.bar.style.transform = 'scaleX(' + share + ')';
  }

  function hear(type) {
    window.addEventListener(type, function (event) {
      latest[type] = event;
      if (!isDue) {
        isDue = true;
        window.requestAnimationFrame(draw);
      }
    });
  }

  function vector(group) {
    return group && [group.x, group.y, group.z];
  }

  // iOS gives readings only after a tap.
  function askInTap(name) {
    var Class = window[name];
    if (!Class || !Class.requestPermission) {
      return;
    }
    allow.hidden = false;
    allow.addEventListener('click', function () {
      allow.hidden = true;
      Class.requestPermission()['catch'](function () {
        allow.hidden = false;
      });
    });
  }

  // The screen that goes dark ends the readings. Not every browser can keep it on, and none has to.
  function stayAwake() {
    if (navigator.wakeLock && !document.hidden) {
      navigator.wakeLock.request('screen')['catch'](function () {});
    }
  }

  document.body.className = 'viewing';
  view.hidden = false;
  look.textContent = 'Hide its values';
  look.setAttribute('href', location.pathname);
  panel('Orientation', '°', ['α', 'β', 'γ'], [360, 180, 90], function (events) {
    var event = events.deviceorientation;
    return event && [event.alpha, event.beta, event.gamma];
  });
  panel('Acceleration with gravity', 'm/s²', ['x', 'y', 'z'], [20, 20, 20], function (events) {
    return events.devicemotion && vector(events.devicemotion.accelerationIncludingGravity);
  });
  panel('Rotation', '°/s', ['α', 'β', 'γ'], [360, 360, 360], function (events) {
    var rate = events.devicemotion && events.devicemotion.rotationRate;
    return rate && [rate.alpha, rate.beta, rate.gamma];
  });
  hear('deviceorientation');
  hear('devicemotion');
  askInTap('DeviceMotionEvent');
  askInTap('DeviceOrientationEvent');
  document.addEventListener('visibilitychange', stayAwake);
  stayAwake();
})();
