import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rate } from '#page/status/rate.js';

const START = Date.UTC(2026, 6, 4, 12); // on the border of two steps
const at = seconds => START + seconds * 1_000;

/** Posts at these seconds. */
function rate(...seconds) {
  const rate = new Rate();
  rate.begin(START);
  for (const second of seconds) rate.add(1, at(second));
  return rate;
}

const everySecond = to => Array.from({ length: to }, (_, second) => second);

test('before it has begun it says nothing and counts nothing', () => {
  const rate = new Rate();
  rate.add(5, START);
  assert.equal(rate.perMinute(at(60)), null);
  assert.ok(rate.steps(at(60)).every(posts => posts === 0));
});

test('what came before the beginning is not counted', () => {
  const rate = new Rate();
  rate.begin(at(2));
  rate.add(50, at(1));
  assert.equal(rate.perMinute(at(62)), 0);
});

test('it begins once', () => {
  const rate = new Rate();
  rate.begin(at(0));
  rate.begin(at(100));
  assert.equal(rate.perMinute(at(60)), 0);
});

test('for twenty seconds it is too early to say', () => {
  assert.equal(rate(1, 2, 3).perMinute(at(19.9)), null);
  assert.equal(rate(1, 2, 3).perMinute(at(20)), 9);
});

test('a wall without posts has none a minute', () => {
  assert.equal(rate().perMinute(at(120)), 0);
});

test('one post a second is sixty a minute as soon as it says anything', () => {
  for (const seconds of [20, 30, 45]) assert.equal(rate(...everySecond(seconds)).perMinute(at(seconds)), 60, `${seconds} s`);
});

test('one post a second stays sixty a minute whenever one looks', () => {
  for (let seconds = 120; seconds < 130; seconds++) {
    const perMinute = rate(...everySecond(seconds)).perMinute(at(seconds));
    assert.ok(Math.abs(perMinute - 60) <= 1, `${perMinute} at ${seconds} s`);
  }
});

test('posts of more than a minute ago no longer count', () => {
  assert.equal(rate(...everySecond(30)).perMinute(at(120)), 0);
});

test('the chart has the last ten minutes in steps of ten seconds, the newest last', () => {
  const steps = rate(0, 1, 10, 595).steps(at(599));
  assert.equal(steps.length, 60);
  assert.equal(steps[0], 2);
  assert.equal(steps[1], 1);
  assert.equal(steps[59], 1);
  assert.equal(steps.reduce((sum, posts) => sum + posts), 4);
});

test('posts leave the chart after ten minutes', () => {
  assert.deepEqual(rate(0).steps(at(600)), Array(60).fill(0));
  assert.deepEqual(rate(0).steps(at(599)).slice(0, 2), [1, 0]);
});

test('a wall that hangs for days counts as one that was just hung', () => {
  const rate = new Rate();
  rate.begin(START);
  for (let second = 0; second < 3 * 86_400; second += 60) rate.add(1, at(second));
  assert.equal(rate.steps(at(3 * 86_400 - 1)).reduce((sum, posts) => sum + posts), 10);
});
