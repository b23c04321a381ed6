import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeUrl, socketUrl } from '#page/posts/links.js';

const PAGE = new URL('https://wall.example/walls/?layout=grid');
const PLAIN = new URL('http://wall.example:8080/');
const LOOPBACK = new URL('http://127.0.0.1:8080/');

test('an https: address is followed', () => {
  assert.equal(safeUrl('https://social.example/post/1?a=b#c', PAGE), 'https://social.example/post/1?a=b#c');
  assert.equal(safeUrl('HTTPS://Social.Example/Post', PAGE), 'https://social.example/Post');
  assert.equal(safeUrl('https://고양이.example/', PAGE), 'https://xn--299a718bokb.example/');
});

test('a path is on the page\'s own origin, whatever its scheme', () => {
  assert.equal(safeUrl('/cats/tabby.svg', PAGE), 'https://wall.example/cats/tabby.svg');
  assert.equal(safeUrl('/cats/tabby.svg', PLAIN), 'http://wall.example:8080/cats/tabby.svg');
  assert.equal(safeUrl('/', PAGE), 'https://wall.example/');
});

test('http: is followed on loopback only', () => {
  assert.equal(safeUrl('http://social.example/1.jpg', LOOPBACK), null);
  for (const page of ['http://127.0.0.1:8080/', 'http://127.3.2.1/', 'http://localhost:8080/', 'http://wall.localhost/', 'http://[::1]:8080/']) {
    assert.equal(safeUrl('http://127.0.0.1:9000/1.jpg', new URL(page)), 'http://127.0.0.1:9000/1.jpg', page);
  }
  for (const page of ['https://wall.example/', 'http://wall.example/', 'http://127.0.0.1.example/', 'http://localhost.example/', 'http://notlocalhost/', 'http://[::2]/', 'http://128.0.0.1/']) {
    assert.equal(safeUrl('http://127.0.0.1:9000/1.jpg', new URL(page)), null, page);
  }
});

for (const page of [PAGE, LOOPBACK]) {
  for (const address of [
    'javascript:alert(1)', 'JavaScript:alert(1)', 'java\nscript:alert(1)', ' javascript:alert(1)', 'javascript://example.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>', 'data:image/svg+xml,<svg/>', 'blob:https://wall.example/1', 'file:///etc/passwd', 'vbscript:x',
    'ftp://files.example/', 'ws://wall.example/', 'intent://x#Intent;end', 'at://did:plc:aaaa/post', 'mailto:mina@social.example', 'about:blank',
  ]) {
    test(`${JSON.stringify(address)} is not followed from ${page.hostname}`, () => assert.equal(safeUrl(address, page), null));
  }
}

test('an address with a name or a password in it is not followed', () => {
  for (const address of ['https://bank.example@evil.example/', 'https://a:b@evil.example/', 'https://:b@evil.example/', 'https://wall.example%2f@evil.example/']) {
    assert.equal(safeUrl(address, PAGE), null, address);
  }
});

test('a path that leads to another host is not followed', () => {
  for (const address of ['//evil.example/', '///evil.example/', '/\\evil.example/', '\\\\evil.example/', '\\/evil.example/', '/\t/evil.example/', '/\n\\evil.example/', '\t//evil.example/']) {
    assert.equal(safeUrl(address, PAGE), null, JSON.stringify(address));
    assert.equal(safeUrl(address, LOOPBACK), null, JSON.stringify(address));
  }
});

test('an address that takes guessing is not followed', () => {
  for (const address of ['social.example/1', 'cats/tabby.svg', './tabby.svg', '../tabby.svg', '?a', '#a', 'https:evil.example', 'https:/evil.example', 'https:\\\\evil.example', ' https://social.example/', 'https//social.example']) {
    assert.equal(safeUrl(address, PAGE), null, address);
  }
});

test('what is no address is not followed', () => {
  for (const address of ['', null, undefined, 0, {}, [], ['https://social.example/'], 'https://', 'https://[', 'https://a b/', 'https://social.example:99999/']) {
    assert.equal(safeUrl(address, PAGE), null, JSON.stringify(address));
  }
});

test('an address longer than 4,096 characters is not followed', () => {
  assert.ok(safeUrl('https://social.example/'.padEnd(4_096, 'x'), PAGE));
  assert.equal(safeUrl('https://social.example/'.padEnd(4_097, 'x'), PAGE), null);
});

test('the broker\'s address is taken as it is told', () => {
  assert.equal(socketUrl('ws://broker.example:61614', LOOPBACK), 'ws://broker.example:61614/');
  assert.equal(socketUrl('wss://broker.example/socket?a=b', PAGE), 'wss://broker.example/socket?a=b');
});

test('a broker told as a path is behind the page\'s own origin', () => {
  assert.equal(socketUrl('/broker', PAGE), 'wss://wall.example/broker');
  assert.equal(socketUrl('/broker', PLAIN), 'ws://wall.example:8080/broker');
});

test('a broker told as a web address is asked for a socket there', () => {
  assert.equal(socketUrl('https://broker.example/', PAGE), 'wss://broker.example/');
  assert.equal(socketUrl('http://broker.example/', PLAIN), 'ws://broker.example/');
});
