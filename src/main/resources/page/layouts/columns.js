/*
 * The mosaic: columns of cards, newest on top. A new card goes into the shortest column and only what hangs below it
 * glides down; the column a viewer points at or has focus in is left alone. Cards load newest first, so an older one
 * that comes later goes below, where it moves nothing.
 *
 * Every card has a place of its own (translate), whatever its neighbours do: moving one costs no reflow and counts as
 * no layout shift, and in the document the cards stay in order, newest first, for keyboards and screen readers.
 *
 * A layout is { wall, columnWidth, filled, add, replace, remove }: another one needs no other file to change.
 */
const GLIDE = { duration: 900, easing: 'cubic-bezier(.22, .8, .24, 1)' };
const ENTER = { duration: 700, easing: 'ease-out', fill: 'backwards' };
const STAGGER = 90; // ms between the entrances of one group
const POINTED = 15_000; // ms after which a mouse that rests on a card no longer holds its column

const calm = matchMedia('(prefers-reduced-motion: reduce)');

export class Mosaic {
  #columns = []; // { x, height, entries }, entries newest first: { post, card, column, height, y }
  #entries = new Map(); // card → its entry
  #pointed = { card: null, at: 0 };
  #resized = new ResizeObserver(changes => this.#measure(changes));

  constructor(wall) {
    this.wall = wall;
    new ResizeObserver(() => this.#fit()).observe(wall);
    this.#fit();
    wall.addEventListener('pointermove', event => {
      this.#pointed = { card: event.pointerType === 'mouse' && event.target.closest('.card'), at: Date.now() };
    });
    wall.addEventListener('pointerleave', () => { this.#pointed.card = null; });
  }

  /** Whether the first screen is full: from here on a new card moves others. */
  get filled() {
    return Math.min(...this.#columns.map(({ height }) => height)) > innerHeight;
  }

  /** Hangs cards ({ post, card }); returns those that found a place. */
  add(arrivals) {
    const held = this.#held();
    const free = this.#columns.filter(column => !held.has(column));
    if (!free.length) return [];

    const entries = arrivals.map(({ post, card }) => ({ post, card })).sort(newestFirst);
    const cards = [...this.#entries.values()].sort(newestFirst);
    for (const entry of entries) {
      this.#entries.set(entry.card, entry);
      this.wall.insertBefore(entry.card, cards.find(({ post }) => post.arrival < entry.post.arrival)?.card ?? null);
    }
    for (const entry of entries) entry.height = entry.card.offsetHeight;
    for (const entry of entries) {
      const column = free.reduce((a, b) => (b.height < a.height - 1 ? b : a));
      const below = column.entries.findIndex(({ post }) => post.arrival < entry.post.arrival);
      column.entries.splice(below < 0 ? column.entries.length : below, 0, entry);
      column.height += entry.height + this.gap;
      entry.column = column;
    }
    this.#place(free);
    entries.forEach(({ card }, index) => {
      const from = calm.matches ? { opacity: 0 } : { opacity: 0, transform: 'scale(.965)' };
      card.animate([from, { opacity: 1, transform: 'none' }], { ...ENTER, delay: Math.min(index, 8) * STAGGER });
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

  #forget(card) {
    this.#resized.unobserve(card);
    this.#entries.delete(card);
  }

  #held() {
    const { card, at } = this.#pointed;
    const looking = [Date.now() - at < POINTED && card, this.wall.querySelector(':focus-visible')?.closest('.card')];
    return new Set(looking.map(seen => this.#entries.get(seen)?.column));
  }

  /** Puts every card of these columns where it belongs; those in sight glide there. */
  #place(columns) {
    const moved = [];
    for (const column of columns) {
      let y = 0;
      for (const entry of column.entries) {
        if (entry.y !== y || entry.x !== column.x) {
          if (entry.y !== undefined && entry.x === column.x) moved.push([entry.card, y - entry.y, y, entry.height]);
          Object.assign(entry, { x: column.x, y });
          entry.card.style.translate = `${column.x}px ${y}px`;
        }
        y += entry.height + this.gap;
      }
      column.height = y;
    }
    this.wall.style.height = `${Math.max(...this.#columns.map(({ height }) => height))}px`;
    this.#glide(moved);
  }

  #glide(moved) {
    if (calm.matches || document.hidden) return;
    const top = scrollY - this.wall.offsetTop;
    for (const [card, distance, y, height] of moved) {
      const last = Math.max(y, y - distance) + height;
      if (last < top || Math.min(y, y - distance) > top + innerHeight) continue;
      // A card still under way keeps its way: the new one is added to it.
      const composite = card.getAnimations().some(({ playState }) => playState === 'running') ? 'add' : 'replace';
      card.animate([{ transform: `translateY(${-distance}px)` }, { transform: 'translateY(0)' }], { ...GLIDE, composite });
    }
  }

  /** As many columns as wall.css's --column gives room for; when that changes, every card is dealt again. */
  #fit() {
    const style = getComputedStyle(this.wall);
    const room = this.wall.clientWidth;
    const wanted = parseFloat(style.getPropertyValue('--column')) || 280;
    this.gap = parseFloat(style.rowGap) || 0;
    const count = Math.max(room < 300 ? 1 : 2, Math.floor((room + this.gap) / (wanted + this.gap)));
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
