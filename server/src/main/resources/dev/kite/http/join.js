/* Shows what this device is to its room. ES5: the phone may be old. */
(function () {
  'use strict';
  var POLL = 2000;
  var PATIENCE = 5000;
  var state = document.getElementById('state');
  var detail = document.getElementById('detail');
  var sensors = document.getElementById('sensors');
  var readings = 0;

  function show(text, look, more) {
    state.textContent = text;
    state.className = 'state ' + look;
    detail.textContent = more;
  }

  function showConsoles(count) {
    if (!window.kite) {
      show('Not connected', 'bad', 'The kite script did not load. Reload the page.');
    } else if (count > 0) {
      show('Connected', 'good', count === 1 ? 'A console is there.' : count + ' consoles are there.');
    } else {
      show('Waiting for a console', '', 'Start one with: kite attach');
    }
  }

  function showAway() {
    show('Relay not reachable', 'bad', 'Trying again. Are this device and the relay on one network?');
  }

  function ask() {
    if (document.hidden) {
      return;
    }
    var request = new XMLHttpRequest();
    request.open('GET', location.pathname + '/state');
    request.timeout = PATIENCE;
    request.onload = function () {
      if (request.status === 200) {
        showConsoles(Number(request.responseText));
      } else {
        showAway();
      }
    };
    request.onerror = request.ontimeout = showAway;
    request.send();
  }

  function showSensors() {
    if (window.isSecureContext === false) {
      sensors.textContent = 'need a secure page: open this address over https, or as localhost through adb reverse';
    } else if (!window.DeviceMotionEvent) {
      sensors.textContent = 'not in this browser';
    } else if (readings > 0) {
      sensors.textContent = readings + ' readings a second';
    } else {
      sensors.textContent = 'no readings yet; a console that asks for them shows a button here if your permission is needed';
    }
    readings = 0;
  }

  // An all-null event is how a browser says that the device has no sensors.
  window.addEventListener('devicemotion', function (event) {
    var a = event.accelerationIncludingGravity;
    if (a && a.x !== null) {
      readings++;
    }
  });
  document.addEventListener('visibilitychange', ask);
  setInterval(ask, POLL);
  setInterval(showSensors, 1000);
  ask();
  showSensors();
})();
