/*
 * What a card and the viewer say of a post: who, what, when and where, as the platforms ask for it. Everything a
 * stranger wrote enters as text (textContent), every address passes safeUrl.
 */
import { safeUrl } from '../posts/links.js';
import { loadPicture } from './pictures.js';

/** Fills the parts of index.html's <template id="label"> that stand in an element. */
export function fillLabel(root, post, words) {
  const { name, handle } = post.author;
  root.querySelector('.author').textContent = name || words.someone;
  root.querySelector('.handle').textContent = handle && handle !== name ? `@${handle.replace(/^@/, '')}` : '';
  follow(root.querySelector('.who'), post.author.url); // name and account are one link: X wants both, a finger one
  portrait(root.querySelector('.avatar'), post.author);

  const text = root.querySelector('.text');
  text.textContent = post.content;
  text.hidden = !post.content;
  text.lang = post.lang;
  if (!post.lang) text.removeAttribute('lang');

  const source = root.querySelector('.source');
  source.textContent = words.source(post.source);
  source.dataset.platform = platform(post.source);

  const link = root.querySelector('.post');
  const time = link.querySelector('time') ?? link.appendChild(document.createElement('time'));
  link.replaceChildren(post.published ? time : words.open);
  if (post.published) {
    time.dateTime = new Date(post.published).toISOString();
    time.title = words.date(post.published);
    time.textContent = words.ago(post.published);
  }
  follow(link, post.url);
}

/** Brings "2 minutes ago" up to date. */
export function refreshTimes(root, words) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const ago = words.ago(Date.parse(time.dateTime));
    if (time.textContent !== ago) time.textContent = ago;
  }
}

/** A monogram at once, the author's picture when it has loaded: the place is the same. */
async function portrait(avatar, { name, handle, icon }) {
  const monogram = new Text([...(name || handle).replace(/^[^\p{L}\p{N}]+/u, '')][0]?.toUpperCase()); // empty for an emoji
  avatar.replaceChildren(monogram);
  const url = safeUrl(icon);
  const image = url && await loadPicture([url], '');
  if (image && avatar.firstChild === monogram) avatar.replaceChildren(image);
}

/** Without an address to follow, a link is plain text: it leaves the tab order too. */
export function follow(link, address) {
  const url = safeUrl(address);
  if (url) {
    link.href = url;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.referrerPolicy = 'no-referrer';
  } else {
    link.removeAttribute('href');
    link.removeAttribute('target');
  }
}

/** x-stream.eu is X; the mark stands in marks/. */
function platform(source) {
  const kind = source.split('.')[0];
  return ['twitter-search', 'twitter', 'x-search', 'x-stream'].includes(kind) ? 'x' : kind;
}
