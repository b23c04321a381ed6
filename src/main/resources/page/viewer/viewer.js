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
  #opened = null; // { id, focusVisible }: from where
  #broken = new WeakSet(); // pictures that did not load

  /**
   * @param find gives the post of an id
   * @param opener gives what opens the post of an id, where its card hangs
   * @param order gives the ids of the wall's posts, newest first
   * @param veil whether sensitive posts are covered
   * @param onToggle told whether it is open
   */
  constructor({ words, find, opener, order, veil, onToggle }) {
    Object.assign(this, { words, find, opener, order, veil });
    const dialog = this.#dialog;
    for (const [name, step] of [['previous', -1], ['next', 1]]) {
      const button = dialog.querySelector(`.${name}`);
      button.setAttribute('aria-label', words[name]);
      button.addEventListener('click', () => this.#step(step));
    }
    dialog.querySelector('.original').title = words.original;
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
      this.#return();
      onToggle(false);
    });
    addEventListener('popstate', () => dialog.open && dialog.close());
    this.onToggle = onToggle;
  }

  open(post) {
    if (this.#dialog.open) return;
    this.onToggle(true);
    this.#opened = { id: post.id, focusVisible: document.activeElement.matches(':focus-visible') };
    this.#broken = new WeakSet(); // a network that was down may be there again
    history.pushState({ viewer: true }, '');
    this.#dialog.showModal();
    this.#show(post, 0);
  }

  close() {
    if (!this.#dialog.open) return;
    this.#dialog.close(); // at once: behind it nothing is read aloud, and a second click must not lead back twice
    if (history.state?.viewer) history.back();
  }

  /**
   * The focus is where it was, on an edited post's new card too; but seen only by who came by keyboard: a focus that is
   * seen holds the wall, and a mouse would not move it on.
   */
  #return() {
    const { id, focusVisible } = this.#opened;
    const opener = this.opener(id);
    if (!opener || (focusVisible && opener === document.activeElement)) return;
    document.activeElement.blur();
    opener.focus({ focusVisible, preventScroll: true });
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
    return this.#go(this.#index + step, step);
  }

  /** To the post's picture of that number, or past its end to the next post; false where there is none. */
  #go(index, step) {
    const inside = this.#pictures(this.#post)[index];
    const post = inside ? this.#post : this.#neighbour(step);
    if (!post) return false;
    this.#show(post, inside ? index : step < 0 ? this.#pictures(post).length - 1 : 0, step);
    return true;
  }

  #neighbour(step) {
    const ids = this.order();
    const at = ids.indexOf(this.#post.id);
    const onward = step < 0 ? ids.slice(0, Math.max(0, at)).reverse() : ids.slice(at + 1);
    return onward.map(this.find).find(post => post && this.#pictures(post).length);
  }

  /** Those that are not known to be broken. */
  #pictures(post) {
    return post.pictures.filter(picture => !this.#broken.has(picture));
  }

  async #show(post, index, step = 1) {
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
    const pictures = this.#pictures(post);
    dialog.querySelector('.count').textContent = pictures.length > 1 ? words.nth(index + 1, pictures.length) : '';
    dialog.querySelector('.previous').disabled = index === 0 && !this.#neighbour(-1);
    dialog.querySelector('.next').disabled = !pictures[index + 1] && !this.#neighbour(1);
    if (another) dialog.querySelector('.text').scrollTop = 0;
    if (this.veil && post.sensitive) cover(dialog, post, words);
    else uncover(dialog);

    const picture = pictures[index];
    const stage = dialog.querySelector('.stage');
    const place = placeholder(picture);
    place.style.aspectRatio = picture.ratio ?? 4 / 3;
    stage.replaceChildren(place);
    const alt = dialog.querySelector('.alt');
    alt.textContent = picture.alt ?? '';
    const mine = ++this.#loading;
    const image = await loadPicture(addresses(picture, Infinity), picture.alt ?? words.undescribed);
    if (mine !== this.#loading) return; // stepped on meanwhile
    if (!image) return this.#pass(picture, step);
    image.className = 'shown';
    stage.replaceChildren(image);
  }

  /** A broken picture is stepped over, the way one was going; only where that leads nowhere, the other way. */
  #pass(picture, step) {
    const index = this.#index;
    this.#broken.add(picture); // the next one has its number now
    const onward = () => this.#go(index, 1);
    const backward = () => this.#go(index - 1, -1);
    const found = step < 0 ? backward() || onward() : onward() || backward();
    if (!found) this.close();
  }
}
