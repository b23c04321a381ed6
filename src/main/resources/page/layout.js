/*
 * The mosaic: columns of cards, newest on top. A new card goes into one column, the shortest, and only what hangs
 * below it glides down; the column a viewer points at or has focus in is left alone. Cards load newest first, so
 * an older one that comes later goes below, where it moves nothing.
 *
 * A layout is { wall, columnWidth, filled, add, replace, remove }: another one needs no other file to change.
 */
const GLIDE = { duration: 900, easing: 'cubic-bezier(.22, .8, .24, 1)' };
const ENTER = { duration: 700, easing: 'ease-out', fill: 'backwards' };
const STAGGER = 90; // ms between the entrances of one group
const POINTED = 15_000; // ms after which a mouse that rests on a card no longer holds its column

const calm = matchMedia('(prefers-reduced-motion: reduce)');

export class Mosaic {
  #columns = []; // { element, entries }, entries newest first
  #pointed = { column: null, at: 0 };

  constructor(wall) {
    this.wall = wall;
    new ResizeObserver(() => this.#fit()).observe(wall);
    this.#fit();
    wall.addEventListener('pointermove', event => {
      const column = event.pointerType === 'mouse' ? event.target.closest('.column') : null;
      this.#pointed = { column, at: Date.now() };
    });
    wall.addEventListener('pointerleave', () => { this.#pointed.column = null; });
  }

  get columnWidth() {
    return this.#columns[0].element.clientWidth;
  }

  /** Whether the first screen is full: from here on a new card moves others. */
  get filled() {
    return this.#columns.every(({ element }) => element.getBoundingClientRect().bottom > innerHeight);
  }

  /** Hangs cards ({ post, card }); returns those that found a place. */
  add(entries) {
    const free = this.#columns.filter(column => !this.#held(column));
    if (!free.length) return [];
    const heights = new Map(free.map(column => [column, column.element.clientHeight]));
    const moved = new Map(); // card → how far it was pushed down
    const gap = this.#gap();

    entries.sort((a, b) => b.post.arrival - a.post.arrival);
    entries.forEach(entry => {
      const column = free.reduce((a, b) => (heights.get(b) < heights.get(a) - 1 ? b : a));
      const height = this.#insert(column, entry) + gap;
      heights.set(column, heights.get(column) + height);
      for (const below of column.entries.slice(column.entries.indexOf(entry) + 1)) {
        moved.set(below.card, (moved.get(below.card) ?? 0) + height);
      }
    });

    entries.forEach(({ card }, index) => this.#enter(card, index));
    entries.forEach(({ card }) => moved.delete(card));
    this.#glide(moved);
    return entries;
  }

  replace(old, card) {
    const [column, index] = this.#find(old);
    const before = old.offsetHeight;
    column.entries[index] = { ...column.entries[index], card };
    old.replaceWith(card);
    this.#glideBelow(column, index + 1, card.offsetHeight - before);
  }

  remove(card) {
    const [column, index] = this.#find(card);
    const height = card.offsetHeight + this.#gap();
    column.entries.splice(index, 1);
    card.remove();
    this.#glideBelow(column, index, -height);
  }

  #insert({ element, entries }, entry) {
    const older = entries.findIndex(({ post }) => post.arrival < entry.post.arrival);
    const index = older < 0 ? entries.length : older;
    element.insertBefore(entry.card, entries[index]?.card ?? null);
    entries.splice(index, 0, entry);
    return entry.card.offsetHeight;
  }

  #find(card) {
    const column = this.#columns.find(({ element }) => element === card.parentNode);
    return [column, column.entries.findIndex(entry => entry.card === card)];
  }

  #held({ element }) {
    const { column, at } = this.#pointed;
    return (column === element && Date.now() - at < POINTED) || element.querySelector(':focus-visible') !== null;
  }

  #glideBelow({ entries }, index, distance) {
    this.#glide(new Map(entries.slice(index).map(({ card }) => [card, distance])));
  }

  /** Cards that were moved start where they were. Only those in sight are animated. */
  #glide(moved) {
    if (calm.matches || document.hidden) return;
    const seen = [...moved].filter(([card, distance]) => {
      const { top, bottom } = card.getBoundingClientRect();
      return Math.min(top, top - distance) < innerHeight && Math.max(bottom, bottom - distance) > 0;
    });
    for (const [card, distance] of seen) {
      const from = { transform: `translateY(${-distance}px)` };
      // A card still under way keeps its way: the new one is added to it.
      const composite = card.getAnimations().some(({ playState }) => playState === 'running') ? 'add' : 'replace';
      card.animate([from, { transform: 'translateY(0)' }], { ...GLIDE, composite });
    }
  }

  #enter(card, index) {
    const from = calm.matches ? { opacity: 0 } : { opacity: 0, transform: 'scale(.965)' };
    card.animate([from, { opacity: 1, transform: 'none' }], { ...ENTER, delay: Math.min(index, 8) * STAGGER });
  }

  /** As many columns as wall.css's --column gives room for; when that changes, every card is dealt again. */
  #fit() {
    const style = getComputedStyle(this.wall);
    const gap = this.#gap();
    const column = parseFloat(style.getPropertyValue('--column')) || 280;
    const room = this.wall.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const count = Math.max(room < 300 ? 1 : 2, Math.floor((room + gap) / (column + gap)));
    if (count === this.#columns.length) return;

    const heights = new Map(this.#columns.flatMap(({ entries }) => entries).map(entry => [entry, entry.card.offsetHeight]));
    const focused = document.activeElement;
    this.#columns = Array.from({ length: count }, () => {
      const element = document.createElement('div');
      element.className = 'column';
      return { element, entries: [], height: 0 };
    });
    for (const [entry, height] of [...heights].sort(([a], [b]) => b.post.arrival - a.post.arrival)) {
      const shortest = this.#columns.reduce((a, b) => (b.height < a.height ? b : a));
      shortest.entries.push(entry);
      shortest.element.append(entry.card);
      shortest.height += height + gap;
    }
    this.wall.replaceChildren(...this.#columns.map(({ element }) => element));
    if (this.wall.contains(focused)) focused.focus({ preventScroll: true });
  }

  #gap() {
    return parseFloat(getComputedStyle(this.wall).columnGap) || 0;
  }
}
