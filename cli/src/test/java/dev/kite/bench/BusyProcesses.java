package dev.kite.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Processes that want all the time of a core each; they end with the work, or after 5 min. */
final class BusyProcesses {
  private BusyProcesses() {}

  /** What is done meanwhile. */
  interface Work {
    void run() throws Exception;
  }

  static void during(int count, Work work) throws Exception {
    var processes = new ArrayList<Process>();
    try {
      for (int i = 0; i < count; i++) {
        processes.add(start());
      }
      work.run();
    } finally {
      end(processes);
    }
  }

  private static Process start() throws IOException {
    return new ProcessBuilder("timeout", "300", "sh", "-c", "while :; do :; done").start();
  }

  private static void end(List<Process> processes) {
    // timeout hands the signal on to what it runs.
    processes.forEach(Process::destroy);
    processes.forEach(process -> process.onExit().join());
  }
}
