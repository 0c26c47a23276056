'use strict';
const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const CDP = require('chrome-remote-interface');
const { host, port, until, options, mark } = require('./client');
const { connect } = require('./connection');

let alpha;
let beta;

before(async () => {
  [alpha, beta] = await Promise.all([connect('Alpha'), connect('Beta')]);
}, options);

after(() => Promise.all([alpha, beta].filter(Boolean).map((client) => client.close())));

test('lists both pages with their addresses', options, async () => {
  const version = await CDP.Version({ host, port });
  assert.equal(version['Protocol-Version'], '1.3');
  assert.match(version.webSocketDebuggerUrl, /^ws:\/\/[^/]+\/devtools\/browser\/.+/);
  const pages = (await CDP.List({ host, port })).filter((page) => page.type === 'page');
  assert.deepEqual(pages.map((page) => page.title).sort(), ['Alpha', 'Beta']);
  for (const page of pages) {
    assert.equal(new URL(page.url).pathname, `/${page.title.toLowerCase()}`);
    assert.ok(page.webSocketDebuggerUrl.endsWith(`/devtools/page/${page.id}`));
  }
});

test('the main frame has the id of its target', options, async () => {
  const { frameTree } = await beta.Page.getFrameTree();
  assert.equal(frameTree.frame.id, beta.targetId);
  const { context } = beta.of('Runtime.executionContextCreated').at(-1);
  assert.equal(context.auxData.frameId, beta.targetId);
  assert.equal(context.auxData.isDefault, true);
});

test('evaluates to values, descriptions and what JSON cannot say', options, async () => {
  const evaluate = async (expression) => (await beta.Runtime.evaluate({ expression })).result;
  assert.deepEqual(await evaluate('6 * 7'), { type: 'number', value: 42, description: '42' });
  assert.deepEqual(await evaluate('"s"'), { type: 'string', value: 's' });
  assert.deepEqual(await evaluate('-0'), { type: 'number', unserializableValue: '-0', description: '-0' });
  assert.deepEqual(await evaluate('2n ** 70n'), {
    type: 'bigint',
    unserializableValue: '1180591620717411303424n',
    description: '1180591620717411303424n',
  });
  assert.deepEqual(await evaluate('null'), { type: 'object', subtype: 'null', value: null });
  const element = await evaluate('document.querySelector("#go")');
  assert.equal(element.subtype, 'node');
  assert.equal(element.className, 'HTMLButtonElement');
  assert.equal(element.description, 'button#go');
});

test('awaits promises and returns by value', options, async () => {
  const { result } = await beta.Runtime.evaluate({
    expression: 'new Promise((resolve) => setTimeout(resolve, 5, { deep: [1, { b: true }] }))',
    awaitPromise: true,
    returnByValue: true,
  });
  assert.deepEqual(result.value, { deep: [1, { b: true }] });
});

test('previews an instance with the class it has', options, async () => {
  const { result } = await beta.Runtime.evaluate({
    expression: 'new (class Phone { constructor() { this.level = 0.5; this.tags = ["a"]; this.call = () => 1; } })()',
    generatePreview: true,
  });
  assert.equal(result.className, 'Phone');
  assert.deepEqual(result.preview, {
    type: 'object',
    description: 'Phone',
    overflow: false,
    properties: [
      { name: 'level', type: 'number', value: '0.5' },
      { name: 'tags', type: 'object', value: 'Array(1)', subtype: 'array' },
      { name: 'call', type: 'function', value: '' },
    ],
  });
});

test('says what an evaluation has thrown', options, async () => {
  const { result, exceptionDetails } = await beta.Runtime.evaluate({ expression: 'null.x' });
  assert.equal(result.subtype, 'error');
  assert.equal(exceptionDetails.exception.className, 'TypeError');
  assert.match(exceptionDetails.exception.description, /^TypeError: Cannot read properties of null/);
  assert.match(exceptionDetails.text, /^Uncaught/);
  const broken = await beta.Runtime.evaluate({ expression: 'let let' });
  assert.equal(broken.exceptionDetails.exception.className, 'SyntaxError');
});

test('lists own and inherited properties and calls no getter', options, async () => {
  const { result } = await beta.Runtime.evaluate({
    expression: 'var asked = 0; Object.create({ above: 1 }, { '
      + 'own: { value: 2, enumerable: true }, got: { get() { asked++; return 3; }, configurable: true } })',
  });
  const own = await beta.Runtime.getProperties({ objectId: result.objectId, ownProperties: true });
  assert.deepEqual(own.result.map((property) => property.name), ['own', 'got']);
  const [value, accessor] = own.result;
  assert.deepEqual(value, {
    name: 'own',
    value: { type: 'number', value: 2, description: '2' },
    writable: false,
    configurable: false,
    enumerable: true,
    isOwn: true,
  });
  assert.equal(accessor.get.type, 'function');
  assert.equal(accessor.set.type, 'undefined');
  assert.equal(accessor.value, undefined);
  assert.equal(await beta.value('asked'), 0);
  const prototype = own.internalProperties.find((property) => property.name === '[[Prototype]]');
  const above = await beta.Runtime.getProperties({ objectId: prototype.value.objectId, ownProperties: true });
  assert.equal(above.result[0].name, 'above');
  const all = await beta.Runtime.getProperties({ objectId: result.objectId });
  assert.ok(all.result.some((property) => property.name === 'above' && !property.isOwn));
  assert.ok(all.result.some((property) => property.name === 'hasOwnProperty'));
});

test('calls a function on a handle with handles as arguments', options, async () => {
  const make = async (expression) => (await beta.Runtime.evaluate({ expression })).result.objectId;
  const [objectId, other] = await Promise.all([make('({ base: 40 })'), make('({ more: 2 })')]);
  const { result } = await beta.Runtime.callFunctionOn({
    objectId,
    functionDeclaration: 'async function (other, factor) { return { sum: (this.base + other.more) * factor }; }',
    arguments: [{ objectId: other }, { value: 10 }],
    awaitPromise: true,
    returnByValue: true,
  });
  assert.deepEqual(result.value, { sum: 420 });
});

test('a released group takes its handles away and no others', options, async () => {
  const make = async (objectGroup) =>
    (await beta.Runtime.evaluate({ expression: '({ a: 1 })', objectGroup })).result.objectId;
  const [first, second, kept] = [await make('gone'), await make('gone'), await make('kept')];
  await beta.Runtime.releaseObjectGroup({ objectGroup: 'gone' });
  for (const objectId of [first, second]) {
    await assert.rejects(beta.Runtime.getProperties({ objectId, ownProperties: true }), (error) => {
      assert.equal(error.response.code, -32000);
      assert.equal(error.response.message, 'Could not find object with given id');
      return true;
    });
  }
  const { result } = await beta.Runtime.getProperties({ objectId: kept, ownProperties: true });
  assert.equal(result[0].name, 'a');
  await beta.Runtime.releaseObject({ objectId: kept });
  await assert.rejects(beta.Runtime.getProperties({ objectId: kept }), /Could not find object/);
});

test('console calls arrive with type, previews and handles', options, async () => {
  await beta.value(`console.warn("${mark('warned')}", { level: 0.5 }, [1, 2], document.body); 1`);
  const [call] = await until('the warning', () => beta.logs('warned').length && beta.logs('warned'));
  assert.equal(call.type, 'warning');
  assert.deepEqual(call.args.map((arg) => arg.subtype || arg.type), ['string', 'object', 'array', 'node']);
  assert.deepEqual(call.args[1].preview.properties, [{ name: 'level', type: 'number', value: '0.5' }]);
  assert.equal(call.executionContextId, beta.of('Runtime.executionContextCreated').at(-1).context.id);
  assert.ok(Math.abs(call.timestamp - Date.now()) < 60_000);
  const { result } = await beta.Runtime.getProperties({ objectId: call.args[2].objectId, ownProperties: true });
  assert.deepEqual(result.map((property) => property.name), ['0', '1', 'length']);
});

test('a client that comes later gets what was logged before', options, async () => {
  await beta.value(`console.log("${mark('before')}"); 1`);
  await until('the log', () => beta.logs('before').length);
  const late = await connect('Beta');
  await until('the log again', () => late.logs('before').length);
  await late.close();
});

test('an uncaught error arrives with its description', options, async () => {
  await beta.value(`setTimeout(() => { throw new RangeError("${mark('thrown')}"); }); 1`);
  const thrown = () =>
    beta.of('Runtime.exceptionThrown').find(({ exceptionDetails }) =>
      exceptionDetails.exception && exceptionDetails.exception.description.includes(mark('thrown')));
  const { exceptionDetails } = await until('the error', thrown);
  assert.equal(exceptionDetails.exception.className, 'RangeError');
  assert.match(exceptionDetails.text, /^Uncaught/);
});

test('two pages do not mix', options, async () => {
  await Promise.all([alpha.value('var mine = "A"; 1'), beta.value('var mine = "B"; 1')]);
  assert.deepEqual(await Promise.all([alpha.value('mine'), beta.value('mine')]), ['A', 'B']);
  await alpha.value(`console.log("${mark('mine')}", mine); 1`);
  await beta.value(`console.log("${mark('mine')}", mine); 1`);
  await until('both', () => alpha.logs('mine').length && beta.logs('mine').length);
  assert.deepEqual(alpha.logs('mine').map((call) => call.args[1].value), ['A']);
  assert.deepEqual(beta.logs('mine').map((call) => call.args[1].value), ['B']);
  const { result } = await alpha.Runtime.evaluate({ expression: '({ only: "alpha" })' });
  await assert.rejects(beta.Runtime.getProperties({ objectId: result.objectId }), (error) => {
    assert.equal(error.response.code, -32000);
    return true;
  });
});

test('two clients of one page hear the same and take nothing from each other', options, async () => {
  const other = await connect('Beta');
  await other.value(`console.log("${mark('shared')}", { for: "both" }); 1`);
  await until('both', () => beta.logs('shared').length && other.logs('shared').length);
  const [mine, yours] = [beta, other].map((client) => client.logs('shared')[0].args[1].objectId);
  await other.Runtime.releaseObject({ objectId: yours });
  await other.Runtime.releaseObjectGroup({ objectGroup: 'console' });
  await other.close();
  const { result } = await beta.Runtime.getProperties({ objectId: mine, ownProperties: true });
  assert.equal(result[0].value.value, 'both');
});

test('a method nobody knows is refused by its number', options, async () => {
  await assert.rejects(beta.send('Runtime.dance'), (error) => {
    assert.equal(error.response.code, -32601);
    return true;
  });
  assert.equal(await beta.value('1 + 1'), 2);
});

test('domains are enabled without a fuss', options, async () => {
  for (const domain of ['Network', 'Performance', 'Inspector']) {
    assert.deepEqual(await beta.send(`${domain}.enable`), {});
  }
});

test('an orientation override drives the listener in the page', options, async () => {
  await beta.value('var tilts = []; addEventListener("deviceorientation", '
    + '(event) => tilts.push([event.alpha, event.beta, event.gamma])); 1');
  const tilted = (angles) => async () =>
    (await beta.value('tilts')).some((tilt) => JSON.stringify(tilt) === JSON.stringify(angles));
  await beta.send('DeviceOrientation.setDeviceOrientationOverride', { alpha: 10, beta: 20, gamma: 30 });
  await until('the first tilt', tilted([10, 20, 30]));
  await beta.send('DeviceOrientation.setDeviceOrientationOverride', { alpha: 90, beta: -45, gamma: 5 });
  await until('the second tilt', tilted([90, -45, 5]));
  assert.deepEqual(await beta.send('DeviceOrientation.clearDeviceOrientationOverride'), {});
});

test('an overridden sensor drives the listener in the page', options, async () => {
  const type = 'gyroscope';
  assert.deepEqual(await beta.send('Emulation.setSensorOverrideEnabled', { enabled: true, type }), {});
  await beta.value('var turns = []; addEventListener("devicemotion", (event) => turns.push(event.rotationRate?.beta)); 1');
  await beta.send('Emulation.setSensorOverrideReadings', { type, reading: { xyz: { x: 1, y: 3, z: 2 } } });
  // Chromium rounds.
  await until('the event', async () => (await beta.value('turns')).some((turn) => Math.abs(turn - 171.9) < 0.1));
  const told = await beta.send('Emulation.getOverriddenSensorInformation', { type });
  assert.ok(told.requestedSamplingFrequency >= 0);
  assert.deepEqual(await beta.send('Emulation.setSensorOverrideEnabled', { enabled: false, type }), {});
});

test('a binding calls the client, also where the page has an element called copy', options, async () => {
  const called = (name, payload) => () =>
    beta.of('Runtime.bindingCalled').some((call) => call.name === name && call.payload === payload);
  await beta.Runtime.addBinding({ name: 'report' });
  await beta.value('report("one"); 1');
  await until('the call', called('report', 'one'));
  await beta.value('document.body.insertAdjacentHTML("beforeend", "<b id=copy></b>"); 1');
  await beta.Runtime.addBinding({ name: 'reportAgain' });
  await beta.value('reportAgain("two"); report("three"); 1');
  await until('the call beside it', called('reportAgain', 'two'));
  await until('the earlier one', called('report', 'three'));
});

test('a reload in the page gives a new context and keeps the connection', options, async () => {
  const created = () => beta.of('Runtime.executionContextCreated');
  const before = created().at(-1).context;
  await beta.value('var loaded = "once"; 1');
  await beta.value('setTimeout(() => location.reload()); 1');
  const context = await until('the new context', () => {
    const newest = created().filter((event) => event.context.auxData.isDefault).at(-1).context;
    return newest.uniqueId !== before.uniqueId && newest;
  });
  assert.equal(context.auxData.frameId, beta.targetId);
  assert.ok(beta.of('Runtime.executionContextsCleared').length > 0);
  await until('the frame', () => beta.of('Page.frameNavigated').length);
  await until('the load', () => beta.of('Page.loadEventFired').length);
  assert.equal(await beta.value('typeof loaded'), 'undefined');
  assert.equal(await beta.value('document.title'), 'Beta');
});
