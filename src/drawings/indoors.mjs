// Pictures of cats at home.

import { circle, ellipse, path, polygon, rect, stroke } from './svg.mjs'
import { cat } from './cat.mjs'
import { fromRight, lights } from './lights.mjs'
import * as things from './things.mjs'

/** A wall with a soft fall of light and a floor. */
const room = (p, [wall, shade], floor, floorY = p.height * 0.78) => [
  rect(0, 0, p.width, p.height, p.linear([[0, wall], [1, shade]], [0, 0, 1, 1])),
  floor && [
    rect(0, floorY, p.width, p.height - floorY, p.linear([[0, floor[0]], [1, floor[1]]])),
    rect(0, floorY - 14, p.width, 14, '#fff', { opacity: 0.22 }),
  ]]

const boards = (p, y, color) => stroke(
  [0.12, 0.32, 0.58].map(k => `M0 ${Math.round(y + (p.height - y) * k)}H${p.width}`).join(''),
  color,
  3,
  { opacity: 0.25 },
)

/** A window with someone on the sill. */
function windowsill({ wall, view, frame, curtain, decor = () => [], ...options }, drawCat) {
  return p => {
    const [w, h] = [p.width, p.height]
    const tall = h > w
    const [x, y, width, height] = tall ? [w * 0.16, h * 0.1, w * 0.68, h * 0.62] : [w * 0.2, h * 0.09, w * 0.6, h * 0.66]
    const bottom = y + height + 16
    p.add(room(p, wall), things.window_(
      p, x, y, width, height, view(p, bottom), { ...frame, ...options },
    ), things.sill(p, x - 50, bottom, width + 100, frame.sill),
      curtain && [things.curtain(p, 0, x + 30, 0, h, curtain), things.curtain(p, w, x + 30, 0, h, curtain, false)],
      decor(p, { x, y, width, height, bottom }), drawCat(p, { x, y, width, height, bottom }))
  }
}

const tabbyOnWindowsill = windowsill({
  wall: ['#f3d9b8', '#d9a98c'], curtain: ['#fff3e2', '#e2b795'], frame: {
    frame: '#fffaf0', shade: '#c9a98e', sill: ['#fffaf0', '#d8b79a'],
  },
  view: (p, bottom) => [
    things.sky(p, ['#8fcbe0', '#d8eedd', '#fdf0c8'], bottom), things.sun(p, 790, 250, 46), things.cloud(480, 230, 90),
    things.hills(p, 520, 70, '#9cc7a5', 3), things.hills(p, 590, 60, '#6fa583', 4), things.hills(p, 650, 40, '#4d8468', 3),
  ],
  decor: (p, { bottom }) => [
    things.plant(p, 330, bottom + 6, 170, { leaves: ['#4a8a62', '#8cbf7d'] }),
    things.cactus(p, 905, bottom + 6, 110),
  ],
}, (p, { bottom }) => cat(p, {
  pose: 'sitBack', coat: 'tabby', x: 610, y: bottom + 10, scale: 1.75, tail: 'down', light: fromRight({ ...lights.day, rim: 0.8 }),
  head: { turn: 6 },
}))

const whiteCatWatchingSnow = windowsill({
  wall: ['#b9c4d8', '#7f8cab'], curtain: ['#e8ecf5', '#a9b4cf'], frame: {
    frame: '#f7f8fc', shade: '#9aa5c2', sill: ['#ffffff', '#b7c0d8'], bars: [0.5], rows: [0.3],
  },
  view: (p, bottom) => [
    things.sky(p, ['#7c92ba', '#b7c4dc', '#e9e4ea'], bottom),
    things.hills(p, 660, 90, '#c9d3e6', 2),
    things.hills(p, 760, 60, '#eef2fa', 3),
    [220, 330, 640, 700].map((x, i) => path(
      `M${x} 790l-60 0l40 -70h-24l34 -60h-18l28 -${60 + i * 9}l28 ${60 + i * 9}h-18l34 60h-24l40 70Z`,
      i % 2 ? '#5f7f92' : '#4c6a82',
      { opacity: 0.85 },
    )),
    things.snow(p, 50),
  ],
  decor: (p, { bottom }) => things.mug(p, 690, bottom + 6, 74, '#d9705c', '#a3443f'),
}, (p, { bottom }) => cat(p, {
  pose: 'sitBack', coat: 'white', x: 420, y: bottom + 10, scale: 1.75, tail: 'side', light: lights.snow, head: { turn: -5 },
}))

const blackCatNightWindow = windowsill({
  wall: ['#4a3556', '#2a2140'], curtain: ['#8a4a63', '#4b2547'], frame: {
    frame: '#6d4a5e', shade: '#2a1b38', sill: ['#8d6474', '#54364f'], bars: [], rows: [],
  },
  view: (p, bottom) => [
    things.sky(p, ['#151b47', '#3a3473', '#8b5a8d'], bottom), things.stars(p, 50, 500), things.moon(p, 640, 250, 62),
    things.skyline(p, bottom, 120, 300, '#2b2a5e', '#ffd98a', 90), things.skyline(p, bottom, 40, 150, '#181a40', '#ffb865', 80),
  ],
  decor: (p, { bottom }) => [things.plant(p, 290, bottom + 4, 130, {
    pot: ['#7a5270', '#472f4c'], leaves: ['#3b5a63', '#2a4150'],
  })],
}, (p, { bottom }) => cat(p, {
  pose: 'sitSide', coat: 'black', x: 520, y: bottom + 8, scale: 1.6, tail: 'down', light: fromRight(lights.night),
  head: { look: -0.6, eyes: 'wide' },
}))

const siameseAtSunsetWindow = windowsill({
  wall: ['#e79a7b', '#a8506a'], frame: {
    frame: '#fbe3cb', shade: '#a35a5c', sill: ['#ffe9d2', '#c88478'], arch: true, bars: [0.5], rows: [0.4],
  },
  view: (p, bottom) => [
    things.sky(p, ['#6b5aa8', '#e9798a', '#ffbf7a', '#ffe6a8'], bottom),
    things.sun(p, 420, 640, 62, '#fff0b8'),
    things.sea(p, 690, 260, ['#f08d7d', '#7d4c8c'], '#ffe9b0'),
  ],
  decor: (p, { bottom }) => [
    polygon([[150, bottom + 40], [640, bottom + 40], [800, 1200], [260, 1200]], '#ffd79a', { opacity: 0.28 }),
    things.plant(p, 640, bottom + 4, 150, { pot: ['#7b4a6b', '#54304f'], leaves: ['#5c4a72', '#8a5f7d'], width: 0.1, count: 9 }),
  ],
}, (p, { bottom }) => cat(p, {
  pose: 'sitSide', coat: 'siamese', x: 340, y: bottom + 8, scale: 1.55, tail: 'down', light: fromRight(lights.sunset),
  head: { look: 0.5 },
}))

/** A pane seen from the street: warm inside, wet outside. */
function rainyPane(colors, drawCats) {
  return p => {
    const [w, h] = [p.width, p.height]
    p.add(rect(0, 0, w, h, p.linear([[0, colors[0]], [1, colors[1]]])), p.glow(
      w * 0.72, h * 0.2, Math.max(w, h) * 0.5, '#ffd48a', 0.75,
    ), rect(
      w * 0.06, h * 0.1, w * 0.24, h * 0.34, '#3b2238', { opacity: 0.18, rx: 6 },
    ), things.lamp(p, w * 0.74, h * 0.16, Math.min(w, h) * 0.16, { reach: 2 }),
      drawCats(p), rect(0, 0, w, h, p.linear(
        [[0, '#6f93b8', 0.3], [0.5, '#9fc0d8', 0.06], [1, '#274a70', 0.34]],
        [0, 0, 1, 1],
      )), polygon([[w * 0.08, 0], [w * 0.3, 0], [w * 0.02, h], [-w * 0.2, h]], '#fff', { opacity: 0.08 }), polygon(
        [[w * 0.36, 0], [w * 0.42, 0], [w * 0.14, h], [w * 0.08, h]], '#fff', { opacity: 0.06 },
      ), things.drops(p, 30, 20, w - 60, h - 120, 48), rect(
        0, 0, w, h, 'none', { stroke: '#2a3a4e', 'stroke-width': 48 },
      ), rect(0, h - 64, w, 64, p.linear([[0, '#4f6980'], [1, '#22303f']])), things.rain(p, 26, '#dbe9f5', 0.3))
  }
}

const bookColors = ['#c8553d', '#e8b04b', '#4f7c82', '#2f4858', '#8d5b79', '#e9dcc3', '#6d8b5e']

const shelf = (p, x, y, width, color) => [
  rect(x, y, width, 22, color[0]),
  rect(x, y + 20, width, 8, color[1]),
  p.shadow(x + width / 2, y + 34, width * 0.5, 26, '#1c0f20', 0.4),
]

/** A shelved wall; rows are heights of boards, `gaps` the stretches without books. */
const bookcase = (p, [wall, board, edge], rows, gaps = {}) => [rect(0, 0, p.width, p.height, p.linear([[0, wall], [1, '#241521']])),
  rows.map((y, i) => {
    const [from, to] = gaps[i] ?? [p.width, p.width]
    const tall = Math.min(y - (rows[i - 1] ?? y - 220) - 34, 210)
    return [
      from > 60 && things.books(p, 20, y, from - 20, tall, bookColors),
      to < p.width - 60 && things.books(p, to, y, p.width - 20 - to, tall, bookColors),
      shelf(p, 0, y, p.width, [board, edge]),
    ]
  })]

const keyboard = (p, x, y, width) => [
  rect(x, y, width, width * 0.2, '#2e3147', { rx: 10 }),
  [0.22, 0.42, 0.62].map(k => stroke(
    `M${x + 22} ${y + width * 0.2 * k}H${x + width - 22}`,
    '#69708f',
    width * 0.028,
    { 'stroke-dasharray': `${width * 0.03} ${width * 0.022}`, 'stroke-linecap': 'butt' },
  )),
  stroke(`M${x + width * 0.28} ${y + width * 0.165}H${x + width * 0.7}`, '#8790b3', width * 0.026, { 'stroke-linecap': 'butt' }),
]

const screen = (p, x, y, width, height, ...content) => [
  rect(x + width * 0.44, y + height, width * 0.12, 70, '#3b3f57'),
  ellipse(x + width / 2, y + height + 70, width * 0.2, 14, '#2b2e44'),
  rect(x, y, width, height, '#23253a', { rx: 14 }),
  p.clipped(
    rect(x + 14, y + 14, width - 28, height - 28, '#fff', { rx: 6 }),
    rect(x, y, width, height, p.linear([[0, '#5b6ee0'], [1, '#e58ab5']], [0, 0, 1, 1])),
    content,
  ),
]

const armchair = (p, x, y, width, [light, base, dark]) => ({
  back: [
    p.shadow(x, y + 4, width * 0.62, 30),
    rect(x - width * 0.4, y - width * 0.86, width * 0.8, width * 0.7, p.linear([[0, light], [1, base]]), { rx: width * 0.16 }),
    stroke(
      `M${x - width * 0.12} ${y - width * 0.6}h0M${x + width * 0.12} ${y - width * 0.6}h0M${x} ${y - width * 0.48}h0`,
      dark,
      10,
    ),
    rect(x - width * 0.36, y - width * 0.4, width * 0.72, width * 0.2, p.linear([[0, light], [1, base]]), { rx: 26 }),
  ],
  front: [
    rect(x - width * 0.42, y - width * 0.25, width * 0.84, width * 0.2, p.linear([[0, base], [1, dark]])),
    [-1, 1].map(s => rect(
      x + s * width * 0.42 - width * 0.09, y - width * 0.52, width * 0.18, width * 0.48, p.linear([[0, light], [1, dark]]),
      { rx: width * 0.08 },
    )),
    [-1, 1].map(s => rect(x + s * width * 0.4 - 8, y - 16, 16, 22, '#4b3028')),
  ],
})

function pianoKeys(p, y, height) {
  const step = p.width / 20
  let [gaps, black] = ['', '']
  for (let i = 0; i < 20; i++) {
    gaps += `M${Math.round(i * step)} ${y}v${height}`
    if (![2, 6].includes(i % 7)) black += `M${Math.round((i + 0.72) * step)} ${y}h${Math.round(step * 0.56)}v${height * 0.56}h${-Math.round(step * 0.56)}Z`
  }
  return [
    rect(0, y, p.width, height, p.linear([[0, '#fffdf6'], [1, '#d9d0c6']])),
    stroke(gaps, '#6d6068', 3, { opacity: 0.5 }),
    path(black, '#211c2b'),
  ]
}

const pictures = {
  'tabby-on-windowsill': [1200, 900, tabbyOnWindowsill],
  'white-cat-watching-snow': [900, 1200, whiteCatWatchingSnow],
  'black-cat-in-a-night-window': [1000, 1000, blackCatNightWindow],
  'siamese-in-a-sunset-window': [800, 1200, siameseAtSunsetWindow],
  'grey-cat-behind-rainy-glass': [900, 1200, rainyPane(
    ['#d98f5c', '#6b3a4c'],
    p => [cat(p, {
      pose: 'portrait', coat: 'grey', x: 440, y: 1010, scale: 3.1, light: fromRight(lights.rain),
      head: { eyes: 'wide', glance: -2 },
    })],
  )],
  'two-cats-waiting-out-the-rain': [1280, 720, rainyPane(['#c98a62', '#5b3c55'], p => [
    cat(p, {
      pose: 'portrait', coat: 'marmalade', x: 420, y: 690, scale: 2.5, light: fromRight(lights.rain),
      head: { turn: 8, eyes: 'half' },
    }), cat(p, {
      pose: 'portrait', coat: 'tuxedo', x: 790, y: 705, scale: 2.4, light: fromRight(lights.rain), head: { turn: -6, look: -0.2 },
    })])],
  'tortie-on-the-bookshelf': [800, 1200, p => p.add(
    bookcase(p, ['#5d3a35', '#b9804f', '#7d4f33'], [240, 520, 820, 1120], { 1: [110, 690] }),
    p.glow(400, 420, 420, '#ffd28a', 0.35),
    cat(p, { pose: 'lounge', coat: 'tortie', x: 380, y: 520, scale: 1.55, light: lights.lamp, head: { eyes: 'half', look: 0.1 } }),
  )],
  'grey-cat-between-the-books': [1000, 1000, p => p.add(
    bookcase(p, ['#31505a', '#d6a56f', '#8f6140'], [300, 690, 1080], { 1: [330, 690] }),
    rect(330, 328, 360, 362, '#1d2230', { opacity: 0.45 }),
    p.glow(500, 560, 300, '#ffd28a', 0.3),
    cat(p, { pose: 'peek', coat: 'grey', x: 510, y: 684, scale: 2.1, light: lights.room, head: { eyes: 'wide', turn: -5 } }),
    shelf(p, 0, 706, p.width, ['#d6a56f', '#8f6140']),
  )],
  'siamese-on-a-pile-of-books': [900, 1200, p => p.add(
    room(p, ['#f0dcc0', '#cfa58a'], ['#a96f55', '#7d4a41'], 980),
    things.frame(
      p, 90, 130, 220, 280, ['#8a5a45', '#f8eedd'], circle(200, 250, 60, '#e58b5f'),
      path('M90 330q110 -80 220 0v90H90Z', '#5d8a80'),
    ),
    things.frame(p, 640, 200, 160, 200, ['#5b4a5e', '#e7e1ea'], circle(720, 280, 36, '#f2c77a')),
    p.shadow(450, 1100, 300, 40),
    things.pile(p, 450, 1100, 420, ['#4f7c82', '#e8b04b', '#c8553d', '#2f4858', '#e9dcc3', '#8d5b79']),
    cat(p, { pose: 'sit', coat: 'siamese', x: 450, y: 922, scale: 2.05, tail: 'wrap', light: lights.room, head: { look: 0.2 } }),
    things.plant(p, 770, 1130, 240, { pot: ['#5f8f92', '#3c656f'], leaves: ['#47806a', '#83b98a'] }),
  )],
  'tuxedo-on-the-keyboard': [1200, 900, p => p.add(
    room(p, ['#3f4a78', '#232546']),
    p.glow(600, 320, 620, '#8c9cff', 0.5),
    screen(
      p, 310, 100, 580, 390, things.cloud(480, 260, 80), things.cloud(730, 330, 60),
      path('M310 430q140 -110 300 -20t300 -30v120H310Z', '#38408f'),
    ),
    rect(0, 560, 1200, 340, p.linear([[0, '#b9855f'], [1, '#6d4440']])),
    rect(0, 560, 1200, 6, '#fff', { opacity: 0.3 }),
    things.lamp(p, 1060, 250, 130, { base: 580, reach: 2.4 }),
    things.mug(p, 180, 690, 110, '#f0c05a', '#b7773a'),
    keyboard(p, 270, 700, 660),
    p.shadow(600, 760, 320, 40),
    cat(p, {
      pose: 'loaf', coat: 'tuxedo', x: 620, y: 770, scale: 2.15, light: fromRight(lights.lamp), head: { eyes: 'half', look: -0.1 },
    }),
  )],
  'cream-cat-by-the-screen': [1600, 900, p => p.add(
    room(p, ['#f7d9c4', '#d99a9a']),
    things.window_(
      p,
      140,
      90,
      420,
      400,
      [
        things.sky(p, ['#ffcfa0', '#fff0cf'], 500), things.sun(p, 380, 320, 44),
        things.skyline(p, 500, 60, 190, '#e79f86', null, 90),
      ],
      { frame: '#fff6ea', shade: '#c98f80' },
    ),
    screen(p, 800, 120, 620, 400, things.hills({ ...p, random: p.random, width: 1600, height: 600 }, 420, 60, '#4a4fa0', 5)),
    rect(0, 600, 1600, 300, p.linear([[0, '#d9a27c'], [1, '#8d5752']])),
    rect(0, 600, 1600, 6, '#fff', { opacity: 0.35 }),
    keyboard(p, 860, 690, 520),
    things.plant(p, 700, 640, 180),
    things.mug(p, 1480, 730, 110, '#6f9aa0', '#3d6470'),
    p.shadow(450, 800, 330, 46),
    cat(p, { pose: 'curl', coat: 'cream', x: 450, y: 800, scale: 2.5, light: lights.sunset }),
  )],
  'silver-tabby-under-the-lamp': [900, 1200, p => {
    const chair = armchair(p, 430, 1050, 620, ['#4f8f8b', '#36706f', '#1f474e'])
    p.add(
      room(p, ['#4d3a5e', '#2b2140'], ['#6b4354', '#3b2438'], 940),
      p.glow(640, 420, 700, '#ffcf86', 0.5),
      things.frame(p, 110, 190, 190, 240, ['#8a6a5a', '#d9c9b8'], path('M110 380q60 -110 110 -40t90 -40v140H110Z', '#6b7f8c')),
      things.rug(p, 450, 1090, 430, 76, ['#8c4a5a', '#b56a62', '#d99a72']),
      chair.back,
      things.lamp(p, 720, 300, 190, { base: 1070, reach: 2.6 }),
      cat(p, { pose: 'curl', coat: 'silver', x: 430, y: 902, scale: 1.9, light: fromRight(lights.lamp) }),
      chair.front,
    )
  }],
  'tabby-stretching-on-the-rug': [1200, 800, p => p.add(
    room(p, ['#f6e3c5', '#e0b48c'], ['#c98d63', '#8f5a48'], 560),
    boards(p, 560, '#5d3430'),
    things.window_(
      p,
      760,
      60,
      300,
      360,
      [things.sky(p, ['#a9d8e6', '#f4f3d8'], 430), things.hills(p, 380, 40, '#7fb08a', 4)],
      { frame: '#fff8ec', shade: '#cfae8e' },
    ),
    things.beam(p, [[770, 450], [1050, 450], [860, 800], [330, 800]], '#fff3c8', 0.6),
    things.rug(p, 580, 690, 500, 84, ['#3f6f7a', '#efe0c4', '#d9825f']),
    things.plant(p, 170, 610, 280, { pot: ['#e8dccb', '#bfa993'], leaves: ['#3d7a5a', '#7db07a'], count: 9 }),
    p.shadow(600, 700, 330, 34),
    cat(p, { pose: 'stretch', coat: 'tabby', x: 610, y: 700, scale: 1.9, light: fromRight(lights.day), head: { eyes: 'happy' } }),
  )],
  'two-cats-on-the-sofa': [1280, 720, p => p.add(
    room(p, ['#e9c9a8', '#c4846f'], ['#8a5349', '#5d3540'], 590),
    things.frame(p, 250, 70, 170, 130, ['#6b4a45', '#f6ead6'], circle(335, 140, 34, '#df7b52')),
    things.frame(p, 470, 50, 130, 160, ['#6b4a45', '#e6e6dc'], path('M470 180q60 -80 150 -10v60H470Z', '#6f8f7c')),
    things.lamp(p, 1130, 190, 120, { base: 650, reach: 3 }),
    p.shadow(620, 670, 580, 40),
    rect(140, 260, 900, 320, p.linear([[0, '#5b7fa3'], [1, '#3b5880']]), { rx: 60 }),
    stroke('M590 270v200', '#27405f', 4, { opacity: 0.5 }),
    rect(150, 470, 880, 110, p.linear([[0, '#6c92b5'], [1, '#3f6088']]), { rx: 30 }),
    rect(150, 560, 880, 90, '#33507a', { rx: 20 }),
    [90, 970].map(x => rect(x, 380, 120, 270, p.linear([[0, '#6c92b5'], [1, '#2f4c74']]), { rx: 50 })),
    rect(230, 350, 150, 140, '#e9b45f', { rx: 26, transform: 'rotate(-10 300 420)' }),
    p.shadow(480, 545, 220, 24),
    cat(p, { pose: 'curl', coat: 'ginger', x: 470, y: 545, scale: 1.55, light: fromRight(lights.lamp) }),
    p.shadow(780, 545, 200, 24),
    cat(p, { pose: 'loaf', coat: 'grey', x: 790, y: 545, scale: 1.5, light: fromRight(lights.lamp), head: { eyes: 'closed' } }),
  )],
  'ginger-in-the-monstera-pot': [900, 1200, p => p.add(
    room(p, ['#f7ead8', '#e3b99a'], ['#c58c6c', '#935f50'], 1010),
    circle(470, 430, 330, '#f3c9a0', { opacity: 0.8 }),
    [[-70, 300, 470], [-34, 420, 420], [4, 470, 300], [40, 540, 420], [72, 610, 490]].map(([a, x, y], i) => [
      stroke(`M455 800Q455 ${y + 160} ${x} ${y}`, '#3f6f52', 9),
      things.monstera(p, x, y, 170 + (i % 2) * 30, a, p.linear([[0, '#2f6b54'], [1, '#6fae78']])),
    ]),
    p.shadow(450, 1090, 300, 36),
    cat(p, {
      pose: 'peek', coat: 'marmalade', x: 450, y: 800, scale: 2.05, light: lights.day, head: { turn: 6, eyes: 'wide' },
      paws: false,
    }),
    things.pot(p, 450, 1090, 430, 290, '#4f7f8c', '#2d5062'),
    stroke('M262 900q190 60 376 0', '#fff', 6, { opacity: 0.25 }),
    cat(p, {
      pose: 'peek', coat: 'marmalade', x: 450, y: 800, scale: 2.05, light: lights.day, head: { turn: 6, eyes: 'wide' },
      paws: 'only',
    }),
    things.monstera(p, 190, 1040, 130, -58, '#4a8a62'),
    things.monstera(p, 720, 1050, 140, 52, '#3d7a5a'),
  )],
  'calico-in-the-greenhouse': [1000, 1000, p => p.add(
    things.sky(p, ['#bfe3dc', '#eef6dc', '#fdf1cf']),
    things.sun(p, 760, 190, 50),
    stroke(
      'M0 300L500 20L1000 300M500 20V1000M250 160V1000M750 160V1000M0 420H1000M0 300V1000M1000 300V1000',
      '#ffffff',
      12,
      { opacity: 0.75 },
    ),
    things.fan(p, 90, 900, 6, 560, 70, ['#2f6b54', '#5d9c72'], 110),
    things.fan(p, 930, 900, 6, 520, 70, ['#2f6b54', '#5d9c72'], 110),
    rect(0, 800, 1000, 200, '#c9a37c'),
    stroke('M0 830H1000M0 900H1000', '#7d5b4a', 4, { opacity: 0.3 }),
    p.shadow(500, 905, 210, 34),
    cat(p, {
      pose: 'sit', coat: 'calico', x: 500, y: 905, scale: 2.35, tail: 'wrap', light: fromRight(lights.day), head: { look: 0.3 },
    }),
    things.plant(p, 220, 960, 260, { leaves: ['#4f9468', '#a3cf8c'], count: 9 }),
    things.plant(p, 850, 985, 210, { leaves: ['#4f9468', '#a3cf8c'] }),
  )],
  'tabby-in-a-cardboard-box': [1000, 1000, p => {
    const carton = things.box(p, 500, 850, 520, 330)
    p.add(
      room(p, ['#9cc4bf', '#5f928f'], ['#e8cfae', '#c29a78'], 740),
      things.frame(
        p, 150, 110, 170, 210, ['#f4ead9', '#dfe9e2'], path('M150 290q60 -100 180 -10v60H150Z', '#d9825f'),
        circle(260, 190, 26, '#e9b45f'),
      ),
      carton.back,
      cat(p, { pose: 'peek', coat: 'tabby', x: 500, y: 536, scale: 2.2, light: lights.day, head: { eyes: 'wide', turn: -7 } }),
      carton.front,
      cat(p, { pose: 'peek', coat: 'tabby', x: 500, y: 536, scale: 2.2, light: lights.day, paws: 'only' }),
      things.yarn(p, 170, 880, 52, '#e9894f', '#b3542f'),
    )
  }],
  'two-kittens-one-box': [1200, 900, p => {
    const carton = things.box(p, 600, 770, 760, 270, ['#e0b27c', '#bd8a58', '#82562f'])
    p.add(
      room(p, ['#f3cfc4', '#d98f8f'], ['#f2dfc6', '#cda98a'], 640),
      circle(600, 380, 300, '#fbe3d3', { opacity: 0.7 }),
      carton.back,
      cat(p, {
        pose: 'peek', coat: 'cow', x: 450, y: 512, scale: 1.9, light: lights.day, head: { turn: -8, look: 0.3 }, paws: false,
      }),
      cat(p, {
        pose: 'peek', coat: 'ginger', x: 745, y: 512, scale: 1.85, light: lights.day, head: { turn: 9, look: -0.4, eyes: 'happy' },
        paws: false,
      }),
      carton.front,
      cat(p, { pose: 'peek', coat: 'cow', x: 450, y: 512, scale: 1.9, light: lights.day, paws: 'only' }),
      cat(p, { pose: 'peek', coat: 'ginger', x: 745, y: 512, scale: 1.85, light: lights.day, paws: 'only' }),
    )
  }],
  'marmalade-in-a-paper-bag': [900, 1200, p => p.add(
    room(p, ['#f4d58d', '#e29a5b'], ['#b56a4e', '#7d4340'], 930),
    boards(p, 930, '#4d2530'),
    p.shadow(450, 1070, 360, 44),
    path('M190 1070L222 560L260 590L310 545L360 590L420 550L480 592L540 548L600 590L650 552L690 560L716 1070Z', '#8f6a45'),
    cat(p, {
      pose: 'peek', coat: 'marmalade', x: 450, y: 760, scale: 2.5, light: lights.room, head: { eyes: 'wide', turn: 5 },
      paws: false,
    }),
    path(
      'M186 1070L214 760L262 716L310 764L362 722L414 768L462 724L512 768L560 720L606 766L652 722L700 764L720 1070Z',
      p.linear([[0, '#d8ad7a'], [0.5, '#c4955f'], [1, '#a5763f']], [0, 0, 1, 0.4]),
    ),
    stroke('M300 800L282 1060M612 800L640 1060M440 900L470 1010', '#7d5630', 4, { opacity: 0.35 }),
    things.leaves(p, [[120, 1090, 90, 30], [790, 1100, 80, 30]], 12, ['#c8553d', '#e8a04b'], 30),
  )],
  'tuxedo-and-the-fishbowl': [1200, 900, p => p.add(
    room(p, ['#86b8ae', '#4d8286']),
    things.window_(
      p,
      110,
      80,
      330,
      390,
      [things.sky(p, ['#fbe6b8', '#fff6dd'], 500), things.hills(p, 430, 50, '#a8cba0', 5)],
      { frame: '#f6fbf3', shade: '#5f8f8a' },
    ),
    things.frame(
      p,
      880,
      110,
      200,
      160,
      ['#efe6d3', '#2f5d68'],
      path('M940 190q40 -40 80 0l24 -18v36l-24 -18q-40 40 -80 0Z', '#f4b25f'),
    ),
    rect(0, 690, 1200, 210, p.linear([[0, '#e0b184'], [1, '#a26a50']])),
    rect(0, 690, 1200, 8, '#fff', { opacity: 0.4 }),
    things.beam(p, [[120, 480], [430, 480], [820, 900], [300, 900]], '#fff3c8', 0.35),
    p.shadow(760, 762, 190, 26),
    cat(p, {
      pose: 'sitSide', coat: 'tuxedo', x: 780, y: 760, scale: 2.2, light: lights.day,
      head: { look: -0.9, eyes: 'wide', glance: -5 },
    }),
    things.fishbowl(p, 400, 770, 140),
  )],
  'grey-cat-and-the-teapot': [1200, 800, p => p.add(
    room(p, ['#dfe3cf', '#a9b89c']),
    rect(0, 560, 1200, 240, p.linear([[0, '#7d5a48'], [1, '#4a3434']])),
    things.window_(
      p,
      640,
      -60,
      460,
      440,
      [
        things.sky(p, ['#cfe6d8', '#f6f5df'], 400),
        stroke('M700 -40V400M790 -40V400M900 -40V400M1010 -40V400', '#7fae7c', 26, { opacity: 0.7 }),
        things.leaves(p, [[860, 180, 220, 170]], 40, ['#5f9a6a', '#8dbf86'], 40),
      ],
      { frame: '#5d4438', shade: '#2f2222', bars: [0.33, 0.66], rows: [0.5] },
    ),
    p.shadow(430, 640, 300, 34),
    cat(p, { pose: 'loaf', coat: 'grey', x: 440, y: 640, scale: 2.35, light: fromRight(lights.day), head: { eyes: 'closed' } }),
    p.shadow(870, 670, 150, 20),
    things.teapot(p, 880, 668, 120, '#c9d8c4', '#6f927f'),
    stroke('M800 540q-20 -30 0 -60t0 -60', '#fff', 6, { opacity: 0.5 }),
    things.mug(p, 1070, 680, 70, '#efe8d8', '#b5a78f'),
  )],
  'cream-cat-under-the-blanket': [1200, 900, p => p.add(
    room(p, ['#6f86b5', '#3d4a7d']),
    things.window_(
      p,
      800,
      60,
      280,
      320,
      [things.sky(p, ['#1f2a63', '#5a5aa0'], 400), things.stars(p, 40, 400), things.moon(p, 960, 190, 42)],
      { frame: '#dfe5f5', shade: '#5a6796' },
    ),
    rect(60, 330, 620, 300, p.linear([[0, '#e9edf8'], [1, '#a9b6dc']]), { rx: 70 }),
    p.glow(280, 200, 460, '#ffd9a0', 0.4),
    cat(p, {
      pose: 'peek', coat: 'cream', x: 540, y: 560, scale: 2.5, light: lights.lamp, head: { eyes: 'closed', turn: -8 }, paws: false,
    }),
    path('M-20 640Q160 520 360 566Q560 620 760 548Q980 470 1220 560V920H-20Z', p.linear([[0, '#f2b98a'], [1, '#a9566a']])),
    stroke('M-20 640Q160 520 360 566Q560 620 760 548Q980 470 1220 560', '#ffe3c4', 26),
    stroke('M120 700Q300 760 520 690M640 760Q860 660 1120 740M200 850Q480 790 700 860', '#7d3a55', 6, { opacity: 0.3 }),
    cat(p, { pose: 'peek', coat: 'cream', x: 540, y: 592, scale: 2.5, light: lights.lamp, paws: 'only' }),
  )],
  'tortie-flopped-in-the-sun': [1200, 800, p => p.add(
    rect(0, 0, 1200, 800, p.linear([[0, '#c98b5f'], [1, '#8f5544']])),
    stroke('M0 110H1200M0 250H1200M0 420H1200M0 620H1200', '#5d312c', 4, { opacity: 0.35 }),
    stroke('M320 0V110M800 110V250M240 250V420M960 420V620M500 620V800', '#5d312c', 4, { opacity: 0.35 }),
    [[330, 640], [660, 950]].map(([a, b]) => polygon(
      [[a - 60, 60], [b - 60, 60], [b + 120, 760], [a + 120, 760]], '#ffe2a4', { opacity: 0.55 },
    )),
    p.shadow(650, 540, 360, 60, '#2b1230', 0.5),
    cat(p, { pose: 'flop', coat: 'tortie', x: 640, y: 540, scale: 2.35, light: lights.sunset }),
    things.yarn(p, 180, 620, 46, '#7fb0a8', '#3f7078'),
  )],
  'cinnamon-cat-in-a-basket': [1000, 1000, p => {
    const wicker = things.basket(p, 500, 830, 640, 250)
    p.add(
      room(p, ['#e9e2cf', '#bfa98c'], ['#94a58a', '#5f7565'], 740),
      circle(500, 400, 300, '#f7d8a8', { opacity: 0.6 }),
      things.fan(p, 150, 760, 7, 360, 40, ['#7d9a72', '#b5c793'], 80),
      wicker.back,
      ellipse(500, 580, 270, 60, '#f5efe2'),
      cat(p, { pose: 'curl', coat: 'cinnamon', x: 500, y: 640, scale: 2.35, light: lights.day }),
      wicker.front,
      things.yarn(p, 850, 850, 50, '#d9776a', '#993f4c'),
    )
  }],
  'ginger-among-the-oranges': [1000, 1000, p => {
    const fruit = (x, y, r) => [
      circle(x, y, r, p.radial([[0, '#ffc46b'], [1, '#ee7b2a']], [0.35, 0.3, 0.8])),
      circle(x + r * 0.1, y - r * 0.6, r * 0.09, '#5d7a43'),
    ]
    p.add(
      room(p, ['#7fc3c9', '#3d8a99']),
      polygon([[0, 0], [1000, 0], [1000, 120], [0, 120]], '#fff3dc'),
      [0, 2, 4, 6, 8].map(i => rect(i * 110, 0, 110, 150, i % 4 ? '#e8604f' : '#e8604f', { rx: 8 })),
      [100, 250, 760, 910, 180, 850].map((x, i) => fruit(x, i < 4 ? 640 : 560, 78)),
      [330, 680].map(x => fruit(x, 610, 74)),
      cat(p, {
        pose: 'peek', coat: 'ginger', x: 505, y: 655, scale: 2.5, light: lights.day, head: { eyes: 'half', turn: 4 }, paws: false,
      }),
      [70, 215, 360, 505, 650, 795, 940].map((x, i) => fruit(x, 722 + (i % 2) * 14, 76)),
      cat(p, { pose: 'peek', coat: 'ginger', x: 505, y: 668, scale: 2.5, light: lights.day, paws: 'only' }),
      rect(0, 750, 1000, 250, '#7d5230'),
      [0, 1, 2].map(i => rect(-10, 760 + i * 84, 1020, 72, p.linear([[0, '#e0b27c'], [1, '#b98450']]), { rx: 6 })),
      [40, 940].map(x => rect(x, 740, 40, 260, '#9a6b3d')),
    )
  }],
  'tuxedo-on-the-piano': [1470, 630, p => p.add(
    rect(0, 0, 1470, 630, p.linear([[0, '#4a2438'], [1, '#1f1226']])),
    p.glow(980, 40, 700, '#ffb870', 0.55),
    rect(120, 60, 300, 210, '#fff6e4', { transform: 'rotate(-2 270 160)' }),
    stroke('M150 110H390M150 130H390M150 180H390M150 200H390', '#5d4450', 2.5, { opacity: 0.6 }),
    stroke('M180 125h0M220 115h0M260 128h0M310 118h0M350 192h0M200 190h0M290 184h0', '#2a1c2c', 12),
    rect(0, 268, 1470, 130, p.linear([[0, '#35202f'], [1, '#150c18']])),
    rect(0, 268, 1470, 5, '#ffcf9a', { opacity: 0.5 }),
    pianoKeys(p, 398, 190),
    rect(0, 588, 1470, 42, '#241420'),
    p.shadow(760, 500, 330, 24),
    cat(p, {
      pose: 'walk', coat: 'tuxedo', x: 770, y: 500, scale: 1.62, tail: 'hook', light: fromRight(lights.lamp),
      head: { look: -0.6, glance: -3 },
    }),
  )],
  'white-cat-on-the-veranda': [1512, 648, p => p.add(
    things.sky(p, ['#dfeec9', '#f8f3d4'], 460),
    things.sun(p, 1180, 110, 36, '#fffbe0'),
    things.hills(p, 330, 80, '#a9c99b', 4),
    things.hills(p, 400, 40, '#7dab82', 5),
    stroke('M1080 440Q1070 330 1120 230M1090 330Q1040 290 1010 240M420 440Q430 360 400 290', '#6d4a3c', 14),
    ellipse(1070, 220, 200, 90, '#d9733f', { opacity: 0.75 }),
    ellipse(960, 260, 110, 60, '#c8553d', { opacity: 0.7 }),
    ellipse(410, 270, 130, 64, '#e8a04b', { opacity: 0.8 }),
    things.leaves(p, [[1060, 225, 210, 90], [410, 270, 130, 60]], 50, ['#c8553d', '#e58a4a', '#f0b860'], 36),
    rect(0, 430, 1512, 218, p.linear([[0, '#c9976a'], [1, '#7d5142']])),
    stroke('M0 480H1512M0 545H1512M0 610H1512', '#5d3430', 4, { opacity: 0.35 }),
    rect(110, 0, 54, 440, '#6d4a3c'),
    rect(1360, 0, 54, 440, '#6d4a3c'),
    rect(0, 0, 1512, 44, '#5d3f36'),
    [190, 1180].map(x => [
      rect(x, 44, 150, 388, '#fbf5e4', { opacity: 0.92 }),
      stroke(`M${x + 50} 44v388M${x + 100} 44v388M${x} 140h150M${x} 236h150M${x} 332h150`, '#8a6450', 5),
    ]),
    p.shadow(720, 566, 300, 26),
    cat(p, { pose: 'loaf', coat: 'white', x: 720, y: 566, scale: 2.1, flip: true, light: lights.day, head: { eyes: 'closed' } }),
    things.teapot(p, 1000, 560, 60, '#5f7f7a', '#34504f'),
  )],
  'silver-cat-on-the-catwalk': [1600, 900, p => p.add(
    rect(0, 0, 1600, 900, p.linear([[0, '#1d1440'], [1, '#5a2a74']])),
    stroke('M30 580H1600', '#1a1038', 84, { 'stroke-dasharray': '0 88' }),
    stroke('M-20 620H1640', '#120a2a', 96, { 'stroke-dasharray': '0 102' }),
    rect(0, 620, 1600, 120, '#120a2a'),
    [150, 1180].map(x => [p.glow(x, 560, 90, '#fff', 0.8), circle(x, 560, 6, '#fff')]),
    [240, 760, 1380].map((x, i) => [
      things.beam(
        p,
        [[x - 22, 0], [x + 22, 0], [760 + (i - 1) * 120 + 240, 790], [760 + (i - 1) * 120 - 240, 790]],
        ['#ff9ad0', '#fff0c0', '#8fc4ff'][i],
        0.6,
      ),
      rect(x - 38, -6, 76, 34, '#0d0720', { rx: 10 }),
    ]),
    polygon([[0, 720], [1600, 720], [1600, 820], [0, 820]], p.linear([[0, '#f5d9ea'], [1, '#c48fc4']])),
    rect(0, 816, 1600, 84, '#31184f'),
    stroke('M20 838H1600', '#ffd98a', 10, { 'stroke-dasharray': '0 44' }),
    p.glow(770, 764, 460, '#fff', 0.8, 44),
    p.shadow(780, 768, 340, 24, '#1d1440', 0.6),
    cat(p, {
      pose: 'walk',
      coat: 'silver',
      x: 790,
      y: 768,
      scale: 2.15,
      light: { ...lights.day, glow: '#ffd9f0', shade: '#2a1060', depth: 0.5, rim: 0.8 },
      head: { eyes: 'half', look: -0.3 },
    }),
  )],
  'black-cat-in-the-spotlight': [720, 1280, p => p.add(
    rect(0, 0, 720, 1280, p.linear([[0, '#7d1f3a'], [1, '#3a0d2a']])),
    stroke(
      Array.from({ length: 9 }, (_, i) => `M${40 + i * 80} 0Q${20 + i * 84} 500 ${44 + i * 80} 1000`).join(''),
      '#4f1230',
      26,
      { opacity: 0.6 },
    ),
    stroke(
      Array.from({ length: 9 }, (_, i) => `M${76 + i * 80} 0Q${60 + i * 82} 500 ${78 + i * 80} 1000`).join(''),
      '#b5405a',
      12,
      { opacity: 0.4 },
    ),
    rect(0, 990, 720, 290, p.linear([[0, '#a8683f'], [1, '#4f2a2c']])),
    stroke('M0 1060H720M0 1150H720', '#3a1a20', 4, { opacity: 0.4 }),
    things.beam(p, [[330, 0], [390, 0], [640, 1100], [80, 1100]], '#fff3c8', 0.7),
    ellipse(360, 1100, 290, 56, '#fff0c4', { opacity: 0.55 }),
    p.shadow(360, 1106, 190, 30),
    cat(p, {
      pose: 'sit', coat: 'black', x: 360, y: 1106, scale: 2.3, tail: 'up', light: { ...lights.lamp, depth: 0.4 },
      head: { eyes: 'half' },
    }),
  )],
}

export default pictures
