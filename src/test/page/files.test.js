import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { files, foreign, loadedBy, read } from './kit/files.js';

const MOST = 150_000; // bytes of the page without the posts' pictures

const html = read('index.html');
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);
const entries = all(html, /<script\b[^>]*\bsrc="([^"]+)"/g);
const preloaded = all(html, /<link rel="modulepreload" href="([^"]+)"/g);
const sheets = all(html, /<link rel="stylesheet" href="([^"]+)"/g);
const own = files(['.js']).filter(path => !foreign(path));
const loaded = loadedBy(...entries);

test('every module of the page is preloaded, but for words, which are chosen, and what the page starts with', () => {
  const wanted = own.filter(path => !path.startsWith('words/') && !entries.includes(path));
  assert.deepEqual(preloaded.filter(path => !foreign(path)), wanted);
});

test('nothing is preloaded that is not needed before the page runs', () => {
  assert.deepEqual(preloaded.filter(path => !loaded.includes(path)), []);
});

test('everything is preloaded that is needed before the page runs', () => {
  assert.deepEqual(loaded.filter(path => !preloaded.includes(path) && !entries.includes(path)), []);
});

test('every module is needed', () => {
  assert.deepEqual(own.filter(path => !loaded.includes(path) && !path.startsWith('words/')), []);
});

test('every style sheet is asked for, and is there', () => {
  assert.deepEqual([...sheets].sort(), files(['.css']));
});

const parts = ['index.html', 'catwalk.svg', ...sheets, ...loaded, 'words/en.js'];
const weight = weigh => parts.reduce((total, path) => total + weigh(read(path)), 0);
const told = bytes => `${(bytes / 1_000).toFixed(1)} KB in ${parts.length} files`;

test('the page without pictures weighs less than 150 KB on its way to the browser', t => {
  const compressed = weight(text => gzipSync(text).length);
  t.diagnostic(`the page without pictures, compressed: ${told(compressed)}`);
  assert.ok(compressed < MOST, told(compressed));
});

test('the page without pictures weighs less than 150 KB where nothing compresses it', t => {
  const plain = weight(text => Buffer.byteLength(text));
  t.diagnostic(`the page without pictures, as files: ${told(plain)}`);
  assert.ok(plain < MOST, told(plain));
});

// Nothing that a content security policy forbids, and nothing from elsewhere

test('the page has no inline script, style or handler', () => {
  for (const path of files(['.html', '.svg'])) {
    const markup = path.endsWith('.html') ? read(path).replace(/<!--[\s\S]*?-->/g, '') : read(path);
    assert.doesNotMatch(markup, /\son\w+\s*=/i, path);
    assert.doesNotMatch(markup, /javascript:/i, path);
    assert.doesNotMatch(markup, /<script(?![^>]*\ssrc=)|<script[^>]*>[^<]/i, path);
    assert.doesNotMatch(markup, /<(iframe|object|embed|base|foreignObject)\b/i, path);
    if (path.endsWith('.html')) assert.doesNotMatch(markup, /<style|\sstyle\s*=|\ssrcdoc\s*=/i, path);
  }
});

test('no module makes markup or code out of text', () => {
  for (const path of files(['.js'])) {
    const code = withoutComments(read(path));
    assert.doesNotMatch(code, /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|\bset(?:Timeout|Interval)\s*\(\s*['"`]/, path);
    if (foreign(path)) continue;
    assert.doesNotMatch(code, /\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bsetHTMLUnsafe\b|\bcreateContextualFragment\b|\bDOMParser\b|\bsrcdoc\b|\bdocument\s*\.\s*write/, path);
    assert.doesNotMatch(code, /\.\s*on[a-z]+\s*=[^=]|setAttribute\(\s*['"`]on/, `${path}: use addEventListener`);
    assert.doesNotMatch(code, /setAttribute\(\s*['"`]style|\.cssText\b/, path);
  }
});

test('nothing comes from another host', () => {
  for (const path of files(['.html', '.css', '.js', '.svg'])) {
    const text = withoutComments(read(path))
      .replaceAll(/http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/xlink)/g, '') // names, not addresses
      .replaceAll(/see https:\/\/stomp-js\.github\.io/g, ''); // stompjs's manual, in a warning
    assert.doesNotMatch(text, /\b(?:https?|wss?):\/\/[\w[]/, path);
    assert.doesNotMatch(text, /(?:src|href|action)\s*=\s*["']\/\/|url\(\s*["']?\/\/|@import\s+["']?\/\//i, path);
  }
});

test('every file that markup and style sheets name is there', () => {
  const there = new Set(files(['.html', '.css', '.js', '.svg']));
  const named = [
    ...all(html, /\s(?:src|href)="([^"#?]+)"/g),
    ...sheets.flatMap(sheet => all(read(sheet), /url\(\s*["']?([^"')#]+)/g)
      .filter(address => !address.startsWith('data:'))
      .map(address => new URL(address, `file:///${sheet}`).pathname.slice(1))),
  ];
  assert.deepEqual(named.filter(path => !there.has(path)), []);
});

/** As far as this page's own files and its libraries' go. */
function withoutComments(text) {
  return text.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/\s.*$/gm, '').replace(/^\/\/# sourceMappingURL.*$/gm, '');
}
