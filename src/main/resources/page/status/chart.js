/* Posts in each ten seconds of the last ten minutes, as bars; for a screen reader its name says it in words. */
const NAMESPACE = 'http://www.w3.org/2000/svg';
const HEIGHT = 40;
const BAR = 4;

export function drawChart(svg, steps, describe) {
  const most = Math.max(5, ...steps);
  svg.setAttribute('viewBox', `0 0 ${steps.length * BAR} ${HEIGHT}`);
  svg.setAttribute('aria-label', describe(steps.reduce((sum, posts) => sum + posts, 0)));
  svg.replaceChildren(...steps.map((posts, index) => {
    const bar = document.createElementNS(NAMESPACE, 'rect');
    const height = Math.max(posts ? 2 : 0.6, posts / most * HEIGHT);
    Object.entries({ x: index * BAR + 0.5, y: HEIGHT - height, width: BAR - 1, height }).forEach(each => bar.setAttribute(...each));
    return bar;
  }));
}
