'use strict';
const CDP = require('chrome-remote-interface');
const { host, port, mark } = require('./client');

/** A connection to the page of that title, with the events it has got so far. */
async function connect(title) {
  const targets = await CDP.List({ host, port });
  const target = targets.find((page) => page.type === 'page' && page.title === title);
  const client = await CDP({ host, port, target });
  const events = [];
  client.on('event', (event) => events.push(event));
  await client.Runtime.enable();
  await client.Page.enable();
  const of = (method) => events.filter((event) => event.method === method).map((event) => event.params);
  const logs = (marked) =>
    of('Runtime.consoleAPICalled').filter((call) => call.args[0] && call.args[0].value === mark(marked));
  const value = async (expression) =>
    (await client.Runtime.evaluate({ expression, returnByValue: true, awaitPromise: true })).result.value;
  return Object.assign(client, { of, logs, value, targetId: target.id });
}

module.exports = { connect };
