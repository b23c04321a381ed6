import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readView, THEMES, viewUrl } from '#page/view.js';

const LAYOUTS = ['mosaic', 'grid', 'spotlight', 'list'];
const DEFAULTS = { layout: 'mosaic', rows: null, cols: null, lang: null, theme: 'auto', kiosk: false };
const read = search => readView(search, LAYOUTS);
const address = (part, url = 'https://wall.example/') => viewUrl({ ...DEFAULTS, ...part }, url);

test('an address that says nothing is the default view', () => {
  assert.deepEqual(read(''), DEFAULTS);
  assert.deepEqual(read('?'), DEFAULTS);
  assert.deepEqual(read('?utm_source=elsewhere'), DEFAULTS);
});

test('a whole view is read', () => {
  assert.deepEqual(read('?layout=grid&rows=3&cols=4&lang=ko&theme=dark&kiosk'),
    { layout: 'grid', rows: 3, cols: 4, lang: 'ko', theme: 'dark', kiosk: true });
});

test('capitals make no difference', () => {
  assert.deepEqual(read('?layout=Grid&theme=DARK&lang=pt-BR'), { ...DEFAULTS, layout: 'grid', theme: 'dark', lang: 'pt-br' });
});

test('what the address says wrongly counts as not said', () => {
  for (const search of ['layout=', 'layout=cinema', 'layout=__proto__', 'rows=', 'rows=0', 'rows=-1', 'rows=1.5', 'rows=x', 'rows=1e1', 'rows=100', 'rows=%202',
    'cols=0', 'cols=٣', 'lang=', 'lang=english', 'lang=../../en', 'lang=e', 'lang=en_GB', 'theme=', 'theme=pink', 'Layout=grid']) {
    assert.deepEqual(read(`?${search}`), DEFAULTS, search);
  }
});

test('more rows than a grid has count as not said', () => {
  assert.equal(read('?rows=13').rows, null);
  assert.equal(read('?cols=99').cols, null);
});

test('a grid has 1 to 12 rows and columns', () => {
  for (let count = 1; count <= 12; count++) {
    assert.equal(read(`?rows=${count}`).rows, count);
    assert.equal(read(`?cols=${count}`).cols, count);
  }
});

test('kiosk needs no value, and may be denied', () => {
  for (const search of ['?kiosk', '?kiosk=', '?kiosk=true', '?kiosk=1']) assert.equal(read(search).kiosk, true, search);
  for (const search of ['', '?kiosk=false', '?kiosk=0', '?kiosk=no']) assert.equal(read(search).kiosk, false, search);
});

test('of a name that stands twice the first counts', () => {
  assert.equal(read('?layout=grid&layout=list').layout, 'grid');
});

test('defaults are not written down', () => {
  assert.equal(address({}), 'https://wall.example/');
  assert.equal(address({}, 'https://wall.example/?layout=grid&rows=3&kiosk'), 'https://wall.example/');
});

test('the address says what differs from the default, and nothing else', () => {
  assert.equal(address({ layout: 'grid', rows: 3 }), 'https://wall.example/?layout=grid&rows=3');
  assert.equal(address({ theme: 'dark', kiosk: true }), 'https://wall.example/?theme=dark&kiosk');
});

test('what is not the view\'s stays in the address', () => {
  assert.equal(address({ layout: 'list' }, 'https://wall.example/walls/?token=a%26b&layout=grid#top'), 'https://wall.example/walls/?token=a%26b&layout=list#top');
});

test('an address is read as it was written, whatever the view', () => {
  for (const layout of LAYOUTS) {
    for (const theme of THEMES) {
      for (const [rows, cols] of [[null, null], [1, null], [null, 12], [3, 4]]) {
        for (const lang of [null, 'ko', 'pt-br']) {
          for (const kiosk of [false, true]) {
            const view = { layout, rows, cols, lang, theme, kiosk };
            assert.deepEqual(read(new URL(viewUrl(view, 'https://wall.example/?layout=list&rows=9')).search), view);
          }
        }
      }
    }
  }
});
