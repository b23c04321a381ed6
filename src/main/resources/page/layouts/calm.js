/* Whether the viewer asked for less movement: layouts then change without any. */
const query = matchMedia('(prefers-reduced-motion: reduce)');

export function calm() {
  return query.matches || document.hidden;
}
