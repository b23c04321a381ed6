/*
 * Every word the page itself says, in the language the address asks for, or else in the first of the viewer's that words/
 * has. To add a language, copy words/en.js, translate it and put it beside: wall.json lists what there is.
 */
export const BUILT_IN = ['en', 'ko'];

/**
 * @param wanted     language tags, the best first
 * @param languages  what words/ has
 */
export async function chooseWords(wanted, languages = BUILT_IN) {
  const lang = chooseLanguage(wanted, languages);
  const { default: own } = await import(`./words/${lang}.js`);
  const words = BUILT_IN.includes(lang) ? own : complete(own, (await import('./words/en.js')).default);
  return {
    lang,
    ago: ago(lang, words),
    date: format(lang, { dateStyle: 'long', timeStyle: 'short' }),
    clock: clock(lang),
    number: value => value.toLocaleString(lang),
    ...words,
    source: source(words),
  };
}

/** Part after part is taken off a tag until there is such a language (RFC 4647, "lookup"): zh-Hant-TW, zh-Hant, zh. */
export function chooseLanguage(wanted, languages) {
  const lookup = tag => languages.find(lang => lang.toLowerCase() === tag.toLowerCase())
    ?? (tag.includes('-') ? lookup(tag.slice(0, tag.lastIndexOf('-'))) : null);
  return wanted.map(lookup).find(Boolean) ?? 'en';
}

/** What somebody's own file does not say, as of an earlier release, is said in English. */
export function complete(own, english) {
  const missing = name => typeof english[name] === 'object' ? { ...english[name], ...own[name] } : own[name] ?? english[name];
  return Object.fromEntries(Object.keys(english).map(name => [name, missing(name)]));
}

function ago(lang, words) {
  const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' });
  const steps = [['day', 86_400], ['hour', 3_600], ['minute', 60]];
  return time => {
    const seconds = (Date.now() - time) / 1_000;
    if (seconds > 30 * 86_400) return new Date(time).toLocaleDateString(lang, { dateStyle: 'medium' });
    const [unit, length] = steps.find(([, step]) => seconds >= step) ?? [];
    return unit ? relative.format(-Math.floor(seconds / length), unit) : words.now;
  };
}

/** The time of day, and the day where that is not today: a month's budget ends with the month. */
function clock(lang) {
  const today = format(lang, { hour: 'numeric', minute: '2-digit' });
  const later = format(lang, { dateStyle: 'medium', timeStyle: 'short' });
  return time => (new Date(time).toDateString() === new Date(Date.now()).toDateString() ? today : later)(time);
}

function format(lang, options) {
  const formatter = new Intl.DateTimeFormat(lang, options);
  return time => formatter.format(time);
}

/** mastodon.eu is Mastodon too; a source without a name of its own is called what it calls itself. */
function source({ sources }) {
  return name => {
    const kind = name.split('.')[0];
    return Object.hasOwn(sources, kind) ? sources[kind] : name;
  };
}
