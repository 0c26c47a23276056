'use strict';
// What the scripts for each client share: where the endpoint is, and waiting with a deadline.

const DEADLINE = 10_000;

/** `host:port` of the endpoint, the script's first argument. */
const endpoint = process.argv[2];
if (!endpoint) {
  throw new Error('usage: node SCRIPT HOST:PORT');
}
const [host, port] = [endpoint.split(':')[0], Number(endpoint.split(':')[1])];

/** Resolves with the first truthy value of `condition`; rejects with `what` after the deadline. */
async function until(what, condition) {
  const end = Date.now() + DEADLINE;
  for (;;) {
    const value = await condition();
    if (value) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${DEADLINE} ms for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Every test has a deadline, so that a client that waits for ever fails with its name. */
const options = { timeout: 2 * DEADLINE };

/** A word for a log line of this run: the page may have logged for an earlier one, and a backlog tells. */
const mark = (word) => `${word} of ${process.pid}`;

module.exports = { endpoint, host, port, until, options, mark };
