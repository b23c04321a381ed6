import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateOf } from '#page/status/states.js';

const NOW = Date.UTC(2026, 6, 4, 12);
const ago = seconds => NOW - seconds * 1_000;
const WELL = { connection: 'live', online: true, since: ago(600), lastPost: ago(1), told: ago(1), sources: {}, now: NOW };
const state = changes => stateOf({ ...WELL, ...changes });

test('a wall that posts come to is live', () => assert.equal(state({}), 'live'));

test('a wall without a connection says which state that is in', () => {
  for (const connection of ['connecting', 'reconnecting', 'refused']) assert.equal(state({ connection }), connection);
});

test('a browser without network is offline, unless the broker is reached all the same', () => {
  for (const connection of ['connecting', 'reconnecting', 'refused']) assert.equal(state({ connection, online: false }), 'offline');
  assert.equal(state({ online: false }), 'live');
});

test('a wall that no post has come to for a minute is quiet', () => {
  assert.equal(state({ lastPost: ago(60) }), 'live');
  assert.equal(state({ lastPost: ago(61) }), 'quiet');
});

test('a wall that has just connected is given its minute', () => {
  assert.equal(state({ lastPost: 0, since: ago(5) }), 'live');
  assert.equal(state({ lastPost: ago(3_600), since: ago(5) }), 'live');
  assert.equal(state({ lastPost: 0, since: ago(61) }), 'quiet');
});

test('a source that is behind makes the wall so', () => {
  assert.equal(state({ sources: { bluesky: { state: 'connected' }, mastodon: { state: 'behind' } } }), 'behind');
  assert.equal(state({ sources: { bluesky: { state: 'waiting' }, mastodon: { state: 'starting' } } }), 'live');
});

test('a publisher that falls silent for half a minute leaves the wall behind', () => {
  assert.equal(state({ told: ago(30) }), 'live');
  assert.equal(state({ told: ago(31) }), 'behind');
});

test('a publisher that never told anything is another program, and does not count', () => {
  assert.equal(state({ told: 0, sources: undefined }), 'live');
});

test('after a reconnect the publisher is given its half minute', () => {
  assert.equal(state({ told: ago(300), since: ago(5) }), 'live');
});

test('behind weighs more than quiet', () => {
  assert.equal(state({ lastPost: ago(90), sources: { bluesky: { state: 'behind' } } }), 'behind');
});

test('sources told in another form count as none', () => {
  for (const sources of [null, [], 'x', { bluesky: null }, { bluesky: 'behind' }]) assert.equal(state({ sources }), 'live', JSON.stringify(sources));
});
