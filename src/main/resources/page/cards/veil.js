/*
 * What its author marked as sensitive stays blurred, text and descriptions too, until the viewer asks. Who has asked
 * once for a post is not asked again, wherever it is shown.
 */
const lifted = new Set();

/** Covers what stands in an element, a card or the viewer, unless this post was uncovered before. */
export function cover(element, post, words) {
  uncover(element);
  if (lifted.has(post.id)) return;
  const veil = document.getElementById('veil').content.firstElementChild.cloneNode(true);
  veil.querySelector('.warning').textContent = post.warning || words.sensitive;
  const button = veil.querySelector('.reveal');
  button.textContent = words.reveal;
  button.addEventListener('click', () => {
    const focused = button.matches(':focus-visible');
    lifted.add(post.id);
    uncover(element);
    document.querySelectorAll(`.card[data-veiled][data-id="${CSS.escape(post.id)}"]`).forEach(uncover);
    if (focused) element.querySelector('.open, .close')?.focus();
  });
  element.dataset.veiled = '';
  element.querySelectorAll('.veilable').forEach(part => { part.inert = true; });
  element.prepend(veil);
}

export function uncover(element) {
  element.querySelector('.veil')?.remove();
  delete element.dataset.veiled;
  element.querySelectorAll('.veilable').forEach(part => { part.inert = false; });
}
