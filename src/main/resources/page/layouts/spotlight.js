/*
 * One post at a time, large, with its text beside it: for a projector. New posts take their turn; while none come, those
 * seen last go round, so that a quiet wall is no dead one.
 */
import { calm } from './calm.js';

const DWELL = 8_000; // ms a post is looked at
const HURRY = 4_000; // ms while others wait
const QUEUE = 8; // waiting cards; beyond, the oldest are passed over
const ROUND = 24; // cards that go round
const TURN = { duration: 1_200, easing: 'ease-in-out' };

export class Spotlight {
  grows = false;

  #queue = []; // { post, card }, oldest first
  #round = []; // seen, the longest ago first
  #current = null;
  #since = 0;
  #timer;

  constructor({ wall, pace }) {
    this.wall = wall;
    this.pace = pace;
    this.#timer = setInterval(() => this.#tick(), 500);
  }

  /** The picture takes most of the screen. */
  get columnWidth() {
    return this.wall.clientWidth;
  }

  get filled() {
    return this.#current !== null;
  }

  /** Lines cards ({ post, card }) up; returns what it has dealt with: all of them. */
  add(arrivals) {
    this.#queue.push(...[...arrivals].sort((a, b) => a.post.arrival - b.post.arrival));
    // more than can be seen in time: the older ones go round later
    this.#round.push(...this.#queue.splice(0, Math.max(0, this.#queue.length - QUEUE)));
    this.#round.splice(0, Math.max(0, this.#round.length - ROUND));
    if (!this.#current) this.#next();
    return arrivals;
  }

  holds(card) {
    return this.#all().some(entry => entry.card === card);
  }

  replace(old, card) {
    this.#all().find(entry => entry.card === old).card = card;
    old.replaceWith(card);
  }

  remove(cards) {
    const stays = entry => !cards.includes(entry.card);
    this.#queue = this.#queue.filter(stays);
    this.#round = this.#round.filter(stays);
    if (this.#current && !stays(this.#current)) {
      this.#current.card.remove();
      this.#current = null;
      this.#next();
    }
  }

  leave() {
    clearInterval(this.#timer);
    this.wall.replaceChildren();
  }

  #tick() {
    if (this.pace.paused || !this.#current) return;
    const dwell = this.#queue.length ? HURRY : DWELL;
    if (Date.now() - this.#since >= dwell) this.#next();
  }

  #next() {
    const next = this.#queue.shift() ?? this.#round.shift();
    if (!next) return;
    const last = this.#current;
    if (last) this.#round.push(last);
    this.#round.splice(0, Math.max(0, this.#round.length - ROUND));
    this.#current = next;
    this.#since = Date.now();
    this.wall.append(next.card);
    if (!last) return;
    if (calm()) {
      last.card.remove();
      return;
    }
    last.card.inert = true; // still seen for a moment, but no longer there
    next.card.inert = false;
    next.card.animate([{ opacity: 0 }, { opacity: 1 }], TURN)
      .finished.catch(() => {}).then(() => { if (this.#current !== last) last.card.remove(); });
  }

  #all() {
    return [...this.#queue, ...this.#round, ...(this.#current ? [this.#current] : [])];
  }
}
