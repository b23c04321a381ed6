import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBroker } from '#page/connection/broker.js';
import { Clock } from '../kit/clock.js';
import { listen } from '../kit/socket.js';

const URL = 'ws://broker.example:61614/';

/** A page that has just been opened; what it is told, and the sockets it opens. */
function open(t, { url = URL, secure = false, random = () => 1, topics = {} } = {}) {
  const clock = new Clock(t);
  const sockets = listen(t, { secure });
  t.mock.method(Math, 'random', () => random());
  const errors = t.mock.method(console, 'error', () => {});
  const states = [];
  const bodies = [];
  const broker = openBroker({
    url,
    topics: { 'wall.cats': body => bodies.push(body), ...topics },
    onState: state => states.push({ ...state, when: clock.now }),
  });
  const told = () => states.map(({ state }) => state);
  return {
    broker, clock, sockets, states, bodies, errors, told,
    get socket() {
      return sockets.latest;
    },
    get last() {
      return states.at(-1);
    },
    /** From the start, or from a wait, to live. */
    async goLive() {
      await clock.pass(0);
      sockets.latest.letsIn();
      await clock.pass(250);
      assert.equal(states.at(-1).state, 'live');
    },
    /** Loses the connection; gives how long the page waits before the next. */
    async lose() {
      await clock.pass(0);
      sockets.latest.hangsUp();
      await clock.pass(0);
      return states.at(-1).at - clock.now;
    },
    /** Waits until the next attempt. */
    async next() {
      const before = sockets.opened.length;
      await clock.pass(states.at(-1).at - clock.now);
      assert.equal(sockets.opened.length, before + 1, 'one more attempt');
    },
  };
}

// Getting in

test('the page opens a socket that speaks STOMP, and logs in as nobody', async t => {
  const page = open(t);
  assert.deepEqual(page.told(), ['connecting']);
  assert.equal(page.socket.url, URL);
  assert.ok(page.socket.protocols.includes('v12.stomp'));
  await page.clock.pass(0);
  page.socket.opens();
  const [{ headers }] = page.socket.frames('CONNECT');
  assert.equal(headers['heart-beat'], '10000,10000');
  assert.equal(headers.login, undefined);
  assert.equal(headers.passcode, undefined);
});

test('let in, it subscribes to every topic and asks for recent posts', async t => {
  const page = open(t, { topics: { 'wall.cats.status': () => {} } });
  await page.clock.pass(0);
  page.socket.letsIn();
  const subscriptions = page.socket.frames('SUBSCRIBE').map(({ headers }) => headers);
  assert.deepEqual(subscriptions.map(({ destination }) => destination), ['/topic/wall.cats', '/topic/wall.cats.status']);
  for (const headers of subscriptions) {
    assert.equal(headers['activemq.retroactive'], 'true');
    assert.equal(headers['activemq.prefetchSize'], '256');
    assert.equal(headers.receipt, undefined);
  }
  assert.notEqual(subscriptions[0].id, subscriptions[1].id);
});

test('it is live when no refusal has come for a quarter of a second', async t => {
  const page = open(t);
  await page.clock.pass(0);
  page.socket.letsIn();
  await page.clock.pass(249);
  assert.deepEqual(page.told(), ['connecting']);
  await page.clock.pass(1);
  assert.deepEqual(page.told(), ['connecting', 'live']);
});

test('each topic\'s messages reach who reads them', async t => {
  const statuses = [];
  const page = open(t, { topics: { 'wall.cats.status': body => statuses.push(body) } });
  await page.goLive();
  page.socket.delivers('wall.cats', '{"cat":"고양이"}');
  page.socket.delivers('wall.cats.status', '{"viewers":2}');
  assert.deepEqual(page.bodies, ['{"cat":"고양이"}']);
  assert.deepEqual(statuses, ['{"viewers":2}']);
});

test('recent posts are read even before the page calls itself live', async t => {
  const page = open(t);
  await page.clock.pass(0);
  page.socket.letsIn();
  page.socket.delivers('wall.cats', 'early');
  assert.deepEqual(page.bodies, ['early']);
});

test('one message that cannot be shown does not end the stream', async t => {
  const read = [];
  const page = open(t, { topics: { 'wall.dogs': body => (body === 'bad' ? assert.fail('unreadable') : read.push(body)) } });
  await page.goLive();
  for (const body of ['first', 'bad', 'second']) page.socket.delivers('wall.dogs', body);
  assert.deepEqual(read, ['first', 'second']);
  assert.equal(page.last.state, 'live');
  assert.match(page.errors.mock.calls[0].arguments[0].message, /unreadable/);
});

// Refusals

test('a broker that refuses the log-in is told apart from one that is lost', async t => {
  const page = open(t);
  await page.clock.pass(0);
  page.socket.opens();
  page.socket.refuses('User name or password is invalid.');
  await page.clock.pass(0);
  assert.equal(page.last.state, 'refused');
  assert.equal(page.last.reason, 'User name or password is invalid.');
  assert.equal(page.last.at, page.clock.now + 500);
});

test('a broker that refuses the subscription is never called live', async t => {
  const page = open(t);
  await page.clock.pass(0);
  page.socket.letsIn();
  await page.clock.pass(200);
  page.socket.refuses('User anonymous is not authorized to read from: topic://wall.cats');
  await page.clock.pass(400);
  assert.deepEqual(page.told(), ['connecting', 'refused']);
});

test('a refusal without words is one all the same', async t => {
  const page = open(t);
  await page.clock.pass(0);
  page.socket.opens();
  page.socket.frame('ERROR', {});
  assert.equal(page.last.state, 'refused');
  assert.equal(page.last.reason, 'refused');
});

test('while it asks again a refused page still calls itself refused', async t => {
  const page = open(t);
  await page.clock.pass(0);
  page.socket.opens();
  page.socket.refuses('no');
  await page.next();
  assert.equal(page.last.state, 'refused');
  assert.equal(page.last.at, undefined);
});

test('a refusal is forgotten once the page has been let in', async t => {
  const page = open(t);
  await page.clock.pass(0);
  page.socket.opens();
  page.socket.refuses('no');
  await page.next();
  await page.goLive();
  await page.lose();
  assert.equal(page.last.state, 'reconnecting');
  assert.equal(page.last.reason, null);
});

test('a refusal is forgotten when the broker is gone altogether', async t => {
  const page = open(t);
  await page.clock.pass(0);
  page.socket.opens();
  page.socket.refuses('no');
  await page.next();
  await page.lose();
  assert.equal(page.last.state, 'reconnecting');
});

test('an address that the browser will not open is a refusal that says why, and is tried again', async t => {
  const page = open(t, { secure: true });
  assert.equal(page.sockets.opened.length, 0);
  assert.deepEqual(page.told(), ['connecting', 'refused']);
  assert.match(page.last.reason, /insecure/);
  await page.clock.pass(500);
  assert.deepEqual(page.told(), ['connecting', 'refused', 'refused', 'refused']);
  assert.equal(page.last.at, page.clock.now + 1_000);
});

test('a malformed address is refused the same way', t => {
  const page = open(t, { url: 'ws://' });
  assert.equal(page.last.state, 'refused');
  assert.match(page.last.reason, /invalid/);
});

// Losses

test('a lost connection is made again', async t => {
  const page = open(t);
  await page.goLive();
  await page.lose();
  assert.deepEqual(page.last, { state: 'reconnecting', reason: null, at: page.clock.now + 500, when: page.clock.now });
  await page.next();
  assert.deepEqual(page.told(), ['connecting', 'live', 'reconnecting', 'reconnecting']);
  await page.goLive();
  page.socket.delivers('wall.cats', 'again');
  assert.deepEqual(page.bodies, ['again']);
});

test('a broker that is not there is asked again', async t => {
  const page = open(t);
  await page.lose();
  assert.equal(page.last.state, 'reconnecting');
  await page.next();
});

test('a broker that opens the door but says nothing is given eight seconds', async t => {
  const page = open(t);
  await page.clock.pass(0);
  page.socket.opens();
  await page.clock.pass(7_999);
  assert.deepEqual(page.told(), ['connecting']);
  await page.clock.pass(1);
  assert.deepEqual(page.told(), ['connecting', 'reconnecting']);
  assert.ok(page.socket.readyState >= WebSocket.CLOSING, 'and its socket is closed');
});

test('a broker that never opens the door is given eight seconds', async t => {
  const page = open(t);
  await page.clock.pass(8_000);
  assert.deepEqual(page.told(), ['connecting', 'reconnecting']);
});

test('the waits double from half a second to ten', async t => {
  const page = open(t);
  const waits = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    waits.push(await page.lose());
    await page.next();
  }
  assert.deepEqual(waits, [500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
});

test('after days without a broker the wait is still ten seconds', async t => {
  const page = open(t);
  for (let attempt = 0; attempt < 1_200; attempt++) {
    await page.lose();
    await page.next();
  }
  assert.equal(await page.lose(), 10_000);
});

test('no two pages wait for quite as long: three fifths of the time at least', async t => {
  const chances = [0, 0.5, 1];
  const page = open(t, { random: () => chances.shift() });
  const waits = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    waits.push(await page.lose());
    if (attempt < 2) await page.next();
  }
  assert.deepEqual(waits, [300, 800, 2_000]);
});

test('a connection that lasts two seconds starts the waits anew', async t => {
  const page = open(t);
  for (let attempt = 0; attempt < 4; attempt++) {
    await page.lose();
    await page.next();
  }
  await page.goLive();
  await page.clock.pass(2_000);
  assert.equal(await page.lose(), 500);
});

test('one that lasts less does not: a broker that throws everybody out is not stormed', async t => {
  const page = open(t);
  const waits = [];
  for (let attempt = 0; attempt < 4; attempt++) {
    await page.goLive();
    await page.clock.pass(1_999);
    waits.push(await page.lose());
    await page.next();
  }
  assert.deepEqual(waits, [500, 1_000, 2_000, 4_000]);
});

test('a broker that falls silent is taken for lost, though the socket never says so', async t => {
  const page = open(t);
  await page.goLive();
  await page.clock.pass(20_000);
  assert.equal(page.last.state, 'live');
  await page.clock.pass(20_000);
  assert.ok(page.told().includes('reconnecting'), page.told().join());
});

test('a broker whose heart beats is kept for as long as it does', async t => {
  const page = open(t);
  await page.goLive();
  for (let beat = 0; beat < 60; beat++) {
    await page.clock.pass(10_000);
    page.socket.beats();
  }
  assert.deepEqual(page.told(), ['connecting', 'live']);
  assert.equal(page.sockets.opened.length, 1);
});

test('the page\'s own heart beats', async t => {
  const page = open(t);
  await page.goLive();
  const before = page.socket.sent.length;
  await page.clock.pass(10_000);
  assert.deepEqual(page.socket.sent.slice(before), ['\n']);
});

test('a tab whose timers sleep answers what comes, though not every message', async t => {
  const page = open(t);
  await page.goLive();
  await page.clock.pass(9_000);
  const before = page.socket.sent.length;
  for (let message = 0; message < 100; message++) page.socket.delivers('wall.cats', `${message}`);
  assert.equal(page.socket.sent.length - before, 1);
});

test('the last words of a connection given up change nothing', async t => {
  const page = open(t);
  await page.goLive();
  const old = page.socket;
  await page.clock.pass(26_000); // silent
  page.broker.nudge();
  await page.clock.pass(500);
  await page.goLive();
  const before = page.told();
  old.delivers('wall.cats', 'late');
  old.refuses('late');
  old.hangsUp();
  await page.clock.pass(1_000);
  assert.deepEqual(page.told(), before);
  assert.deepEqual(page.bodies, []);
});

test('attempts leave nothing behind: the hundredth waits with as many timers as the first', async t => {
  const page = open(t);
  await page.goLive();
  await page.lose();
  const timers = page.clock.waiting;
  for (let attempt = 0; attempt < 100; attempt++) {
    await page.next();
    await page.goLive();
    await page.lose();
  }
  assert.equal(page.clock.waiting, timers);
  assert.equal(timers, 1);
});

// Nudges

test('a nudge makes the next attempt at once, and only that one', async t => {
  const page = open(t);
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.lose();
    await page.next();
  }
  await page.lose();
  const before = page.sockets.opened.length;
  page.broker.nudge();
  assert.equal(page.sockets.opened.length, before + 1);
  await page.clock.pass(0);
  page.socket.letsIn();
  await page.clock.pass(9_000);
  assert.equal(page.sockets.opened.length, before + 1);
  assert.equal(page.last.state, 'live');
});

test('a machine that slept through an attempt does not wait for what failed before', async t => {
  const page = open(t);
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.lose();
    await page.next();
  }
  page.clock.sleep(3_600_000);
  page.broker.nudge();
  assert.equal(page.last.state, 'reconnecting');
  assert.ok(page.last.at - page.clock.now <= 500, `waits ${page.last.at - page.clock.now} ms`);
});

test('many nudges are one attempt', async t => {
  const page = open(t);
  await page.lose();
  for (let nudge = 0; nudge < 5; nudge++) page.broker.nudge();
  assert.equal(page.sockets.opened.length, 2);
});

test('a nudge leaves a connection alone that is well', async t => {
  const page = open(t);
  await page.goLive();
  await page.clock.pass(10_000);
  page.broker.nudge();
  await page.clock.pass(1_000);
  assert.deepEqual(page.told(), ['connecting', 'live']);
  assert.equal(page.sockets.opened.length, 1);
});

test('a nudge ends a connection that has long been silent: the laptop slept', async t => {
  const page = open(t);
  await page.goLive();
  await page.clock.pass(25_001);
  page.broker.nudge();
  assert.equal(page.last.state, 'reconnecting');
  assert.equal(page.last.at, page.clock.now + 500);
});

test('a listener that fails does not keep the page from trying again', async t => {
  const clock = new Clock(t);
  const sockets = listen(t);
  t.mock.method(console, 'error', () => {});
  let failing = false;
  openBroker({ url: URL, topics: {}, onState: () => { if (failing) throw new Error('a status that cannot be drawn'); } });
  await clock.pass(0);
  failing = true;
  try {
    sockets.latest.hangsUp();
    await clock.pass(60_000);
  } catch {
    // what the browser would print
  }
  failing = false;
  await clock.pass(60_000);
  assert.ok(sockets.opened.length > 1);
});
