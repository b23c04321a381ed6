/*
 * What the page's address says of how the wall is looked at, so that every view is a link that can be shared or framed:
 *
 *   ?layout=grid&rows=3&cols=4&lang=ko&theme=dark&kiosk
 *
 * What it does not say is the default's, and what it says wrongly too; defaults are not written down.
 */
const DEFAULTS = { layout: 'mosaic', rows: null, cols: null, lang: null, theme: 'auto', kiosk: false };
const MOST = 12; // rows and columns of a grid

export const THEMES = ['auto', 'light', 'dark'];

/** @param layouts the names there are */
export function readView(search, layouts) {
  const query = new URLSearchParams(search);
  const text = name => query.get(name)?.toLowerCase();
  return {
    layout: layouts.includes(text('layout')) ? text('layout') : DEFAULTS.layout,
    rows: lines(text('rows')),
    cols: lines(text('cols')),
    lang: /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/.test(text('lang')) ? text('lang') : DEFAULTS.lang,
    theme: THEMES.includes(text('theme')) ? text('theme') : DEFAULTS.theme,
    kiosk: query.has('kiosk') && !['false', '0', 'no'].includes(text('kiosk')),
  };
}

/** The address of a view, as the one given but for what is the view's. */
export function viewUrl(view, address) {
  const url = new URL(address);
  const others = [...url.searchParams].filter(([name]) => !(name in DEFAULTS));
  const own = Object.keys(DEFAULTS).filter(name => view[name] !== DEFAULTS[name]).map(name => [name, view[name]]);
  url.search = [...others, ...own]
    .map(([name, value]) => encodeURIComponent(name) + (value === true ? '' : `=${encodeURIComponent(value)}`))
    .join('&');
  return url.href;
}

function lines(value) {
  return /^\d{1,2}$/.test(value) && value >= 1 && value <= MOST ? Number(value) : null;
}
