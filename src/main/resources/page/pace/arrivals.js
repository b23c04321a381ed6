/*
 * What has loaded, between the store and the layout: loads the newest posts first, hands finished cards over in
 * small groups so that a busy wall breathes instead of flickering, and holds newer ones back while the viewer has
 * scrolled down to look at something. What the store drops is dropped here: no more waits than the store holds.
 */
import { refreshTimes } from '../cards/card.js';
import { LIMIT } from '../posts/posts.js';

const AT_ONCE = 24; // cards loading; a picture that never ends must not keep the others out
const GATHER = 30; // ms: recent posts come in a burst, oldest first; load its newest first
const FILL = 120; // ms between groups while the first screen fills
const BREATH = 1_200; // ms between groups after that
const READY = 40; // cards loaded ahead for a viewer who is reading
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
      this.remove(post.id);
    }
  }

  /** Deleted: leaves at once. */
  remove(id) {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    if (entry?.state !== 'shown') return;
    this.layout.remove([entry.card]);
    this.#report();
  }

  /** Pushed out by newer posts: hangs until one of them can take its place, so that no wall is ever bare. */
  drop(id) {
    const entry = this.#entries.get(id);
    if (entry?.state === 'shown') entry.dropped = true;
    else this.#entries.delete(id);
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
    const room = Math.min(AT_ONCE - this.#loading, this.#reading ? READY - this.#in('ready').length : AT_ONCE);
    for (const entry of waiting.slice(0, Math.max(0, room))) this.#loadOne(entry);
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
    const oldest = Math.min(...this.#in('shown').map(({ post }) => post.arrival));
    const newer = ({ post }) => post.arrival > oldest; // the others hang at the bottom, where they disturb nobody
    const ready = this.#in('ready').filter(entry => !this.#reading || !newer(entry));
    if (ready.length && !document.hidden) {
      for (const entry of this.layout.add(ready)) entry.state = 'shown';
      this.#thin();
      this.#flushed = Date.now();
      this.#report();
      if (ready.some(({ state }) => state === 'ready')) this.#flushSoon(); // every column is being looked at
    }
    const waiting = [...this.#in('ready'), ...this.#in('waiting')].filter(newer).length;
    this.button.hidden = !(this.#reading && waiting);
    if (!this.button.hidden) this.button.textContent = this.words.newer(waiting);
  }

  #thin() {
    const shown = this.#in('shown');
    const dropped = shown.filter(entry => entry.dropped).slice(0, Math.max(0, shown.length - LIMIT));
    dropped.forEach(({ post }) => this.#entries.delete(post.id));
    this.layout.remove(dropped.map(({ card }) => card));
  }

  #resume() {
    if (document.hidden) return;
    this.#load();
    if (!this.button.hidden || this.#in('ready').length) this.#flushSoon();
  }

  get #reading() {
    return scrollY > READING;
  }

  #in(state) {
    return [...this.#entries.values()].filter(entry => entry.state === state);
  }

  #report() {
    this.onShown(this.#in('shown').length);
  }
}
