/*
 * What has loaded, between the store and the layout: loads the newest posts first, hands finished cards over in
 * small groups so that a busy wall breathes instead of flickering, and holds newer ones back while the wall is paused.
 * What the store drops is dropped here: no more waits than the store holds.
 *
 * After a pause the newest load first and hang in one movement; older ones go below them, where they disturb nobody.
 */
import { refreshTimes } from '../cards/label.js';
import { LIMIT } from '../posts/posts.js';

const AT_ONCE = 24; // cards loading; a picture that never ends must not keep the others out
const GATHER = 30; // ms: recent posts come in a burst, oldest first; load its newest first
const FILL = 120; // ms between groups while the first screen fills
const BREATH = 1_200; // ms between groups after that
const READY = 40; // cards loaded ahead while the wall is paused
const HASTE = 250; // ms after which a wall that is not full yet hangs a picture's place before the picture is there

export class Arrivals {
  #entries = new Map(); // post id → { post, card?, state: waiting | loading | ready | shown | passed | spoilt }
  #loading = 0;
  #gathering = null;
  #flushing = null;
  #flushed = 0;
  #left = false;
  #refreshing;

  /**
   * @param build makes a card of a post, see card.js
   * @param onShown told how many cards hang
   * @param onWaiting told how many newer posts wait for the wall to go on
   */
  constructor({ layout, build, pace, words, onShown, onWaiting }) {
    Object.assign(this, { layout, build, pace, onShown, onWaiting });
    this.#refreshing = setInterval(() => {
      for (const { card } of this.#entries.values()) if (card) refreshTimes(card, words);
    }, 15_000);
  }

  add(post) {
    this.#entries.set(post.id, { post, state: 'waiting' });
    this.#gather();
  }

  /** An edited post changes in place; one that could not be shown before may be now. */
  async change(post) {
    const entry = this.#entries.get(post.id);
    if (entry?.state === 'passed') {
      entry.post = post;
      return;
    }
    if (entry?.state !== 'shown') return this.add(post);
    entry.post = post;
    const { card, loaded } = this.build(post);
    const whole = await loaded;
    if (this.#entries.get(post.id) !== entry || entry.post !== post) return; // changed or gone meanwhile
    if (!whole) return this.#spoil(entry);
    if (entry.state === 'shown') this.layout.replace(entry.card, card);
    entry.card = card;
  }

  /** Deleted: leaves at once. */
  remove(id) {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    if (entry?.state === 'shown') {
      this.layout.remove([entry.card]);
      this.#refill();
      this.#report();
    }
    this.#tellWaiting();
  }

  /** Pushed out by newer posts: hangs until one of them can take its place, so that no wall is ever bare. */
  drop(id) {
    const entry = this.#entries.get(id);
    if (entry?.state === 'shown') entry.dropped = true;
    else this.#entries.delete(id);
  }

  /** The network was away and has returned: what it kept from loading may load now. */
  retry() {
    for (const { post } of this.#in('spoilt')) this.add(post);
  }

  /** The wall goes on, or stops. */
  resume() {
    this.#tellWaiting();
    if (document.hidden) return;
    this.#load();
    this.#flushSoon();
  }

  /** The ids of the posts that hang or hung here, newest first. */
  get ids() {
    const seen = [...this.#in('shown'), ...this.#in('passed')];
    return seen.sort((a, b) => b.post.arrival - a.post.arrival).map(({ post }) => post.id);
  }

  /** Another layout takes over. */
  leave() {
    clearInterval(this.#refreshing);
    clearTimeout(this.#gathering);
    clearTimeout(this.#flushing);
    this.#entries.clear();
    this.#left = true;
    this.layout.leave();
  }

  #gather() {
    if (this.#left) return; // what still loads is nobody's any more
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null;
      this.#load();
      this.#tellWaiting();
    }, GATHER);
  }

  #load() {
    if (document.hidden) return; // a hidden tab may never decode; the store bounds what waits
    const room = Math.min(AT_ONCE - this.#loading, this.pace.paused ? READY - this.#in('ready').length : AT_ONCE);
    if (room <= 0) return;
    const waiting = this.#in('waiting').sort((a, b) => b.post.arrival - a.post.arrival);
    for (const entry of waiting.slice(0, room)) this.#loadOne(entry);
  }

  async #loadOne(entry) {
    entry.state = 'loading';
    this.#loading++;
    const { card, sized, loaded } = this.build(entry.post);
    entry.card = card;
    const hasty = sized && !this.layout.filled && setTimeout(() => this.#ready(entry), HASTE);
    const whole = await loaded;
    clearTimeout(hasty);
    this.#loading--;
    this.#gather();
    if (whole) this.#ready(entry);
    else if (this.#entries.get(entry.post.id) === entry) this.#spoil(entry);
  }

  /** Not to be seen, but not forgotten: the store knows it, so it does not come again. */
  #spoil({ post, dropped }) {
    this.remove(post.id);
    if (!dropped) this.#entries.set(post.id, { post, state: 'spoilt' });
  }

  #ready(entry) {
    // deleted, edited or pushed out while it loaded, or hung before it had
    if (this.#entries.get(entry.post.id) !== entry || entry.state !== 'loading') return;
    entry.state = 'ready';
    this.#flushSoon();
  }

  #flushSoon() {
    const pause = this.layout.filled ? this.#flushed + BREATH - Date.now() : FILL;
    this.#flushing ??= setTimeout(() => {
      this.#flushing = null;
      this.#flush();
    }, Math.max(GATHER, pause));
  }

  #flush() {
    const ready = this.#in('ready').filter(entry => !this.pace.paused || !this.#newer(entry));
    if (ready.length && !document.hidden) {
      for (const entry of this.layout.add(ready)) entry.state = 'shown';
      this.#pass();
      this.#thin();
      this.#flushed = Date.now();
      this.#report();
      if (ready.some(({ state }) => state === 'ready')) this.#flushSoon(); // the layout takes them in turn
    }
    this.#tellWaiting();
  }

  /** Newer than something that hangs, so that it would move or replace what is looked at. */
  #newer({ post }) {
    if (this.layout.filled && !this.layout.grows) return true;
    return post.arrival > Math.min(...this.#in('shown').map(shown => shown.post.arrival));
  }

  /** A layout of few cards has put newer ones in the place of older ones. */
  #pass() {
    for (const entry of this.#in('shown')) {
      if (this.layout.holds(entry.card)) continue;
      Object.assign(entry, { state: 'passed', card: null });
      if (entry.dropped) this.#entries.delete(entry.post.id);
    }
  }

  /** A place has become free: the newest of those passed returns to it. */
  #refill() {
    if (this.layout.filled || this.#in('waiting').length) return;
    const newest = this.#in('passed').reduce((a, b) => (a?.post.arrival > b.post.arrival ? a : b), null);
    if (newest) this.add(newest.post);
  }

  #thin() {
    const shown = this.#in('shown');
    const dropped = shown.filter(entry => entry.dropped).slice(0, Math.max(0, shown.length - LIMIT));
    if (!dropped.length) return;
    dropped.forEach(({ post }) => this.#entries.delete(post.id));
    this.layout.remove(dropped.map(({ card }) => card));
  }

  #in(state) {
    return [...this.#entries.values()].filter(entry => entry.state === state);
  }

  #report() {
    this.onShown(this.#in('shown').length);
  }

  #tellWaiting() {
    const waiting = this.pace.paused ? [...this.#in('waiting'), ...this.#in('loading'), ...this.#in('ready')] : [];
    this.onWaiting(waiting.filter(entry => this.#newer(entry)).length);
  }
}
