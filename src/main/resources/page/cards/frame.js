/*
 * The frame that a post's pictures share. One picture keeps its shape; two to four lie in a frame whose shape suits them.
 * It has that shape before they have loaded, where the post tells their size: what hangs around it need not move.
 */
import { addresses, loadPicture, placeholder } from './pictures.js';

const SHOWN = 4; // pictures of a post; the rest is a "+n"
const [WIDEST, TALLEST] = [2.2, 0.7]; // of one picture alone

/**
 * Fills a card's frame.
 *
 * @param width of the card, in CSS pixels
 * @return sized: whether the pictures' sizes are known already; loaded: promises whether there is anything to see
 */
export function fillFrame(card, { pictures }, { words, width }) {
  const frame = card.querySelector('.pictures');
  const slots = pictures.slice(0, SHOWN).map(picture => ({ ratio: picture.ratio, element: placeholder(picture) }));
  const arrange = () => {
    const left = slots.filter(({ element }) => element);
    shape(card, frame, left.map(({ ratio }) => ratio || 1));
    frame.replaceChildren(...left.map(({ element }) => element), ...rest(pictures.length - slots.length));
  };
  arrange();

  const loading = slots.map(async (slot, index) => {
    const picture = pictures[index];
    const image = await loadPicture(addresses(picture, width), picture.alt ?? words.undescribed);
    if (image) {
      image.className = 'picture';
      if (picture.focus) image.style.objectPosition = picture.focus;
      slot.element.replaceWith(image);
      slot.ratio ??= image.naturalWidth / image.naturalHeight;
    }
    slot.element = image;
  });
  const sized = slots.every(({ ratio }) => ratio);
  const loaded = Promise.all(loading).then(() => {
    const whole = slots.some(({ element }) => element);
    if (whole && !(sized && slots.every(({ element }) => element))) arrange();
    return whole;
  });
  return { sized, loaded };
}

function shape(card, frame, ratios) {
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  const wide = mean > 1.15;
  const natural = { 1: ratios[0], 2: wide ? mean / 2 : mean * 2, 3: wide ? mean * 0.75 : mean * 1.5, 4: mean }[ratios.length];
  const [least, most] = ratios.length === 1 ? [TALLEST, WIDEST] : [0.75, 1.6];
  card.style.setProperty('--ratio', Math.min(most, Math.max(least, natural)).toFixed(4));
  frame.dataset.count = ratios.length;
  frame.dataset.wide = wide;
}

function rest(count) {
  if (count <= 0) return [];
  const more = document.createElement('span');
  more.className = 'more';
  more.textContent = `+${count}`;
  return [more];
}
