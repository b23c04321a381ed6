// Draws the picture that a preview of a link to the wall shows, out of the bundled ones. It needs Chromium and pngquant:
//   node src/drawings/draw-card.mjs > target/card.svg
//   chromium --headless --no-sandbox --window-size=1200,630 --screenshot=target/card.png target/card.svg
//   pngquant --force --speed 1 --output src/main/resources/page/card.png 256 target/card.png

import { readFileSync } from 'node:fs'
import { at, element, path, rect } from './svg.mjs'

const [width, height] = [1200, 630]
const ink = '#2b211b'
const accent = '#a8451f'

const cats = new URL('../main/resources/page/cats/', import.meta.url)

/** One picture in its frame, `tall` high, its middle at x, y, hanging a little askew. */
function hung(name, x, y, tall, turn, frame = '#fffdf9') {
  const svg = readFileSync(new URL(`${name}.svg`, cats))
  const [, w, h] = svg.toString('utf8', 0, 300).match(/width="(\d+)" height="(\d+)"/).map(Number)
  const wide = (tall * w) / h
  const edge = 9
  const outside = [-wide / 2 - edge, -tall / 2 - edge, wide + 2 * edge, tall + 2 * edge]
  return at(x, y, { turn },
    rect(...outside, frame, { filter: 'url(#shadow)' }),
    element('image', {
      href: `data:image/svg+xml;base64,${svg.toString('base64')}`, x: -wide / 2, y: -tall / 2, width: wide, height: tall,
    }),
    rect(-wide / 2, -tall / 2, wide, tall, 'none', { stroke: ink, 'stroke-opacity': 0.16 }))
}

const definitions = element('defs', {},
  element('radialGradient', { id: 'light', cx: 0.5, cy: 0.42, r: 0.75 },
    element('stop', { 'stop-color': '#fbf9f5' }),
    element('stop', { offset: 0.5, 'stop-color': '#f4f1eb' }),
    element('stop', { offset: 1, 'stop-color': '#e6dfd3' })),
  element('filter', { id: 'shadow', x: -0.3, y: -0.3, width: 1.6, height: 1.7 },
    element('feDropShadow', { dx: 0, dy: 2, stdDeviation: 2, 'flood-color': '#3a2415', 'flood-opacity': 0.22 }),
    element('feDropShadow', { dx: 0, dy: 12, stdDeviation: 12, 'flood-color': '#3a2415', 'flood-opacity': 0.2 })))

const pictures = [
  hung('portrait-of-a-tuxedo-under-arches', 82, 148, 250, -2.2),
  hung('tabby-leaping-after-butterflies', 342, 98, 186, 1.6),
  hung('ginger-among-the-oranges', 590, 76, 176, -1.8),
  hung('portrait-of-a-siamese-at-night', 796, 84, 226, 2),
  hung('calico-asleep-on-the-hanok-roof', 1052, 124, 200, -1.5),
  hung('portrait-of-a-ginger-with-sunflowers', 142, 448, 240, 2),
  hung('two-kittens-one-box', 424, 552, 180, -1.8),
  hung('portrait-of-a-white-cat', 668, 556, 176, 2),
  hung('tuxedo-walking-the-ridge', 912, 574, 152, -1.6),
  hung('portrait-of-a-black-cat', 1104, 372, 208, 2.2),
]

const mark = [
  element('text', {
    x: 600, y: 372, 'text-anchor': 'middle', 'font-family': "'Source Serif 4', 'Noto Serif CJK KR', Georgia, serif",
    'font-size': 132, 'font-weight': 700, 'letter-spacing': -3, fill: ink,
  }, 'Catwalk'),
  path('M540 412H660', undefined, { stroke: accent, 'stroke-width': 5, 'stroke-linecap': 'round' }),
]

console.log(element('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
  definitions, rect(0, 0, width, height, 'url(#light)'), ...pictures, ...mark))
