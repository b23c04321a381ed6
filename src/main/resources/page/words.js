/*
 * Every word the page itself says, in the first of the viewer's languages that words/ has. To add a language, copy
 * words/en.js, translate it and name it here.
 */
const LANGUAGES = ['en', 'ko'];

export async function chooseWords(wanted = navigator.languages) {
  const lang = wanted.map(tag => tag.toLowerCase().split('-')[0]).find(tag => LANGUAGES.includes(tag)) ?? 'en';
  const { default: words } = await import(`./words/${lang}.js`);
  return { lang, ago: ago(lang, words), date: date(lang), clock: clock(lang), ...words, source: source(words) };
}

function ago(lang, words) {
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' });
  const steps = [['day', 86_400], ['hour', 3_600], ['minute', 60]];
  return time => {
    const seconds = (Date.now() - time) / 1_000;
    if (seconds > 30 * 86_400) return new Date(time).toLocaleDateString(lang, { dateStyle: 'medium' });
    const [unit, length] = steps.find(([, step]) => seconds >= step) ?? [];
    return unit ? format.format(-Math.floor(seconds / length), unit) : words.now;
  };
}

function date(lang) {
  const format = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' });
  return time => format.format(time);
}

function clock(lang) {
  const format = new Intl.DateTimeFormat(lang, { hour: 'numeric', minute: '2-digit' });
  return time => format.format(time);
}

/** mastodon.eu is Mastodon too; a source without a name of its own is called what it calls itself. */
function source({ sources }) {
  return name => {
    const kind = name.split('.')[0];
    return Object.hasOwn(sources, kind) ? sources[kind] : name;
  };
}
