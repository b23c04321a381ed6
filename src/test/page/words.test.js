import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { BUILT_IN, chooseLanguage, chooseWords, complete } from '#page/words.js';
import { THEMES } from '#page/view.js';
import { sources, under } from './kit/files.js';
import { Clock } from './kit/clock.js';

const languages = readdirSync(under('words')).map(file => file.replace(/\.js$/, ''));
const tables = Object.fromEntries(await Promise.all(languages.map(async lang => [lang, (await import(`#page/words/${lang}.js`)).default])));

/** Every entry of a table by its path, but for titles: what those are called is another matter in each language. */
function entries(table, path = '') {
  return Object.entries(table).filter(([name]) => path || name !== 'titles').flatMap(([name, value]) => {
    const here = path ? `${path}.${name}` : name;
    return value && typeof value === 'object' ? entries(value, here) : [[here, value]];
  });
}

const kind = value => (typeof value === 'function' ? `a function of ${value.length}` : typeof value);

// The tables

for (const lang of languages) {
  test(`words/${lang}.js has what words/en.js has, in the same order`, () => {
    const shape = table => entries(table).map(([path, value]) => `${path}: ${kind(value)}`);
    assert.deepEqual(shape(tables[lang]), shape(tables.en));
  });

  test(`words/${lang}.js leaves nothing unsaid`, () => {
    for (const [path, value] of entries(tables[lang])) {
      if (typeof value === 'function') continue;
      assert.equal(typeof value, 'string', path);
      assert.ok(value.trim() && value === value.trim(), `${path}: ${JSON.stringify(value)}`);
    }
    for (const [title, said] of Object.entries(tables[lang].titles)) assert.ok(title && said, title);
  });

  test(`words/${lang}.js says what it is given`, () => {
    const given = { rate: [7], newer: [7], view: ['Mina'], nth: [7, 9], chart: [7], waits: ['12:30'], left: [7], retry: [7], behind: [7] };
    const functions = entries(tables[lang]).filter(([, value]) => typeof value === 'function');
    assert.deepEqual(functions.map(([name]) => name).sort(), Object.keys(given).sort(), 'add an example to this test');
    for (const [name, say] of functions) {
      const said = say(...given[name]);
      for (const value of given[name]) assert.ok(said.includes(value), `${name}: ${said}`);
    }
  });

  test(`words/${lang}.js counts`, () => {
    const { newer, chart, rate, retry, behind, left } = tables[lang];
    for (const say of [newer, chart, rate, retry, behind, left]) {
      for (const count of [0, 1, 2, 11, 119, 120, 3_600, 1_000_000]) {
        const said = say(count);
        assert.ok(typeof said === 'string' && said.trim(), String(say));
        assert.doesNotMatch(said, /undefined|NaN|null|\d\.\d/, said);
      }
    }
  });

  test(`words/${lang}.js has a word for every state, layout, colour scheme and source there is`, async () => {
    globalThis.matchMedia ??= () => ({ matches: false }); // which layouts ask when they are loaded
    const { LAYOUTS } = await import('#page/layouts/layouts.js');
    const has = (words, names) => assert.deepEqual([...names].filter(name => !Object.hasOwn(words, name)), []);
    has(tables[lang].states, ['connecting', 'live', 'quiet', 'behind', 'reconnecting', 'refused', 'offline']);
    has(tables[lang].layouts, Object.keys(LAYOUTS));
    has(tables[lang].themes, THEMES);
    has(tables[lang].sources, sources());
  });
}

test('the languages that the page knows without being told are those it has', () => {
  assert.deepEqual([...BUILT_IN].sort(), [...languages].sort());
});

// The choice

test('the first language wanted that there is gets chosen', () => {
  assert.equal(chooseLanguage(['fr', 'ko', 'en'], ['en', 'ko']), 'ko');
  assert.equal(chooseLanguage(['en', 'ko'], ['en', 'ko']), 'en');
});

test('English is spoken where nothing else is understood', () => {
  assert.equal(chooseLanguage(['fr', 'de'], ['en', 'ko']), 'en');
  assert.equal(chooseLanguage([], ['en', 'ko']), 'en');
  assert.equal(chooseLanguage(['ko'], []), 'en');
});

test('a region\'s language is taken where there is one, and the language where not', () => {
  assert.equal(chooseLanguage(['pt-BR'], ['en', 'pt', 'pt-BR']), 'pt-BR');
  assert.equal(chooseLanguage(['pt-PT'], ['en', 'pt', 'pt-BR']), 'pt');
  assert.equal(chooseLanguage(['ko-KR', 'en'], ['en', 'ko']), 'ko');
});

test('a language with a script is found by a region of it', () => {
  assert.equal(chooseLanguage(['zh-Hant-TW'], ['en', 'zh-Hant']), 'zh-Hant');
});

test('capitals make no difference', () => {
  assert.equal(chooseLanguage(['PT-br'], ['en', 'pt-BR']), 'pt-BR');
});

test('the words of the chosen language come with its name', async () => {
  const words = await chooseWords(['ko-KR']);
  assert.equal(words.lang, 'ko');
  assert.equal(words.pause, tables.ko.pause);
  assert.equal((await chooseWords(['xx'])).lang, 'en');
});

test('what a file of an earlier release does not say is said in English', () => {
  const words = complete({ pause: 'Pause (fr)', states: { live: 'En direct' } }, tables.en);
  assert.equal(words.pause, 'Pause (fr)');
  assert.equal(words.resume, tables.en.resume);
  assert.equal(words.states.live, 'En direct');
  assert.equal(words.states.quiet, tables.en.states.quiet);
  assert.equal(words.newer(2), '2 new pictures');
});

// Times, numbers and names

test('a time is said as long ago', async t => {
  const clock = new Clock(t);
  const { ago } = await chooseWords(['en']);
  const before = seconds => ago(clock.now - seconds * 1_000);
  assert.equal(before(0), 'just now');
  assert.equal(before(59), 'just now');
  assert.equal(before(60), '1 min. ago');
  assert.equal(before(119), '1 min. ago');
  assert.equal(before(3_599), '59 min. ago');
  assert.equal(before(3_600), '1 hr. ago');
  assert.equal(before(86_399), '23 hr. ago');
  assert.equal(before(86_400), 'yesterday');
  assert.equal(before(30 * 86_400), '30 days ago');
});

test('what is more than a month ago has a date', async t => {
  const clock = new Clock(t); // 4 July 2026, noon
  const { ago } = await chooseWords(['en']);
  assert.equal(ago(clock.now - 40 * 86_400_000), 'May 25, 2026');
});

test('a clock that goes ahead makes nothing come from the future', async t => {
  const clock = new Clock(t);
  const { ago } = await chooseWords(['en']);
  assert.equal(ago(clock.now + 3_600_000), 'just now');
});

test('Korean says times in Korean', async t => {
  const clock = new Clock(t);
  const { ago, date } = await chooseWords(['ko']);
  assert.equal(ago(clock.now), '방금');
  assert.equal(ago(clock.now - 300_000), '5분 전');
  assert.equal(ago(clock.now - 86_400_000), '어제');
  assert.match(date(clock.now), /^2026년 7월 \d일/);
});

test('dates, times of day and numbers are written as the language does', async t => {
  new Clock(t);
  const words = await chooseWords(['en']);
  const noon = new Date(2026, 6, 4, 12, 30).getTime(); // here, wherever that is
  assert.match(words.date(noon), /^July 4, 2026.*12:30\sPM$/);
  assert.match(words.clock(noon), /^12:30\sPM$/);
  assert.match(words.clock(noon + 86_400_000), /^Jul 5, 2026, 12:30\sPM$/);
  assert.equal(words.number(1_234_567), '1,234,567');
});

test('a source is called by its name, whichever instance it is', async () => {
  const { source } = await chooseWords(['ko']);
  assert.equal(source('mastodon'), '마스토돈');
  assert.equal(source('mastodon.eu'), '마스토돈');
  assert.equal(source('x-stream.cats'), 'X');
});

test('a source of another program is called what it calls itself', async () => {
  const { source } = await chooseWords(['en']);
  for (const name of ['flickr', 'flickr.eu', 'constructor', '__proto__', 'toString', '']) assert.equal(source(name), name);
});
