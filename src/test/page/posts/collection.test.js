import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf, readCollection, readPost } from '#page/posts/collection.js';
import { create, image } from '../kit/activities.js';

const collection = items => JSON.stringify({ type: 'OrderedCollection', orderedItems: items });
const read = changes => readPost(create('urn:1', changes), 'urn:1');

// Collections

test('a collection gives its activities in their order', () => {
  assert.deepEqual(readCollection(collection([{ type: 'Create' }, { type: 'Delete' }])), [{ type: 'Create' }, { type: 'Delete' }]);
});

for (const [what, body] of [
  ['no text', undefined],
  ['bytes', new Uint8Array([123, 125])],
  ['an empty text', ''],
  ['half a message', collection([{ type: 'Create' }]).slice(0, -1)],
  ['markup', '<html></html>'],
  ['null', 'null'],
  ['a number', '42'],
  ['an array', '[{"type":"Create"}]'],
  ['an activity alone', '{"type":"Create"}'],
  ['a collection without order', '{"type":"Collection","items":[]}'],
  ['several types at once', '{"type":["OrderedCollection"],"orderedItems":[]}'],
]) {
  test(`${what} is no collection`, () => assert.equal(readCollection(body), null));
}

test('a collection without items is empty', () => {
  assert.deepEqual(readCollection('{"type":"OrderedCollection"}'), []);
  assert.deepEqual(readCollection('{"type":"OrderedCollection","orderedItems":null}'), []);
});

test('a single item may stand without its array, as JSON-LD allows', () => {
  assert.deepEqual(readCollection('{"type":"OrderedCollection","orderedItems":{"type":"Create"}}'), [{ type: 'Create' }]);
});

test('a message of a million characters is read, a longer one is not even parsed', () => {
  const message = size => collection([]).padEnd(size);
  assert.deepEqual(readCollection(message(1_000_000)), []);
  assert.equal(readCollection(message(1_000_001)), null);
});

// Ids

test('an id stands in the object, or is all there is of it', () => {
  assert.equal(idOf({ id: 'at://1' }), 'at://1');
  assert.equal(idOf('at://1'), 'at://1');
});

test('what is no text, empty or longer than 2,048 characters is no id', () => {
  for (const object of [undefined, null, 1, {}, [], [{ id: 'a' }], { id: null }, { id: 1 }, { id: {} }, { id: '' }, '']) {
    assert.equal(idOf(object), null, JSON.stringify(object));
  }
  assert.equal(idOf('x'.repeat(2_048)).length, 2_048);
  assert.equal(idOf('x'.repeat(2_049)), null);
});

// A post's fields

test('a whole post is read', () => {
  const post = read({
    sensitive: true,
    summary: 'a spider',
    updated: '2026-07-05T00:00:00Z',
    published: '2026-07-04T14:38:08.999Z',
    license: { name: 'CC BY 4.0', url: 'https://creativecommons.example/by' },
    attachment: [image({ preview: { type: 'Image', url: 'https://pictures.example/small.jpg' }, blurhash: 'LEHV6nWB2yk8', focalPoint: [0, 0] })],
  });
  assert.deepEqual(post, {
    id: 'urn:1',
    url: 'https://social.example/urn:1',
    content: 'my cat sleeps',
    lang: 'en',
    published: Date.parse('2026-07-04T14:38:08.999Z'),
    updated: Date.parse('2026-07-05T00:00:00Z'),
    sensitive: true,
    warning: 'a spider',
    source: '',
    author: { name: 'Mina', handle: 'mina.example', url: 'https://social.example/mina', icon: '' },
    license: { name: 'CC BY 4.0', url: 'https://creativecommons.example/by' },
    pictures: [{
      url: 'https://pictures.example/1.jpg',
      preview: 'https://pictures.example/small.jpg',
      alt: 'a cat',
      ratio: 4 / 3,
      focus: '50.0% 50.0%',
      blurhash: 'LEHV6nWB2yk8',
    }],
  });
});

test('a post of which only a picture is known is read', () => {
  const post = readPost({ object: { attachment: { type: 'Image', url: 'https://pictures.example/1.jpg' } } }, 'urn:1');
  assert.deepEqual(post, {
    id: 'urn:1',
    url: '',
    content: '',
    lang: '',
    published: 0,
    updated: 0,
    sensitive: false,
    warning: '',
    source: '',
    author: { name: '', handle: '', url: '', icon: '' },
    license: { name: '', url: '' },
    pictures: [{ url: 'https://pictures.example/1.jpg', preview: '', alt: null, ratio: null, focus: null, blurhash: null }],
  });
});

test('a field of another type counts as not there, whatever it is', () => {
  const fields = ['url', 'published', 'updated', 'content', 'contentMap', 'sensitive', 'summary', 'attributedTo', 'license', 'attachment'];
  const wrong = [null, true, false, 0, -1, 1e999, '', [], [null], [[]], {}, { url: {} }, { name: {} }, [[[[[['deep']]]]]]];
  for (const field of fields) {
    for (const value of wrong) {
      const post = read({ [field]: value });
      const told = `${field}: ${JSON.stringify(value)}`;
      for (const part of [post.url, post.content, post.lang, post.warning, post.source, ...Object.values(post.author), ...Object.values(post.license)]) {
        assert.equal(typeof part, 'string', told);
      }
      assert.ok(Number.isFinite(post.published) && Number.isFinite(post.updated), told);
      assert.equal(typeof post.sensitive, 'boolean', told);
      assert.ok(Array.isArray(post.pictures), told);
    }
  }
});

test('a picture\'s field of another type counts as not there', () => {
  for (const field of ['name', 'width', 'height', 'preview', 'focalPoint', 'blurhash', 'mediaType']) {
    for (const value of [null, true, -1, 0, 'x', [], {}, [null], { url: [] }]) {
      const [picture] = read({ attachment: [image({ [field]: value })] }).pictures;
      const told = `${field}: ${JSON.stringify(value)}`;
      assert.equal(picture.url, 'https://pictures.example/1.jpg', told);
      assert.equal(typeof picture.preview, 'string', told);
      assert.ok(picture.alt === null || typeof picture.alt === 'string', told);
      assert.ok(picture.ratio === null || picture.ratio > 0, told);
      assert.ok(picture.focus === null || typeof picture.focus === 'string', told);
      assert.ok(picture.blurhash === null || typeof picture.blurhash === 'string', told);
    }
  }
});

test('an object that cannot be made a text or a number is no error', () => {
  const trap = { toString: 1, valueOf: 1 }; // String(trap) and trap > 0 throw, and JSON can say it
  assert.doesNotThrow(() => read({ attachment: [{ mediaType: trap }] }));
  assert.doesNotThrow(() => read({ attachment: [image({ width: trap })] }));
  assert.doesNotThrow(() => read({ published: trap, content: trap, attributedTo: trap, contentMap: trap, license: trap, summary: trap }));
});

test('only true makes a post sensitive', () => {
  assert.equal(read({ sensitive: true }).sensitive, true);
  for (const value of ['true', 1, {}, null, undefined]) assert.equal(read({ sensitive: value }).sensitive, false, String(value));
});

test('an author without a name is called by the handle', () => {
  assert.equal(read({ attributedTo: { preferredUsername: 'jun.example' } }).author.name, 'jun.example');
});

test('the first of several authors is named', () => {
  assert.equal(read({ attributedTo: [{ name: 'Mina' }, { name: 'Jun' }] }).author.name, 'Mina');
});

test('an author of whom only the id is told has no name', () => {
  assert.deepEqual(read({ attributedTo: 'urn:mina' }).author, { name: '', handle: '', url: '', icon: '' });
});

test('the source is the generator\'s name, or the generator itself', () => {
  const source = generator => readPost({ ...create('urn:1'), generator }, 'urn:1').source;
  assert.equal(source({ type: 'Service', name: 'mastodon.eu' }), 'mastodon.eu');
  assert.equal(source('bluesky'), 'bluesky');
  assert.equal(source({ type: 'Service' }), '');
  assert.equal(source(undefined), '');
});

test('a post without a date has its activity\'s', () => {
  const post = readPost({ published: '2026-07-04T00:00:00Z', object: {} }, 'urn:1');
  assert.equal(post.published, Date.parse('2026-07-04T00:00:00Z'));
});

test('what is no date counts as none', () => {
  for (const value of ['yesterday', '', '2026-13-45', 1_783_175_888]) assert.equal(read({ published: value }).published, 0, value);
});

// Links

for (const [form, url] of [
  ['a text', 'https://a.example/'],
  ['a Link', { type: 'Link', href: 'https://a.example/' }],
  ['an object with a url', { type: 'Image', url: 'https://a.example/' }],
  ['several of which the first counts', ['https://a.example/', 'https://b.example/']],
  ['several Links', [{ type: 'Link', mediaType: 'text/html', href: 'https://a.example/' }, { type: 'Link', href: 'https://b.example/' }]],
  ['an object whose url is a Link', { type: 'Image', url: { type: 'Link', href: 'https://a.example/' } }],
  ['an object with a list of Links', { type: 'Image', url: [{ type: 'Link', href: 'https://a.example/' }] }],
]) {
  test(`a link may be ${form}`, () => {
    assert.equal(read({ url }).url, 'https://a.example/');
    assert.equal(read({ attachment: [image({ url })] }).pictures[0].url, 'https://a.example/');
    assert.equal(read({ attachment: [image({ preview: url })] }).pictures[0].preview, 'https://a.example/');
    assert.equal(read({ attributedTo: { icon: url } }).author.icon, 'https://a.example/');
  });
}

test('a link nested without end is none', () => {
  let url = 'https://a.example/';
  for (let depth = 0; depth < 10_000; depth++) url = [url];
  assert.equal(read({ url }).url, '');
});

// Texts

test('the text is in the language that contentMap names', () => {
  const post = read({ content: '고양이', contentMap: { ko: '고양이' } });
  assert.equal(post.content, '고양이');
  assert.equal(post.lang, 'ko');
});

test('contentMap may be all there is', () => {
  const post = read({ content: undefined, contentMap: { 'pt-BR': 'gato' } });
  assert.equal(post.content, 'gato');
  assert.equal(post.lang, 'pt-BR');
});

test('of several languages the one counts that the text is written in', () => {
  assert.equal(read({ content: '고양이', contentMap: { en: 'a cat', ko: '고양이' } }).lang, 'ko');
});

test('a text in another language than contentMap\'s has none', () => {
  assert.equal(read({ content: 'chat', contentMap: { en: 'cat' } }).lang, '');
});

test('what is no language tag is no language', () => {
  for (const lang of ['x', 'english language', '"><script>', 'e1', '', 'en-']) {
    assert.equal(read({ content: 'cat', contentMap: { [lang]: 'cat' } }).lang, '', lang);
  }
});

test('contentMap\'s entries that are no text are passed over', () => {
  const post = read({ content: undefined, contentMap: { en: null, fr: ['chat'], ko: '고양이' } });
  assert.equal(post.content, '고양이');
  assert.equal(post.lang, 'ko');
});

test('a contentMap that is a text is no text of the post', () => {
  assert.equal(read({ content: undefined, contentMap: 'cat' }).content, '');
});

test('a text keeps its lines and loses the space around it', () => {
  assert.equal(read({ content: '\n  a cat\non a mat  ' }).content, 'a cat\non a mat');
});

test('texts are cut to size and end in an ellipsis', () => {
  const long = 'x'.repeat(5_000);
  const post = readPost({ ...create('urn:1', {
    content: long,
    contentMap: { en: long },
    summary: long,
    attributedTo: { name: long, preferredUsername: long },
    license: { name: long },
    attachment: [image({ name: long })],
  }), generator: { name: long } }, 'urn:1');
  const cut = (text, length) => assert.equal(text, `${'x'.repeat(length)}…`);
  cut(post.content, 1_500);
  cut(post.warning, 1_500);
  cut(post.pictures[0].alt, 1_500);
  cut(post.author.name, 120);
  cut(post.author.handle, 120);
  cut(post.license.name, 120);
  cut(post.source, 120);
  assert.equal(post.lang, 'en', 'a text that was cut is still in its language');
});

test('a text of just the size is not cut', () => {
  assert.equal(read({ content: 'x'.repeat(1_500) }).content, 'x'.repeat(1_500));
});

test('a cut goes through no character', () => {
  const { content } = read({ content: `${'x'.repeat(1_499)}🐈🐈` });
  assert.equal(content, `${'x'.repeat(1_499)}…`);
});

test('nothing may turn the direction of what follows it', () => {
  const turned = 'photo\u202Egpj.exe\u202D';
  const post = read({ content: turned, contentMap: {}, summary: turned, attributedTo: { name: turned, preferredUsername: turned }, attachment: [image({ name: turned })] });
  for (const text of [post.content, post.warning, post.author.name, post.author.handle, post.pictures[0].alt]) {
    assert.equal(text, 'photogpj.exe');
  }
});

test('marks that right-to-left writing needs stay', () => {
  const text = 'قطة\u200F (cat)\u200E \u2067חתול\u2069';
  assert.equal(read({ content: text }).content, text);
});

// Pictures

test('what is no picture is left out', () => {
  const others = [null, 1, 'https://pictures.example/1.jpg', {}, [], { type: 'Video', mediaType: 'video/mp4', url: 'https://a.example/' }, { type: 'Link', href: 'https://a.example/' }];
  assert.deepEqual(read({ attachment: others }).pictures, []);
});

test('an attachment is a picture by its type or its media type', () => {
  const attachment = [{ type: 'Image', url: 'https://a.example/1' }, { type: 'Document', mediaType: 'image/png', url: 'https://a.example/2' }];
  assert.deepEqual(read({ attachment }).pictures.map(({ url }) => url), ['https://a.example/1', 'https://a.example/2']);
});

test('a picture without any address is left out, one with a preview alone is not', () => {
  const pictures = read({ attachment: [image({ url: undefined }), image({ url: null, preview: { url: 'https://a.example/small' } })] }).pictures;
  assert.deepEqual(pictures.map(({ preview }) => preview), ['https://a.example/small']);
});

test('an empty description says that there is nothing to say, a missing one says nothing', () => {
  const [empty, missing] = read({ attachment: [image({ name: '' }), image({ name: undefined })] }).pictures;
  assert.equal(empty.alt, '');
  assert.equal(missing.alt, null);
});

test('a picture\'s shape takes both its sides', () => {
  const ratio = size => read({ attachment: [image({ width: undefined, height: undefined, ...size })] }).pictures[0].ratio;
  assert.equal(ratio({ width: 300, height: 200 }), 1.5);
  for (const size of [{}, { width: 1 }, { height: 1 }, { width: 0, height: 0 }, { width: -3, height: -2 }, { width: 1, height: 0 }, { width: 1e308, height: 1e-308 }]) {
    assert.equal(ratio(size), null, JSON.stringify(size));
  }
});

test('sides that make no shape are none', () => {
  assert.equal(read({ attachment: [image({ width: 1, height: Infinity })] }).pictures[0].ratio, null); // 1e999 in JSON
  assert.equal(read({ attachment: [image({ width: 1e-300, height: 1e300 })] }).pictures[0].ratio, null);
});

test('a focal point is told in CSS\'s way', () => {
  const focus = focalPoint => read({ attachment: [image({ focalPoint })] }).pictures[0].focus;
  assert.equal(focus([0, 0]), '50.0% 50.0%');
  assert.equal(focus([-1, 1]), '0.0% 0.0%');
  assert.equal(focus([1, -1]), '100.0% 100.0%');
  assert.equal(focus([0.5, 0.25]), '75.0% 37.5%');
  for (const wrong of [null, 'center', [0], [0, 2], [-1.1, 0], ['0', '0'], [null, null], { x: 0, y: 0 }, [NaN, 0]]) {
    assert.equal(focus(wrong), null, JSON.stringify(wrong));
  }
});

test('a blurhash that is longer than any counts as none', () => {
  const blurhash = value => read({ attachment: [image({ blurhash: value })] }).pictures[0].blurhash;
  assert.equal(blurhash('x'.repeat(200)).length, 200);
  assert.equal(blurhash('x'.repeat(201)), null);
});
