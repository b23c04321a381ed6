import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addresses, loadPicture, placeholder } from '#page/cards/pictures.js';
import { Clock, settle } from '../kit/clock.js';

const BOTH = { url: 'https://pictures.example/large.jpg', preview: 'https://pictures.example/small.jpg' };

/** A screen of so many pixels to the CSS pixel, until the test ends. */
function screen(t, devicePixelRatio = 1) {
  const before = { devicePixelRatio: globalThis.devicePixelRatio, location: globalThis.location };
  Object.assign(globalThis, { devicePixelRatio, location: new URL('https://wall.example/') });
  t.after(() => Object.assign(globalThis, before));
}

/** A browser's images: what becomes of each address. */
function network(t, fates) {
  const asked = [];
  globalThis.Image = class {
    complete = false;
    naturalWidth = 0;
    naturalHeight = 0;

    set src(url) {
      asked.push(url);
      this.url = url;
    }

    get src() {
      return this.url;
    }

    removeAttribute(name) {
      if (name === 'src') asked.push(`gives up ${this.url}`);
    }

    async decode() {
      const fate = fates[this.url];
      if (fate === 'never') return new Promise(() => {});
      if (fate === 'broken') throw new DOMException('The source image cannot be decoded.', 'EncodingError');
      Object.assign(this, { complete: true, naturalWidth: fate === 'empty' ? 0 : 4, naturalHeight: 3 });
      if (fate === 'undecoded') return new Promise(() => {}); // as in a hidden tab
    }
  };
  t.after(() => { delete globalThis.Image; });
  return asked;
}

test('a small card takes the small picture first, and the large one if there is no other', t => {
  screen(t);
  assert.deepEqual(addresses(BOTH, 280), [BOTH.preview, BOTH.url]);
  assert.deepEqual(addresses(BOTH, 640), [BOTH.preview, BOTH.url]);
});

test('a large card takes the large picture first', t => {
  screen(t);
  assert.deepEqual(addresses(BOTH, 641), [BOTH.url, BOTH.preview]);
  assert.deepEqual(addresses(BOTH, Infinity), [BOTH.url, BOTH.preview]);
});

test('a fine screen needs the large picture sooner', t => {
  screen(t, 3);
  assert.deepEqual(addresses(BOTH, 280), [BOTH.url, BOTH.preview]);
});

test('an address that may not be followed is none', t => {
  screen(t);
  assert.deepEqual(addresses({ url: 'http://pictures.example/1.jpg', preview: 'data:image/gif;base64,R0lG' }, 280), []);
  assert.deepEqual(addresses({ url: BOTH.url, preview: 'javascript:alert(1)' }, 280), [BOTH.url]);
  assert.deepEqual(addresses({ url: '', preview: BOTH.preview }, Infinity), [BOTH.preview]);
});

test('an address that stands twice is asked once', t => {
  screen(t);
  assert.deepEqual(addresses({ url: BOTH.url, preview: BOTH.url }, 280), [BOTH.url]);
});

test('a picture tells its host nothing but that it is wanted', async t => {
  network(t, {});
  const image = await loadPicture(['https://a.example/1'], 'a cat');
  assert.equal(image.referrerPolicy, 'no-referrer');
  assert.equal(image.alt, 'a cat');
});

test('the first address that gives a picture counts, and no further one is asked', async t => {
  const asked = network(t, {});
  assert.equal((await loadPicture(['https://a.example/1', 'https://a.example/2'], '')).src, 'https://a.example/1');
  assert.deepEqual(asked, ['https://a.example/1']);
});

for (const fate of ['broken', 'empty']) {
  test(`a picture that is ${fate} is passed over for the next`, async t => {
    const asked = network(t, { 'https://a.example/1': fate });
    assert.equal((await loadPicture(['https://a.example/1', 'https://a.example/2'], '')).src, 'https://a.example/2');
    assert.deepEqual(asked, ['https://a.example/1', 'gives up https://a.example/1', 'https://a.example/2']);
  });
}

test('a picture that never ends is given up after fifteen seconds', async t => {
  const clock = new Clock(t);
  const asked = network(t, { 'https://a.example/1': 'never' });
  let image;
  loadPicture(['https://a.example/1', 'https://a.example/2'], '').then(result => { image = result; });
  await clock.pass(14_999);
  assert.deepEqual(asked, ['https://a.example/1']);
  await clock.pass(1);
  assert.equal(image.src, 'https://a.example/2');
  assert.equal(clock.waiting, 0);
});

test('one that has loaded but is not decoded, as in a hidden tab, will do', async t => {
  const clock = new Clock(t);
  network(t, { 'https://a.example/1': 'undecoded' });
  const loading = loadPicture(['https://a.example/1'], '');
  await clock.pass(15_000);
  assert.equal((await loading).src, 'https://a.example/1');
});

test('where no address gives a picture there is none', async t => {
  network(t, { 'https://a.example/1': 'broken', 'https://a.example/2': 'empty' });
  assert.equal(await loadPicture(['https://a.example/1', 'https://a.example/2'], ''), null);
  assert.equal(await loadPicture([], ''), null);
  await settle();
});

// What is seen before

/** A document that makes canvases, and what was painted on them. */
function easel(t) {
  const painted = [];
  globalThis.document = {
    createElement: name => ({ name, setAttribute() {}, getContext: () => ({ putImageData: data => painted.push(data) }) }),
  };
  globalThis.ImageData = class {
    constructor(data, width, height) {
      if (!(width > 0 && height > 0) || data.length !== 4 * width * height) throw new DOMException('no such size', 'IndexSizeError');
      Object.assign(this, { data, width, height });
    }
  };
  t.after(() => {
    delete globalThis.document;
    delete globalThis.ImageData;
  });
  return painted;
}

async function paintedBy(t, picture) {
  const painted = easel(t);
  const place = placeholder(picture);
  await import('#page/blurhash/index.js');
  await settle();
  return { place, painted };
}

test('a picture\'s place is blurred in its colours, in its shape', async t => {
  for (const [ratio, width, height] of [[2, 32, 16], [0.5, 16, 32], [1, 32, 32]]) {
    const { painted: [data] } = await paintedBy(t, { blurhash: 'LEHV6nWB2yk8pyo0adR*.7kCMdnj', ratio });
    assert.deepEqual([data.width, data.height], [width, height]);
    assert.ok(data.data.some(value => value > 0 && value < 255));
  }
});

test('a picture of extreme shape has a place all the same', async t => {
  for (const ratio of [1_000_000, 0.000_001]) {
    const { painted: [data] } = await paintedBy(t, { blurhash: 'LEHV6nWB2yk8pyo0adR*.7kCMdnj', ratio });
    assert.deepEqual([data.width, data.height].sort((a, b) => a - b), [1, 32]);
  }
});

test('a blurhash of a picture without a known shape is painted square', async t => {
  const { painted } = await paintedBy(t, { blurhash: 'LEHV6nWB2yk8pyo0adR*.7kCMdnj', ratio: null });
  assert.equal(painted.length, 1);
});

test('what is no blurhash leaves the place as it is', async t => {
  for (const blurhash of ['', 'x', 'LEHV6n', '<svg>', null]) {
    const { place, painted } = await paintedBy(t, { blurhash, ratio: 1 });
    assert.equal(place.className, 'placeholder');
    assert.deepEqual(painted, [], blurhash);
  }
});
