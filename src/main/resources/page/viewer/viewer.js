/*
 * One post, large: all its pictures, its whole text. Left and right step through its pictures and then to the next post;
 * closing leads back to where one was, the browser's Back button as well, which is what a phone has.
 */
import { addresses, loadPicture, placeholder } from '../cards/pictures.js';
import { fillLabel, follow } from '../cards/label.js';
import { cover, uncover } from '../cards/veil.js';

const SWIPE = 48; // CSS pixels a finger moves sideways at least

export class Viewer {
  #dialog = document.getElementById('viewer');
  #post = null;
  #index = 0;
  #loading = 0;
  #touch = null;

  /**
   * @param find gives the post of an id
   * @param order gives the ids of the wall's posts, newest first
   * @param veil whether sensitive posts are covered
   * @param onToggle told whether it is open
   */
  constructor({ words, find, order, veil, onToggle }) {
    Object.assign(this, { words, find, order, veil });
    const dialog = this.#dialog;
    for (const [name, step] of [['previous', -1], ['next', 1]]) {
      const button = dialog.querySelector(`.${name}`);
      button.setAttribute('aria-label', words[name]);
      button.addEventListener('click', () => this.#step(step));
    }
    const close = dialog.querySelector('.close');
    close.setAttribute('aria-label', words.close);
    close.addEventListener('click', () => this.close());
    dialog.addEventListener('cancel', event => {
      event.preventDefault();
      this.close();
    });
    dialog.addEventListener('click', event => event.target.matches('dialog, .stage') && this.close());
    dialog.addEventListener('keydown', event => this.#key(event));
    dialog.addEventListener('pointerdown', event => this.#down(event));
    dialog.addEventListener('pointerup', event => this.#up(event));
    dialog.addEventListener('close', () => {
      this.#post = null;
      this.#loading++;
      onToggle(false);
    });
    addEventListener('popstate', () => dialog.open && dialog.close());
    this.onToggle = onToggle;
  }

  open(post) {
    if (this.#dialog.open) return;
    this.onToggle(true);
    history.pushState({ viewer: true }, '');
    this.#dialog.showModal();
    this.#show(post, 0);
  }

  close() {
    if (!this.#dialog.open) return;
    if (history.state?.viewer) history.back(); // and popstate closes
    else this.#dialog.close();
  }

  shows(id) {
    return this.#post?.id === id;
  }

  /** An edited post changes in place. */
  change(post) {
    this.#show(post, Math.min(this.#index, post.pictures.length - 1));
  }

  #key({ key, target }) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (!step || target.closest('input')) return;
    const rightToLeft = getComputedStyle(this.#dialog).direction === 'rtl';
    this.#step(rightToLeft ? -step : step);
  }

  #down({ pointerType, isPrimary, clientX, clientY }) {
    this.#touch = pointerType !== 'mouse' && isPrimary ? { clientX, clientY } : null;
  }

  #up({ clientX, clientY }) {
    const touch = this.#touch;
    this.#touch = null;
    if (!touch) return;
    const [x, y] = [clientX - touch.clientX, clientY - touch.clientY];
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) this.#step(x < 0 ? 1 : -1);
  }

  #step(step) {
    const index = this.#index + step;
    if (this.#post.pictures[index]) return this.#show(this.#post, index);
    const post = this.#neighbour(step);
    if (post) this.#show(post, step < 0 ? post.pictures.length - 1 : 0);
  }

  #neighbour(step) {
    const ids = this.order();
    return this.find(ids[ids.indexOf(this.#post.id) + step]);
  }

  async #show(post, index) {
    const another = this.#post?.id !== post.id;
    this.#post = post;
    this.#index = index;
    const dialog = this.#dialog;
    const { words } = this;
    fillLabel(dialog, post, words);
    dialog.setAttribute('aria-label', words.view(post.author.name || words.someone));
    const license = dialog.querySelector('.license');
    license.textContent = post.license.name;
    follow(license, post.license.url);
    dialog.querySelector('.count').textContent = post.pictures.length > 1 ? words.nth(index + 1, post.pictures.length) : '';
    dialog.querySelector('.previous').disabled = index === 0 && !this.#neighbour(-1);
    dialog.querySelector('.next').disabled = !post.pictures[index + 1] && !this.#neighbour(1);
    if (another) dialog.querySelector('.text').scrollTop = 0;
    if (this.veil && post.sensitive) cover(dialog, post, words);
    else uncover(dialog);

    const picture = post.pictures[index];
    const stage = dialog.querySelector('.stage');
    const place = placeholder(picture);
    place.style.aspectRatio = picture.ratio ?? 4 / 3;
    stage.replaceChildren(place);
    const alt = dialog.querySelector('.alt');
    alt.textContent = picture.alt ?? '';
    const mine = ++this.#loading;
    const image = await loadPicture(addresses(picture, Infinity), picture.alt ?? words.undescribed);
    if (mine !== this.#loading) return; // stepped on meanwhile
    if (!image) return this.#broken();
    image.className = 'shown';
    stage.replaceChildren(image);
  }

  /** No other picture either: there is nothing to see. */
  #broken() {
    const { pictures } = this.#post;
    const next = (this.#index + 1) % pictures.length;
    if (pictures.length > 1 && next > this.#index) this.#show(this.#post, next);
    else if (pictures.length === 1) this.close();
  }
}
