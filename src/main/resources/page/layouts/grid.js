/*
 * Rows and columns that fill the screen. New cards take the places in turn, the longest seen first, as on the wall that
 * this one descends from; nothing else moves.
 */
import { calm } from './calm.js';

const TURN = { duration: 900, easing: 'ease-in-out' };
const STAGGER = 160; // ms between one place and the next
const WIDE = 360; // CSS pixels that a column and a row should have about
const HIGH = 300;
const MOST = 6; // rows or columns, unless the address says otherwise

export class Grid {
  grows = false; // what is older has no place

  #slots = []; // { element, card?, since }
  #refit = new ResizeObserver(() => this.#fit());

  /** @param view rows and cols; where null, as many as suit the screen */
  constructor({ wall, view }) {
    this.wall = wall;
    this.rows = view.rows ?? suiting(innerHeight / HIGH);
    this.cols = view.cols ?? suiting(innerWidth / WIDE);
    wall.style.setProperty('--rows', this.rows);
    wall.style.setProperty('--cols', this.cols);
    this.#slots = Array.from({ length: this.rows * this.cols }, () => {
      const element = document.createElement('div');
      element.className = 'slot';
      return { element, card: null, since: 0 };
    });
    wall.replaceChildren(...this.#slots.map(({ element }) => element));
    this.#fit();
    this.#refit.observe(wall);
  }

  get filled() {
    return this.#slots.every(({ card }) => card);
  }

  /** Hangs the newest of these cards ({ post, card }), at most a third of the places at a time; returns what it has dealt with. */
  add(arrivals) {
    const newest = [...arrivals].sort((a, b) => a.post.arrival - b.post.arrival).slice(-this.#slots.length);
    const free = this.#slots.filter(({ card }) => !card);
    const turn = this.#slots.filter(({ card }) => card).sort((a, b) => a.since - b.since);
    const places = [...free, ...turn.slice(0, Math.ceil(this.#slots.length / 3))];
    const hung = newest.slice(0, places.length);
    hung.forEach((arrival, index) => this.#hang(arrival.card, places[index], index));
    const left = new Set(newest.slice(places.length));
    return arrivals.filter(arrival => !left.has(arrival));
  }

  holds(card) {
    return this.#slots.some(slot => slot.card === card);
  }

  replace(old, card) {
    const slot = this.#slots.find(({ card: held }) => held === old);
    slot.card = card;
    old.replaceWith(card);
  }

  remove(cards) {
    for (const slot of this.#slots) {
      if (!cards.includes(slot.card)) continue;
      slot.card.remove();
      Object.assign(slot, { card: null, since: 0 });
    }
  }

  leave() {
    this.#refit.disconnect();
    this.wall.replaceChildren();
  }

  #hang(card, slot, index) {
    const old = slot.card;
    Object.assign(slot, { card, since: performance.now() + index });
    slot.element.append(card);
    if (calm()) {
      old?.remove();
      return;
    }
    const timing = { ...TURN, delay: index * STAGGER, fill: 'backwards' };
    card.animate([{ opacity: 0 }, { opacity: 1 }], timing)
      .finished.catch(() => {}).then(() => old?.remove());
    if (old) old.inert = true; // still seen for a moment, but no longer there
  }

  #fit() {
    this.columnWidth = this.wall.clientWidth / this.cols;
  }
}

function suiting(count) {
  return Math.max(2, Math.min(MOST, Math.round(count)));
}
