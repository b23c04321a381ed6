import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace } from '#page/pace/pace.js';

test('a wall that nobody holds moves', () => {
  const pace = new Pace();
  assert.equal(pace.paused, false);
  assert.equal(pace.reason, null);
});

test('it stands still while somebody looks closer, and goes on when nobody does', () => {
  const pace = new Pace();
  pace.hold('hover');
  assert.equal(pace.paused, true);
  pace.hold('viewer');
  pace.release('hover');
  assert.equal(pace.paused, true);
  pace.release('viewer');
  assert.equal(pace.paused, false);
});

test('of several reasons the one of most weight is told', () => {
  const pace = new Pace();
  for (const reason of ['hidden', 'hover', 'focus', 'reading', 'viewer', 'user']) {
    pace.hold(reason);
    assert.equal(pace.reason, reason);
  }
  pace.release('user');
  assert.equal(pace.reason, 'viewer');
});

test('it is said for each reason whether it holds', () => {
  const pace = new Pace();
  pace.hold('user');
  pace.hold('hover', true);
  pace.hold('focus', false);
  assert.deepEqual(['user', 'hover', 'focus'].map(reason => pace.holds(reason)), [true, true, false]);
});

test('whoever listens hears of changes, and of nothing else', () => {
  const pace = new Pace();
  const heard = [];
  pace.onChange(({ reason }) => heard.push(reason));
  pace.onChange(({ paused }) => heard.push(paused));
  pace.hold('hover');
  pace.hold('hover');
  pace.hold('hover', false);
  pace.release('hover');
  pace.release('user');
  assert.deepEqual(heard, ['hover', true, null, false]);
});
