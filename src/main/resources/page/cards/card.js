/*
 * One post as a card. Everything a stranger wrote enters as text (textContent), every address passes safeUrl.
 * The markup is index.html's <template id="card">, the looks are wall.css; this file only fills in.
 */
import { safeUrl } from '../posts/links.js';
import { loadPicture } from './pictures.js';

const SHOWN = 4; // pictures of a post; the rest is a "+n"
const PREVIEW_WIDTH = 640; // device pixels up to which a post's smaller picture is enough

/** A card with its pictures decoded, or null if none of them can be shown. */
export async function buildCard(post, { words, veil, width }) {
  const pictures = await loadPictures(post, words, width);
  if (!pictures.length) return null;

  const card = copy('card');
  card.dataset.id = post.id;
  hang(card, pictures, post.pictures.length - pictures.length);

  const author = card.querySelector('.author');
  const { name, handle } = post.author;
  author.firstChild.textContent = name || words.someone;
  follow(author, post.author.url);
  card.querySelector('.handle').textContent = handle && handle !== name ? `@${handle.replace(/^@/, '')}` : '';
  portrait(card.querySelector('.avatar'), post.author);

  const text = card.querySelector('.text');
  text.textContent = post.content;
  text.hidden = !post.content;
  if (post.lang) text.lang = post.lang;

  card.querySelector('.source').textContent = words.source(post.source);
  const link = card.querySelector('.post');
  const time = link.firstChild;
  if (post.published) {
    time.dateTime = new Date(post.published).toISOString();
    time.title = words.date(post.published);
    time.textContent = words.ago(post.published);
  } else {
    time.replaceWith(words.open);
  }
  follow(link, post.url);

  if (veil && post.sensitive) cover(card, post, words);
  return card;
}

/** Brings "2 minutes ago" up to date on every card. */
export function refreshTimes(root, words) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const ago = words.ago(Date.parse(time.dateTime));
    if (time.textContent !== ago) time.textContent = ago;
  }
}

async function loadPictures(post, words, width) {
  const small = width * devicePixelRatio <= PREVIEW_WIDTH;
  const loading = post.pictures.slice(0, SHOWN).map(({ url, preview, alt }) => {
    const urls = [safeUrl(url), safeUrl(preview)];
    if (small) urls.reverse();
    return loadPicture([...new Set(urls.filter(Boolean))], alt ?? words.undescribed);
  });
  return (await Promise.all(loading)).filter(Boolean);
}

/** One picture keeps its shape; two to four share a frame whose shape suits them. */
function hang(card, pictures, more) {
  const frame = card.querySelector('.pictures');
  const ratios = pictures.map(picture => picture.naturalWidth / picture.naturalHeight);
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  const wide = mean > 1.15;
  const shape = { 1: ratios[0], 2: wide ? mean / 2 : mean * 2, 3: wide ? mean * 0.75 : mean * 1.5, 4: mean }[pictures.length];
  const [least, most] = pictures.length === 1 ? [0.7, 2.2] : [0.75, 1.6];
  card.style.setProperty('--ratio', Math.min(most, Math.max(least, shape)).toFixed(4));
  frame.dataset.count = pictures.length;
  frame.dataset.wide = wide;
  for (const picture of pictures) picture.className = 'picture';
  frame.replaceChildren(...pictures);
  if (more > 0) {
    const rest = document.createElement('span');
    rest.className = 'more';
    rest.textContent = `+${more}`;
    frame.append(rest);
  }
}

/** A monogram at once, the author's picture when it has loaded: the place is the same. */
async function portrait(avatar, { name, handle, icon }) {
  avatar.textContent = [...(name || handle).replace(/^[^\p{L}\p{N}]+/u, '')][0]?.toUpperCase() ?? '';
  const url = safeUrl(icon);
  const image = url && await loadPicture([url], '');
  if (image) avatar.replaceChildren(image);
}

/** Without an address to follow, a link is plain text: it leaves the tab order too. */
function follow(link, address) {
  const url = safeUrl(address);
  if (url) {
    link.href = url;
    link.rel = 'noopener noreferrer';
    link.referrerPolicy = 'no-referrer';
  } else {
    link.removeAttribute('target');
  }
}

/** What its author marked as sensitive stays blurred, text and descriptions too, until the viewer asks. */
function cover(card, post, words) {
  const veil = copy('veil');
  const behind = [card.querySelector('.pictures'), card.querySelector('.text')];
  veil.querySelector('.warning').textContent = post.warning || words.sensitive;
  const button = veil.querySelector('.reveal');
  button.textContent = words.reveal;
  button.addEventListener('click', () => {
    const focused = button.matches(':focus-visible');
    veil.remove();
    delete card.dataset.veiled;
    behind.forEach(element => { element.inert = false; });
    if (focused) card.querySelector('a[href]')?.focus();
  });
  card.dataset.veiled = '';
  behind.forEach(element => { element.inert = true; });
  card.prepend(veil);
}

function copy(template) {
  return document.getElementById(template).content.firstElementChild.cloneNode(true);
}
