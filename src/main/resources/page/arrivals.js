/*
 * What has loaded, between the store and the layout: loads the newest posts first, hands finished cards over in
 * small groups so that a busy wall breathes instead of flickering, and holds them back while the viewer has
 * scrolled down to look at something. Holds no more than the store does: what the store drops is dropped here.
 */
import { refreshTimes } from './cards.js';

const AT_ONCE = 24; // cards loading; a picture that never ends must not keep the others out
const GATHER = 30; // ms: recent posts come in a burst, oldest first; load its newest first
const FILL = 120; // ms between groups while the first screen fills
const BREATH = 1_200; // ms between groups after that
const READING = 160; // px scrolled down from which nothing moves

export class Arrivals {
  #entries = new Map(); // post id → { post, card?, state: waiting | loading | ready | shown }
  #loading = 0;
  #gathering = null;
  #flushing = null;
  #flushed = 0;

  constructor({ layout, build, button, words, onShown }) {
    Object.assign(this, { layout, build, button, words, onShown });
    button.addEventListener('click', () => {
      scrollTo({ top: 0, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    });
    addEventListener('scroll', () => this.#resume(), { passive: true });
    document.addEventListener('visibilitychange', () => this.#resume());
    setInterval(() => refreshTimes(layout.wall, words), 15_000);
  }

  add(post) {
    this.#entries.set(post.id, { post, state: 'waiting' });
    this.#gather();
  }

  /** An edited post changes in place; one that could not be shown before may be now. */
  async change(post) {
    const entry = this.#entries.get(post.id);
    if (entry?.state !== 'shown') return this.add(post);
    entry.post = post;
    const card = await this.build(post);
    if (this.#entries.get(post.id) !== entry || entry.post !== post) return; // changed or gone meanwhile
    if (card) {
      this.layout.replace(entry.card, card);
      entry.card = card;
    } else {
      this.remove(post);
    }
  }

  remove({ id }) {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    if (entry?.state === 'shown') {
      this.layout.remove(entry.card);
      this.#report();
    }
  }

  #gather() {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null;
      this.#load();
    }, GATHER);
  }

  #load() {
    if (document.hidden) return; // a hidden tab may never decode; the store bounds what waits
    const waiting = this.#in('waiting').sort((a, b) => b.post.arrival - a.post.arrival);
    for (const entry of waiting.slice(0, Math.max(0, AT_ONCE - this.#loading))) this.#loadOne(entry);
  }

  async #loadOne(entry) {
    entry.state = 'loading';
    this.#loading++;
    const card = await this.build(entry.post).catch(problem => console.error(problem));
    this.#loading--;
    this.#gather();
    if (this.#entries.get(entry.post.id) !== entry) return; // deleted, edited or pushed out while it loaded
    if (card) {
      Object.assign(entry, { card, state: 'ready' });
      this.#flushSoon();
    } else {
      this.#entries.delete(entry.post.id);
    }
  }

  #flushSoon() {
    const pause = this.layout.filled ? this.#flushed + BREATH - Date.now() : FILL;
    this.#flushing ??= setTimeout(() => {
      this.#flushing = null;
      this.#flush();
    }, Math.max(0, pause));
  }

  #flush() {
    const ready = this.#in('ready');
    const reading = scrollY > READING;
    if (ready.length && !reading && !document.hidden) {
      for (const entry of this.layout.add(ready)) entry.state = 'shown';
      this.#flushed = Date.now();
      this.#report();
      if (this.#in('ready').length) this.#flushSoon(); // every column is being looked at: try again
    }
    this.button.hidden = !(reading && ready.length);
    if (!this.button.hidden) this.button.textContent = this.words.newer(ready.length);
  }

  #resume() {
    if (document.hidden) return;
    this.#load();
    if (!this.button.hidden || this.#in('ready').length) this.#flushSoon();
  }

  #in(state) {
    return [...this.#entries.values()].filter(entry => entry.state === state);
  }

  #report() {
    this.onShown(this.#in('shown').length);
  }
}
