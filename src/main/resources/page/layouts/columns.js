/*
 * Columns of cards, newest on top: the mosaic has as many as there is room for, the list has one. A new card goes into
 * the shortest column and only what hangs below it glides down. Cards load newest first, so an older one that comes later
 * goes below, where it moves nothing.
 *
 * Every card has a place of its own (translate), whatever its neighbours do: moving one costs no reflow and counts as
 * no layout shift, and in the document the cards stay in order, newest first, for keyboards and screen readers.
 */
import { calm } from './calm.js';

const GLIDE = { duration: 900, easing: 'cubic-bezier(.22, .8, .24, 1)' };
const ENTER = { duration: 700, easing: 'ease-out', fill: 'backwards' };
const AT_ONCE = { ...ENTER, duration: 200 }; // who has just come wants to see something
const STAGGER = 90; // ms between the entrances of one group
const ONE_BY_ONE = 8; // of a group enter so; the rest with the last of them

export class Columns {
  grows = true; // what is older hangs below, however much there is

  #columns = []; // { x, height, entries }, entries newest first: { post, card, column, height, y }
  #entries = new Map(); // card → its entry
  #growing = null;
  #top = 0; // what of the wall is seen first; asked for while things move, it would cost the browser a layout each time
  #resized = new ResizeObserver(changes => this.#measure(changes));
  #refit = new ResizeObserver(() => this.#fit());
  #scrolled = () => { this.#top = scrollY - this.wall.offsetTop; };

  /** @param most columns, however much room there is */
  constructor({ wall, most = Infinity }) {
    this.wall = wall;
    this.most = most;
    this.#fit();
    this.#refit.observe(wall);
    addEventListener('scroll', this.#scrolled, { passive: true });
  }

  /** Whether the first screen is full: from here on a new card moves others. */
  get filled() {
    return Math.min(...this.#columns.map(({ height }) => height)) > this.height;
  }

  /** Hangs cards ({ post, card }); returns those it has dealt with. */
  add(arrivals) {
    const bare = !this.#entries.size;
    const entries = arrivals.map(({ post, card }) => ({ post, card })).sort(newestFirst);
    const cards = [...this.#entries.values()].sort(newestFirst);
    for (const entry of entries) {
      this.#entries.set(entry.card, entry);
      this.wall.insertBefore(entry.card, cards.find(({ post }) => post.arrival < entry.post.arrival)?.card ?? null);
    }
    for (const entry of entries) entry.height = entry.card.offsetHeight;
    for (const entry of entries) {
      const column = this.#columns.reduce((a, b) => (b.height < a.height - 1 ? b : a));
      const below = column.entries.findIndex(({ post }) => post.arrival < entry.post.arrival);
      column.entries.splice(below < 0 ? column.entries.length : below, 0, entry);
      column.height += entry.height + this.gap;
      entry.column = column;
    }
    this.#place(this.#columns);
    entries.forEach(({ card }, index) => {
      const from = calm() ? { opacity: 0 } : { opacity: 0, transform: 'scale(.965)' };
      card.animate([from, { opacity: 1 }], bare ? AT_ONCE : { ...ENTER, delay: Math.min(index, ONE_BY_ONE) * STAGGER });
      this.#resized.observe(card);
    });
    return arrivals;
  }

  replace(old, card) {
    const entry = this.#entries.get(old);
    this.#forget(old);
    this.#entries.set(card, Object.assign(entry, { card }));
    old.replaceWith(card);
    entry.height = card.offsetHeight;
    card.style.translate = old.style.translate;
    this.#place([entry.column]);
    this.#resized.observe(card);
  }

  remove(cards) {
    const columns = new Set(cards.map(card => this.#entries.get(card).column));
    for (const card of cards) {
      this.#forget(card);
      card.remove();
    }
    for (const column of columns) column.entries = column.entries.filter(({ card }) => this.#entries.has(card));
    this.#place([...columns]);
  }

  holds(card) {
    return this.#entries.has(card);
  }

  /** Another layout takes over. */
  leave() {
    removeEventListener('scroll', this.#scrolled);
    this.#refit.disconnect();
    this.#resized.disconnect();
    cancelAnimationFrame(this.#growing);
    this.wall.replaceChildren();
    this.wall.style.height = '';
  }

  #forget(card) {
    this.#resized.unobserve(card);
    this.#entries.delete(card);
  }

  /** Puts every card of these columns where it belongs; those in sight glide there. */
  #place(columns) {
    const moved = [];
    for (const column of columns) {
      let y = 0;
      for (const entry of column.entries) {
        if (entry.y !== y || entry.x !== column.x) {
          if (entry.y !== undefined && entry.x === column.x) moved.push([entry, y - entry.y]);
          Object.assign(entry, { x: column.x, y });
          entry.card.style.translate = `${column.x}px ${y}px`;
        }
        y += entry.height + this.gap;
      }
      column.height = y;
    }
    this.#grow();
    this.#glide(moved);
  }

  /** A frame later: where one observer changes the size that the other observes, the browser calls it a loop. */
  #grow() {
    this.#growing ??= requestAnimationFrame(() => {
      this.#growing = null;
      this.wall.style.height = `${Math.max(...this.#columns.map(({ height }) => height))}px`;
    });
  }

  #glide(moved) {
    if (calm()) return;
    const top = this.#top;
    for (const [entry, distance] of moved) {
      const { card, y, height, glide } = entry;
      const last = Math.max(y, y - distance) + height;
      if (last < top || Math.min(y, y - distance) > top + this.height) continue;
      // A card still under way keeps its way: the new one is added to it.
      const composite = glide?.playState === 'running' ? 'add' : 'replace';
      entry.glide = card.animate([{ transform: `translateY(${-distance}px)` }, { transform: 'translateY(0)' }], { ...GLIDE, composite });
    }
  }

  /** As many columns as wall.css's --column gives room for; when that changes, every card is dealt again. */
  #fit() {
    this.#scrolled();
    this.height = innerHeight;
    const style = getComputedStyle(this.wall);
    const room = this.wall.clientWidth;
    const wanted = parseFloat(style.getPropertyValue('--column')) || 280;
    this.gap = parseFloat(style.rowGap) || 0;
    const fitting = Math.max(room < 300 ? 1 : 2, Math.floor((room + this.gap) / (wanted + this.gap)));
    const count = Math.min(this.most, fitting);
    this.columnWidth = (room - (count - 1) * this.gap) / count;
    this.wall.style.setProperty('--width', `${this.columnWidth}px`);
    if (count !== this.#columns.length) {
      this.#columns = Array.from({ length: count }, () => ({ height: 0, entries: [] }));
      const entries = [...this.#entries.values()].sort(newestFirst);
      for (const entry of entries) entry.height = entry.card.offsetHeight;
      for (const entry of entries) {
        entry.column = this.#columns.reduce((a, b) => (b.height < a.height ? b : a));
        entry.column.entries.push(entry);
        entry.column.height += entry.height + this.gap;
      }
    }
    this.#columns.forEach((column, index) => { column.x = index * (this.columnWidth + this.gap); });
    this.#place(this.#columns);
  }

  /** Cards whose height changed by themselves: a veil lifted, a font or the window's width changed. */
  #measure(changes) {
    const columns = new Set();
    for (const { target } of changes) {
      const entry = this.#entries.get(target);
      const height = target.offsetHeight;
      if (!entry || entry.height === height) continue;
      entry.height = height;
      columns.add(entry.column);
    }
    if (columns.size) this.#place([...columns]);
  }
}

function newestFirst(a, b) {
  return b.post.arrival - a.post.arrival;
}
