import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMIT, Posts } from '#page/posts/posts.js';
import { create, image, remove, update } from '../kit/activities.js';

const NOTHING = { added: [], changed: [], deleted: [], dropped: [] };
const ids = posts => posts.map(({ id }) => id);
const seconds = count => new Date(Date.UTC(2026, 6, 5, 0, 0, count)).toISOString();
const several = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => create(`urn:${from + index}`));

/** A wall that these activities have come to. */
function wall(activities, options) {
  const posts = new Posts(options);
  posts.apply(activities);
  return posts;
}

test('a new post is added, in order of arrival', () => {
  const posts = new Posts();
  const { added, ...others } = posts.apply([create('urn:2'), create('urn:1')]);
  assert.deepEqual(ids(added), ['urn:2', 'urn:1']);
  assert.deepEqual(others, { changed: [], deleted: [], dropped: [] });
  assert.ok(added[0].arrival < added[1].arrival);
  assert.deepEqual(ids(posts.all()), ['urn:2', 'urn:1']);
  assert.equal(posts.size, 2);
  assert.equal(posts.get('urn:1'), added[1]);
});

test('a post without a picture has no place on a wall of pictures', () => {
  const posts = new Posts();
  assert.deepEqual(posts.apply([create('urn:1', { attachment: [] }), create('urn:2', { attachment: [{ type: 'Video' }] })]), NOTHING);
  assert.equal(posts.size, 0);
});

test('a post that gets its picture later comes then', () => {
  const posts = wall([create('urn:1', { attachment: [] })]);
  assert.deepEqual(ids(posts.apply([update('urn:1', { updated: seconds(1) })]).added), ['urn:1']);
});

test('what is no activity is passed over, and what follows it is read', () => {
  const { added } = new Posts().apply([null, undefined, 1, 'Create', [], {}, { type: 'Create' }, { type: 'Create', object: null },
    { type: 'Create', object: { attachment: [image()] } }, { type: 'Create', object: 'urn:0' }, { type: 'Delete' }, { type: 'Delete', object: {} },
    { ...create('urn:like'), type: 'Like' }, { ...create('urn:types'), type: ['Create'] }, create('urn:1')]);
  assert.deepEqual(ids(added), ['urn:1']);
});

test('the same message twice changes nothing', () => {
  const message = [create('urn:1'), create('urn:2'), update('urn:2', { content: 'edited', updated: seconds(1) })];
  const posts = wall(message);
  const before = structuredClone(posts.all());
  assert.deepEqual(posts.apply(message), NOTHING);
  assert.deepEqual(posts.all(), before);
});

test('a message that comes again in part changes nothing either', () => {
  const message = several(1, 5);
  const posts = wall(message);
  assert.deepEqual(posts.apply(message.slice(2)), NOTHING);
});

test('an edited post changes and keeps its place', () => {
  const posts = wall(several(1, 3));
  const { changed, ...others } = posts.apply([update('urn:2', { content: 'edited', updated: seconds(1) })]);
  assert.deepEqual(changed.map(({ id, content }) => [id, content]), [['urn:2', 'edited']]);
  assert.deepEqual(others, { added: [], deleted: [], dropped: [] });
  assert.deepEqual(ids(posts.all()), ['urn:1', 'urn:2', 'urn:3']);
  assert.equal(posts.get('urn:2').content, 'edited');
  assert.deepEqual(posts.all().map(({ arrival }) => arrival), [1, 2, 3]);
});

test('an edit that changes nothing one sees is none', () => {
  const same = { published: seconds(0), updated: seconds(1) };
  const posts = wall([create('urn:1', same)]);
  assert.deepEqual(posts.apply([update('urn:1', same)]), NOTHING);
});

test('a post that is edited in the message it comes with is only added', () => {
  const { added, changed } = new Posts().apply([create('urn:1'), update('urn:1', { content: 'edited', updated: seconds(1) })]);
  assert.deepEqual(added.map(({ content }) => content), ['edited']);
  assert.deepEqual(changed, []);
});

test('two edits in one message are one change', () => {
  const posts = wall([create('urn:1')]);
  const { changed } = posts.apply([update('urn:1', { content: 'once', updated: seconds(1) }), update('urn:1', { content: 'twice', updated: seconds(2) })]);
  assert.deepEqual(changed.map(({ content }) => content), ['twice']);
});

test('an older edit undoes no newer one', () => {
  const posts = wall([create('urn:1'), update('urn:1', { content: 'second', updated: seconds(2) })]);
  assert.deepEqual(posts.apply([update('urn:1', { content: 'first', updated: seconds(1) })]), NOTHING);
  assert.equal(posts.get('urn:1').content, 'second');
});

test('edits without a time count in the order they come', () => {
  const posts = wall([create('urn:1'), update('urn:1', { content: 'first' }), update('urn:1', { content: 'second' })]);
  assert.equal(posts.get('urn:1').content, 'second');
});

test('an edit of a post never seen shows it', () => {
  const { added } = new Posts().apply([update('urn:1', { content: 'edited', updated: seconds(1) })]);
  assert.deepEqual(added.map(({ content }) => content), ['edited']);
});

test('a Create that comes after its Update undoes nothing', () => {
  const posts = wall([update('urn:1', { content: 'edited', updated: seconds(1) })]);
  assert.deepEqual(posts.apply([create('urn:1')]), NOTHING);
  assert.equal(posts.get('urn:1').content, 'edited');
  const dateless = wall([update('urn:1', { content: 'edited' })]);
  assert.deepEqual(dateless.apply([create('urn:1')]), NOTHING);
});

test('a Create that carries a newer edit changes the post', () => {
  const posts = wall([create('urn:1')]);
  assert.deepEqual(ids(posts.apply([create('urn:1', { content: 'as it is now', updated: seconds(9) })]).changed), ['urn:1']);
});

test('an Update that says nothing but the id takes nothing away', () => {
  const posts = wall([create('urn:1')]);
  assert.deepEqual(posts.apply([{ type: 'Update', object: 'urn:1' }]), NOTHING);
  assert.equal(posts.get('urn:1').content, 'my cat sleeps');
});

test('a post whose pictures are edited away leaves the wall', () => {
  const posts = wall([create('urn:1'), create('urn:2')]);
  const { changed, deleted, dropped } = posts.apply([update('urn:1', { attachment: [], updated: seconds(1) })]);
  assert.deepEqual(changed, []);
  assert.deepEqual([...deleted, ...dropped], ['urn:1']);
  assert.equal(posts.get('urn:1'), undefined);
});

test('one post that cannot be read takes no other with it', () => {
  const trap = { toString: 1, valueOf: 1 };
  const posts = new Posts();
  const { added } = posts.apply([create('urn:1'), create('urn:2', { attachment: [{ mediaType: trap }] }), create('urn:3')]);
  assert.deepEqual(ids(added), ['urn:1', 'urn:3']);
});

test('a deleted post leaves', () => {
  const posts = wall(several(1, 3));
  assert.deepEqual(posts.apply([remove('urn:2')]), { ...NOTHING, deleted: ['urn:2'] });
  assert.deepEqual(ids(posts.all()), ['urn:1', 'urn:3']);
  assert.equal(posts.get('urn:2'), undefined);
});

test('a Delete may name its post by the id alone', () => {
  const posts = wall([create('urn:1')]);
  assert.deepEqual(posts.apply([{ type: 'Delete', object: 'urn:1' }]).deleted, ['urn:1']);
  assert.equal(posts.size, 0);
});

test('a deleted post stays out, whatever comes after', () => {
  const posts = wall([create('urn:1'), remove('urn:1')]);
  assert.deepEqual(posts.apply([create('urn:1'), update('urn:1', { updated: seconds(9) })]), NOTHING);
});

test('a Delete that comes first keeps its post out', () => {
  const posts = wall([remove('urn:1')]);
  assert.deepEqual(posts.apply([create('urn:1')]), NOTHING);
});

test('a post that is deleted in the message it comes with is never seen', () => {
  const { added, deleted } = new Posts().apply([create('urn:1'), remove('urn:1'), create('urn:1')]);
  assert.deepEqual(added, []);
  assert.deepEqual(deleted, ['urn:1']);
});

test('a post that is edited and then deleted is no change', () => {
  const posts = wall([create('urn:1')]);
  const { changed, deleted } = posts.apply([update('urn:1', { updated: seconds(1) }), remove('urn:1')]);
  assert.deepEqual(changed, []);
  assert.deepEqual(deleted, ['urn:1']);
});

test('a Delete is told even of posts no longer held: the page may show one that was pushed out', () => {
  const posts = wall(several(1, 4), { limit: 3 });
  assert.deepEqual(posts.apply([remove('urn:1')]).deleted, ['urn:1']);
});

test('the page holds 300 posts, and the oldest go first', () => {
  assert.equal(LIMIT, 300);
  const posts = wall(several(1, LIMIT));
  assert.equal(posts.size, LIMIT);
  assert.deepEqual(posts.apply(several(301, 303)).dropped, ['urn:1', 'urn:2', 'urn:3']);
  assert.equal(posts.size, LIMIT);
  assert.equal(posts.all()[0].id, 'urn:4');
  assert.equal(posts.all().at(-1).id, 'urn:303');
});

test('an edit makes no post younger', () => {
  const posts = wall(several(1, 3), { limit: 3 });
  posts.apply([update('urn:1', { content: 'edited', updated: seconds(1) })]);
  assert.deepEqual(posts.apply([create('urn:4')]).dropped, ['urn:1']);
});

test('a post that is edited and then pushed out is no change', () => {
  const posts = wall(several(1, 3), { limit: 3 });
  const { changed, dropped } = posts.apply([update('urn:1', { content: 'edited', updated: seconds(1) }), create('urn:4')]);
  assert.deepEqual(changed, []);
  assert.deepEqual(dropped, ['urn:1']);
});

test('of a message of more than the page holds, the newest are added and the others never were there', () => {
  const { added, dropped } = new Posts({ limit: 3 }).apply(several(1, 5));
  assert.deepEqual(ids(added), ['urn:3', 'urn:4', 'urn:5']);
  assert.deepEqual(dropped, []);
});

test('a post that was pushed out does not come in again as new', () => {
  const posts = wall(several(1, 4), { limit: 3 });
  assert.deepEqual(posts.apply([create('urn:1'), update('urn:1', { updated: seconds(1) })]), NOTHING);
});

test('what came is remembered for 5,000 posts, and no longer', () => {
  const posts = wall(several(1, 5_000));
  assert.deepEqual(posts.apply([create('urn:1')]), NOTHING);
  posts.apply([create('urn:5001')]);
  assert.deepEqual(ids(posts.apply([create('urn:1')]).added), ['urn:1']);
});

test('a deleted post is remembered as long, however many others are deleted', () => {
  const posts = wall([remove('urn:1'), remove('urn:2'), remove('urn:3')], { memory: 2 });
  assert.deepEqual(ids(posts.apply(several(1, 3)).added), ['urn:1']);
});

test('a deleted post makes room', () => {
  const posts = wall(several(1, 3), { limit: 3 });
  assert.deepEqual(posts.apply([remove('urn:2'), create('urn:4')]).dropped, []);
  assert.deepEqual(ids(posts.all()), ['urn:1', 'urn:3', 'urn:4']);
});
