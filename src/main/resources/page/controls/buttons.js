/* The header's buttons, and the one that says how many posts wait while the wall is paused. */
export class Buttons {
  #newer = document.getElementById('newer');
  #pause = document.getElementById('pause');

  constructor({ words, pace }) {
    this.words = words;
    document.getElementById('skip').textContent = words.skip;
    document.getElementById('menu-button').setAttribute('aria-label', words.menu);
    document.getElementById('menu').setAttribute('aria-label', words.menu);
    document.getElementById('pill').title = words.status;
    this.#pause.addEventListener('click', () => pace.hold('user', !pace.holds('user')));
    this.#newer.addEventListener('click', () => {
      pace.release('user');
      document.querySelector('main').focus({ preventScroll: true }); // the button goes, and the focus with it
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      scrollTo({ top: 0, behavior: calm ? 'auto' : 'smooth' });
    });
    const show = () => {
      const { reason } = pace;
      if (reason) document.documentElement.dataset.paused = reason;
      else delete document.documentElement.dataset.paused;
      this.#pause.setAttribute('aria-pressed', pace.holds('user'));
      this.#pause.setAttribute('aria-label', words.pause);
      this.#pause.title = pace.holds('user') ? words.resume : words.pause;
    };
    pace.onChange(show);
    show();
  }

  /** So many newer posts wait. */
  tell(waiting) {
    this.#newer.hidden = !waiting;
    if (waiting) this.#newer.querySelector('.count').textContent = this.words.newer(waiting);
  }
}
