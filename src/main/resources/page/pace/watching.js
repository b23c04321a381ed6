/*
 * Notices that somebody looks closer: points at a card, has it in focus, has scrolled back, or asked for a pause. A tab
 * that is hidden holds the wall, too: what comes meanwhile waits.
 */
const READING = 160; // px scrolled back from which nothing moves
const POINTED = 15_000; // ms after which a mouse left lying on a card is nobody looking

/** Why somebody who is there holds the wall. */
export const LOOKING = ['user', 'reading', 'focus', 'hover'];

/** @param kiosk tells whether nobody is there to look closer: then only a hidden tab holds the wall */
export function watch({ wall, pace, kiosk }) {
  const hidden = () => pace.hold('hidden', document.hidden);
  document.addEventListener('visibilitychange', hidden);
  hidden();

  let resting;
  const point = card => {
    clearTimeout(resting);
    if (kiosk()) return;
    pace.hold('hover', Boolean(card));
    if (card) resting = setTimeout(() => pace.release('hover'), POINTED);
  };
  wall.addEventListener('pointermove', event => point(event.pointerType === 'mouse' && event.target.closest('.card')));
  wall.addEventListener('pointerleave', () => point(null));

  // A click focuses, too; only who moves by keyboard is shown where the focus is, and would lose it
  const focus = () => pace.hold('focus', !kiosk() && Boolean(wall.querySelector(':focus-visible')));
  wall.addEventListener('focusin', focus);
  wall.addEventListener('focusout', () => queueMicrotask(focus));

  addEventListener('scroll', () => pace.hold('reading', !kiosk() && scrollY > READING), { passive: true });

  addEventListener('keydown', event => {
    const { key, target, repeat, ctrlKey, altKey, metaKey } = event;
    if (kiosk() || key !== ' ' || repeat || ctrlKey || altKey || metaKey) return;
    if (target.closest('a, button, input, select, textarea, dialog, [popover]')) return;
    event.preventDefault(); // else the page scrolls
    pace.hold('user', !pace.holds('user'));
  });
}
