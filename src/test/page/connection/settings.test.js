import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askWall } from '#page/connection/settings.js';
import { Clock } from '../kit/clock.js';

const WALL = { topic: 'wall.cats', brokerURL: 'ws://127.0.0.1:61614' };

/** A server that gives these answers in turn, the last one for good. */
function serve(t, ...answers) {
  const clock = new Clock(t);
  t.mock.method(console, 'warn', () => {});
  const asked = t.mock.method(globalThis, 'fetch', async () => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  return { clock, asked };
}

test('the wall\'s own answer is taken, and what it leaves out is the default', async t => {
  serve(t, WALL);
  assert.deepEqual(await askWall(), { title: 'Catwalk', sensitive: 'hide', ...WALL });
});

test('what it says beyond that is kept', async t => {
  const wall = { ...WALL, title: 'Show me the cats', sensitive: 'blur', languages: ['en', 'ko'] };
  serve(t, wall);
  assert.deepEqual(await askWall(), wall);
});

test('the answer is never an old one', async t => {
  const { asked } = serve(t, WALL);
  await askWall();
  const [address, { cache, signal }] = asked.mock.calls[0].arguments;
  assert.equal(address, 'wall.json');
  assert.equal(cache, 'no-store');
  assert.ok(signal instanceof AbortSignal);
});

for (const [what, answer] of [
  ['no answer', new TypeError('Failed to fetch')],
  ['an answer that is no JSON', '<html>Bad gateway</html>'],
  ['an answer without a topic', { brokerURL: 'ws://127.0.0.1:61614' }],
  ['an answer without a broker', { topic: 'wall.cats' }],
  ['an empty answer', {}],
  ['null', 'null'],
]) {
  test(`${what} is an error for who does not wait`, async t => {
    const { asked } = serve(t, answer);
    await assert.rejects(askWall());
    assert.equal(asked.mock.callCount(), 1);
  });

  test(`${what} is asked again by who does`, async t => {
    const { clock } = serve(t, answer, WALL);
    const asking = askWall({ patiently: () => {} });
    await clock.pass(500);
    assert.equal((await asking).topic, 'wall.cats');
  });
}

test('the waits double from half a second to ten, and each is told', async t => {
  const { clock, asked } = serve(t, new TypeError('Failed to fetch'));
  const waits = [];
  askWall({ patiently: wait => waits.push(wait) });
  await clock.pass(60_000);
  assert.deepEqual(waits.slice(0, 8), [500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
  assert.equal(asked.mock.callCount(), waits.length);
});
