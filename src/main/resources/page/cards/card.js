/*
 * One post as a card. The markup is index.html's <template id="card">, the looks are styles/cards.css; this file only
 * fills in.
 */
import { fillFrame } from './frame.js';
import { fillLabel } from './label.js';
import { cover } from './veil.js';

/**
 * A card, and when it can be shown.
 *
 * @param veil whether sensitive posts are covered
 * @param width of the card, in CSS pixels
 * @return card; sized: whether it has its final shape already; loaded: promises whether any of its pictures can be shown
 */
export function buildCard(post, { words, veil, width }) {
  const card = document.getElementById('card').content.firstElementChild.cloneNode(true);
  card.dataset.id = post.id;
  fillLabel(card, post, words);
  card.querySelector('.open').setAttribute('aria-label', words.view(post.author.name || words.someone));
  const { sized, loaded } = fillFrame(card, post, { words, width });
  if (veil && post.sensitive) cover(card, post, words);
  return { card, sized, loaded };
}
