'use strict';
// What no client library lets itself be seen doing: plain HTTP, handshakes that must be refused, broken messages.
const assert = require('node:assert/strict');
const http = require('node:http');
const { test } = require('node:test');
const CDP = require('chrome-remote-interface');
const WebSocket = require('ws');
const { endpoint, host, port, until, options } = require('./client');

/** One request as it is, headers and all; resolves with status, headers and body. */
function request(path, headers = {}) {
  return new Promise((resolve, reject) => {
    const sent = http.request({ host, port, path, agent: false, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    sent.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode, headers: response.headers });
    });
    sent.on('error', reject);
    sent.end();
  });
}

const handshake = (path, headers = {}) =>
  request(path, {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': Buffer.alloc(16, 1).toString('base64'),
    ...headers,
  });

async function list() {
  return JSON.parse((await request('/json/list')).body);
}

/** The paths of the page titled Beta and of the browser. */
async function sockets() {
  const beta = (await list()).find((page) => page.title === 'Beta');
  const version = JSON.parse((await request('/json/version')).body);
  return [beta, version].map((target) => new URL(target.webSocketDebuggerUrl).pathname);
}

async function connect() {
  const [path] = await sockets();
  return CDP({ target: `ws://${endpoint}${path}`, local: true });
}

for (const path of ['/json', '/json/', '/json/list', '/json/list/', '/json/version', '/json/version/', '/json/protocol']) {
  test(`${path} is JSON of the length it says`, options, async () => {
    const { status, headers, body } = await request(path);
    assert.equal(status, 200);
    assert.match(headers['content-type'], /^application\/json/);
    assert.equal(headers['transfer-encoding'], undefined);
    assert.equal(Number(headers['content-length']), body.length);
    assert.ok(JSON.parse(body));
  });
}

test('the protocol description has what the clients build on', options, async () => {
  const { domains } = JSON.parse((await request('/json/protocol')).body);
  const named = Object.fromEntries(domains.map((domain) => [domain.domain, domain]));
  const commands = (domain) => named[domain].commands.map((command) => command.name);
  for (const name of ['evaluate', 'callFunctionOn', 'getProperties', 'releaseObject', 'releaseObjectGroup']) {
    assert.ok(commands('Runtime').includes(name), name);
  }
  assert.ok(commands('DeviceOrientation').includes('setDeviceOrientationOverride'));
  assert.ok(named.Runtime.events.some((event) => event.name === 'consoleAPICalled'));
});

test('every page has the link to open DevTools on it', options, async () => {
  for (const page of await list()) {
    const path = new URL(page.webSocketDebuggerUrl).pathname;
    assert.ok(page.devtoolsFrontendUrl.includes(`ws=${endpoint}${path}`), page.devtoolsFrontendUrl);
  }
});

test('a name that is not of this machine is refused', options, async () => {
  const [page, browser] = await sockets();
  for (const name of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', `192.0.2.1:${port}`]) {
    for (const path of ['/json/version', '/json/list', '/json/protocol']) {
      const { status, body } = await request(path, { Host: name });
      assert.ok(status >= 400 && status < 500, `${name}: ${status}`);
      assert.ok(!body.includes('webSocketDebuggerUrl'), name);
    }
    for (const path of [page, browser]) {
      assert.notEqual((await handshake(path, { Host: name })).status, 101, name);
    }
  }
  assert.equal((await request('/json/version', { Host: `localhost:${port}` })).status, 200);
});

test('a web page is refused, DevTools and programs are not', options, async () => {
  for (const path of await sockets()) {
    for (const origin of ['https://evil.example', 'null', 'http://localhost', `http://${endpoint}`]) {
      assert.equal((await handshake(path, { Origin: origin })).status, 403, origin);
    }
    assert.equal((await handshake(path)).status, 101);
    assert.equal((await handshake(path, { Origin: 'devtools://devtools' })).status, 101);
  }
});

test('an address of no page is refused', options, async () => {
  for (const path of ['/devtools/page/NOSUCHPAGE', '/devtools/browser/0', '/devtools/', '/json/nothing']) {
    const { status } = await handshake(path);
    assert.ok(status >= 400 && status < 500, `${path}: ${status}`);
  }
});

test('a domain that kite has no use for is enabled all the same, its methods are refused', options, async () => {
  const client = await connect();
  assert.deepEqual(await client.send('Made.enable'), {});
  await assert.rejects(client.send('Made.up'), (error) => error.response.code === -32601);
  await client.close();
});

test('a command without what it needs is refused and names it', options, async () => {
  const client = await connect();
  await assert.rejects(client.send('Runtime.getProperties', {}), (error) => {
    assert.equal(error.response.code, -32602);
    assert.match(error.response.message + error.response.data, /objectId/);
    return true;
  });
  await client.close();
});

test('a message that is no command is answered, and the next one is run', options, async () => {
  const [path] = await sockets();
  const socket = new WebSocket(`ws://${endpoint}${path}`);
  const answers = [];
  socket.on('message', (text) => answers.push(JSON.parse(text)));
  await new Promise((resolve) => socket.on('open', resolve));
  for (const text of ['{', '[]', '"x"', '{"method":"Runtime.evaluate"}', '{"id":"1","method":"Runtime.evaluate"}']) {
    socket.send(text);
  }
  socket.send('{"id":7,"method":"Runtime.evaluate","params":{"expression":"6*7"}}');
  const answer = await until('the answer', () => answers.find(({ id }) => id === 7));
  assert.equal(answer.result.result.value, 42);
  const refusals = answers.filter(({ error }) => error);
  assert.equal(refusals.length, 5);
  socket.close();
});
