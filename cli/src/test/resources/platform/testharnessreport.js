// What the web-platform-tests load in the place of this name: leaves the results where the runner looks for them.
(function () {
  var PATIENCE = 6000; // ms for a subtest
  var original = window.promise_test;

  // One that waits for ever would take all that come after it along.
  window.promise_test = function (run, name, properties) {
    original(
      function (test) {
        var late = new Promise(function (resolve, reject) {
          test.step_timeout(function () { reject(new Error('nothing came within 6 s')); }, PATIENCE);
        });
        return Promise.race([run(test), late]);
      },
      name,
      properties
    );
  };
})();

add_completion_callback(function (tests, harness) {
  window.platformResults = JSON.stringify({
    harness: [harness.status, harness.message],
    tests: tests.map(function (test) {
      return [test.name, test.status, test.message];
    })
  });
});
