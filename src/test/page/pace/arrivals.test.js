import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Arrivals } from '#page/pace/arrivals.js';
import { Pace } from '#page/pace/pace.js';
import { Clock } from '../kit/clock.js';

const post = arrival => ({ id: `urn:${arrival}`, arrival });
const several = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => post(from + index));

/** A layout that hangs whatever it is given: as columns do, or as few places that the newest take. */
class Wall {
  filled = true;
  hung = []; // cards, the latest hung last
  groups = []; // arrivals hung at a time
  gone = false;

  constructor({ places = Infinity } = {}) {
    this.places = places;
    this.grows = places === Infinity;
  }

  add(entries) {
    this.groups.push(entries.map(({ post }) => post.arrival));
    this.hung.push(...entries.map(({ card }) => card));
    this.hung.splice(0, Math.max(0, this.hung.length - this.places));
    return entries;
  }

  holds(card) {
    return this.hung.includes(card);
  }

  replace(old, card) {
    this.hung[this.hung.indexOf(old)] = card;
  }

  remove(cards) {
    this.hung = this.hung.filter(card => !cards.includes(card));
  }

  leave() {
    this.gone = true;
  }

  get posts() {
    return this.hung.map(({ post }) => post.arrival);
  }
}

/** @param load what becomes of a post's pictures: true, false or a promise of it */
function open(t, { layout = new Wall(), load = () => true, sized = false } = {}) {
  const clock = new Clock(t);
  globalThis.document = { hidden: false };
  t.after(() => { delete globalThis.document; });
  const pace = new Pace();
  const shown = [];
  const waiting = [];
  const built = [];
  const arrivals = new Arrivals({
    layout,
    pace,
    words: { ago: () => 'now' },
    build: post => {
      built.push(post.arrival);
      return { card: { post, querySelectorAll: () => [] }, sized, loaded: Promise.resolve(load(post)) };
    },
    onShown: count => shown.push(count),
    onWaiting: count => waiting.push(count),
  });
  pace.onChange(() => arrivals.resume());
  return { arrivals, clock, pace, layout, shown, waiting, built, add: posts => posts.forEach(post => arrivals.add(post)) };
}

test('a post hangs when it has loaded', async t => {
  const { clock, layout, shown, add } = open(t);
  add([post(1)]);
  await clock.pass(100);
  assert.deepEqual(layout.posts, [1]);
  assert.equal(shown.at(-1), 1);
});

test('recent posts come in a burst, and the newest load first', async t => {
  const { clock, built, add } = open(t, { load: () => new Promise(() => {}) });
  add(several(1, 30));
  await clock.pass(30);
  assert.deepEqual(built, several(7, 30).map(({ arrival }) => arrival).reverse());
});

test('a full wall breathes: groups hang more than a second apart', async t => {
  const { clock, layout, add } = open(t);
  add([post(1)]);
  await clock.pass(100);
  add([post(2), post(3)]);
  await clock.pass(1_000);
  assert.deepEqual(layout.posts, [1]);
  await clock.pass(500);
  assert.deepEqual(layout.posts.sort(), [1, 2, 3]);
  assert.equal(layout.groups.length, 2);
});

test('a post without any picture that can be shown does not hang', async t => {
  const { clock, layout, arrivals, add } = open(t, { load: ({ arrival }) => arrival !== 2 });
  add(several(1, 3));
  await clock.pass(2_000);
  assert.deepEqual(layout.posts.sort(), [1, 3]);
  assert.deepEqual(arrivals.ids, ['urn:3', 'urn:1']);
});

test('pictures that never end do not keep the others out for good', async t => {
  const { clock, layout, add } = open(t, { load: ({ arrival }) => (arrival > 1 ? new Promise(resolve => setTimeout(() => resolve(false), 15_000)) : true) });
  add(several(1, 25));
  await clock.pass(14_000);
  assert.deepEqual(layout.posts, []);
  await clock.pass(3_000);
  assert.deepEqual(layout.posts, [1]);
});

test('while the first screen fills, a card of known shape hangs before its picture is there', async t => {
  const layout = Object.assign(new Wall(), { filled: false });
  const { clock, add } = open(t, { layout, sized: true, load: () => new Promise(() => {}) });
  add([post(1)]);
  await clock.pass(500);
  assert.deepEqual(layout.posts, [1]);
});

test('one of unknown shape waits for its picture', async t => {
  const layout = Object.assign(new Wall(), { filled: false });
  const { clock, add } = open(t, { layout, sized: false, load: () => new Promise(() => {}) });
  add([post(1)]);
  await clock.pass(5_000);
  assert.deepEqual(layout.posts, []);
});

test('one that hung before its picture came, and has none after all, leaves', async t => {
  const layout = Object.assign(new Wall(), { filled: false });
  const { clock, add } = open(t, { layout, sized: true, load: () => new Promise(resolve => setTimeout(() => resolve(false), 2_000)) });
  add([post(1)]);
  await clock.pass(1_000);
  assert.deepEqual(layout.posts, [1]);
  await clock.pass(2_000);
  assert.deepEqual(layout.posts, []);
});

test('while the wall is paused newer posts wait and are counted, and then hang in one movement', async t => {
  const { clock, pace, layout, waiting, add } = open(t);
  add([post(1)]);
  await clock.pass(100);
  pace.hold('user');
  add(several(2, 4));
  await clock.pass(5_000);
  assert.deepEqual(layout.posts, [1]);
  assert.equal(waiting.at(-1), 3);
  pace.release('user');
  await clock.pass(1_300);
  assert.deepEqual(layout.groups, [[1], [2, 3, 4]]);
  assert.equal(waiting.at(-1), 0);
});

test('older posts hang below even while the wall is paused, where they disturb nobody', async t => {
  const { clock, pace, layout, waiting, add } = open(t);
  add([post(5)]);
  await clock.pass(100);
  pace.hold('reading');
  add([post(3)]);
  await clock.pass(2_000);
  assert.deepEqual(layout.posts, [5, 3]);
  assert.equal(waiting.at(-1), 0);
});

test('a paused wall loads no more than forty cards ahead', async t => {
  const { clock, pace, built, waiting, add } = open(t);
  add([post(1)]);
  await clock.pass(100);
  pace.hold('user');
  add(several(2, 200));
  await clock.pass(10_000);
  assert.ok(built.length - 1 <= 40 + 24, `${built.length - 1} loaded`);
  assert.ok(built.length - 1 >= 40, `${built.length - 1} loaded`);
  assert.equal(waiting.at(-1), 199);
});

test('a hidden tab loads nothing, and catches up when it is seen', async t => {
  const { clock, layout, built, arrivals, add } = open(t);
  document.hidden = true;
  add(several(1, 3));
  await clock.pass(5_000);
  assert.deepEqual(built, []);
  document.hidden = false;
  arrivals.resume();
  await clock.pass(1_300);
  assert.deepEqual(layout.posts.sort(), [1, 2, 3]);
});

test('a deleted post leaves at once, wherever it is', async t => {
  const { clock, layout, shown, arrivals, add } = open(t);
  add([post(1), post(2)]);
  await clock.pass(1_300);
  arrivals.remove('urn:1');
  assert.deepEqual(layout.posts, [2]);
  assert.equal(shown.at(-1), 1);
  arrivals.remove('urn:9');
  add([post(3)]);
  await clock.pass(10);
  arrivals.remove('urn:3'); // still waiting
  await clock.pass(3_000);
  assert.deepEqual(layout.posts, [2]);
});

test('a post deleted while it loads never hangs', async t => {
  const { clock, layout, arrivals, add } = open(t, { load: () => new Promise(resolve => setTimeout(() => resolve(true), 1_000)) });
  add([post(1)]);
  await clock.pass(500);
  arrivals.remove('urn:1');
  await clock.pass(5_000);
  assert.deepEqual(layout.posts, []);
});

test('an edited post changes where it hangs, once its pictures are there', async t => {
  const { clock, layout, arrivals, add } = open(t);
  add(several(1, 3));
  await clock.pass(1_300);
  const before = layout.posts;
  const edited = { ...post(2), content: 'edited' };
  arrivals.change(edited);
  await clock.pass(0);
  assert.deepEqual(layout.posts, before);
  assert.equal(layout.hung.find(card => card.post.arrival === 2).post, edited);
});

test('what a network that was away kept from loading hangs when it is back', async t => {
  let there = false;
  const { clock, layout, built, arrivals, add } = open(t, { load: () => there });
  add([post(1), post(2)]);
  await clock.pass(5_000);
  assert.deepEqual(layout.posts, []);
  there = true;
  arrivals.retry();
  await clock.pass(5_000);
  assert.deepEqual(layout.posts.sort(), [1, 2]);
  arrivals.retry();
  await clock.pass(5_000);
  assert.equal(built.length, 4, 'what hangs is not loaded anew');
});

test('what cannot be shown and is deleted or pushed out is not tried again', async t => {
  const { clock, built, arrivals, add } = open(t, { load: () => false });
  add([post(1), post(2)]);
  await clock.pass(5_000);
  arrivals.remove('urn:1');
  arrivals.drop('urn:2');
  arrivals.retry();
  await clock.pass(5_000);
  assert.equal(built.length, 2);
});

test('an edited post whose pictures the network kept away returns with it', async t => {
  let there = true;
  const { clock, layout, arrivals, add } = open(t, { load: () => there });
  add([post(1)]);
  await clock.pass(5_000);
  there = false;
  arrivals.change({ ...post(1), content: 'edited' });
  await clock.pass(5_000);
  assert.deepEqual(layout.posts, []);
  there = true;
  arrivals.retry();
  await clock.pass(5_000);
  assert.deepEqual(layout.hung.map(({ post }) => post.content), ['edited']);
});

test('an edited post whose pictures cannot be shown leaves', async t => {
  const { clock, layout, arrivals, add } = open(t, { load: ({ content }) => content !== 'broken' });
  add([post(1), post(2)]);
  await clock.pass(1_300);
  arrivals.change({ ...post(2), content: 'broken' });
  await clock.pass(0);
  assert.deepEqual(layout.posts, [1]);
});

test('of two edits the later one counts, whichever loads first', async t => {
  const { clock, layout, arrivals, add } = open(t, { load: ({ content }) => (content === 'first' ? new Promise(resolve => setTimeout(() => resolve(true), 1_000)) : true) });
  add([post(1)]);
  await clock.pass(100);
  arrivals.change({ ...post(1), content: 'first' });
  arrivals.change({ ...post(1), content: 'second' });
  await clock.pass(2_000);
  assert.deepEqual(layout.hung.map(card => card.post.content), ['second']);
});

test('a post that could not be shown may be after an edit', async t => {
  const { clock, layout, arrivals, add } = open(t, { load: ({ content }) => content === 'mended' });
  add([post(1)]);
  await clock.pass(1_300);
  assert.deepEqual(layout.posts, []);
  arrivals.change({ ...post(1), content: 'mended' });
  await clock.pass(1_300);
  assert.deepEqual(layout.posts, [1]);
});

test('a post pushed out hangs until a newer one takes its place', async t => {
  const { clock, layout, arrivals, add } = open(t);
  add(several(1, 300));
  await clock.pass(60_000);
  assert.equal(layout.hung.length, 300);
  arrivals.drop('urn:1');
  assert.equal(layout.hung.length, 300);
  add([post(301)]);
  await clock.pass(3_000);
  assert.equal(layout.hung.length, 300);
  assert.ok(!layout.posts.includes(1));
});

test('a post pushed out before it hung never does', async t => {
  const { clock, layout, arrivals, add } = open(t);
  add([post(1), post(2)]);
  arrivals.drop('urn:1');
  await clock.pass(3_000);
  assert.deepEqual(layout.posts, [2]);
});

test('where a wall of few places loses one, the newest of those it has shown returns', async t => {
  const { clock, layout, arrivals, add } = open(t, { layout: new Wall({ places: 2 }) });
  for (const each of several(1, 4)) {
    add([each]);
    await clock.pass(1_500);
  }
  assert.deepEqual(layout.posts, [3, 4]);
  layout.filled = false;
  arrivals.remove('urn:4');
  await clock.pass(1_500);
  assert.deepEqual(layout.posts.sort(), [2, 3]);
});

test('all that hangs or hung can be stepped through, newest first', async t => {
  const { clock, arrivals, add } = open(t, { layout: new Wall({ places: 2 }) });
  for (const each of several(1, 4)) {
    add([each]);
    await clock.pass(1_500);
  }
  assert.deepEqual(arrivals.ids, ['urn:4', 'urn:3', 'urn:2', 'urn:1']);
});

test('when another layout takes over nothing is left running', async t => {
  const { clock, layout, arrivals, add } = open(t);
  add([post(1), post(2)]);
  await clock.pass(100);
  arrivals.leave();
  assert.equal(layout.gone, true);
  await clock.pass(60_000);
  assert.equal(clock.waiting, 0);
});

test('what still loads when another layout takes over tells nothing any more', async t => {
  const { clock, pace, waiting, arrivals, add } = open(t, { load: () => new Promise(resolve => setTimeout(() => resolve(true), 1_000)) });
  add([post(1)]);
  await clock.pass(100);
  pace.hold('user');
  arrivals.leave();
  const told = waiting.length;
  await clock.pass(5_000);
  assert.equal(waiting.length, told);
});
