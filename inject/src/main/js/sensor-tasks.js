/**
 * The tasks of sensors, each run in a task of its own of the page and in order (Generic Sensor 8, the sensor task source).
 * When too many wait, the oldest is run at once, so that none is lost.
 *
 * @param timers what createTimers returns
 */
function createSensorTasks(timers) {
  var MOST = 1024;
  var tasks = {};
  var first = 0;
  var end = 0;
  var post = timers.soon(next);

  /** Runs run(record) soon, unless the sensor's `turn` has changed until then: it was stopped. */
  function add(record, run) {
    if (end - first === MOST) {
      next();
    }
    tasks[end++] = { record: record, turn: record.turn, run: run };
    post();
  }

  function next() {
    if (first < end) {
      var task = tasks[first];
      delete tasks[first++];
      if (task.turn === task.record.turn) {
        task.run(task.record);
      }
    }
  }

  return { add: add };
}
