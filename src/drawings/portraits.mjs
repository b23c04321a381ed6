// Portraits: one face, one idea behind it.

import { circle, path, polygon, rect, stroke } from './svg.mjs'
import { cat } from './cat.mjs'
import { fromRight, lights } from './lights.mjs'
import * as things from './things.mjs'

const backdrop = (p, top, bottom) => rect(0, 0, p.width, p.height, p.linear([[0, top], [1, bottom]], [0, 0, 0.4, 1]))

function sunflower(p, x, y, r) {
  const petals = Array.from({ length: 9 }, (_, i) => {
    const [dx, dy] = [Math.cos((i * Math.PI) / 9) * r, Math.sin((i * Math.PI) / 9) * r].map(Math.round)
    return `M${x - dx} ${y - dy}l${2 * dx} ${2 * dy}`
  })
  return [
    stroke(`M${x} ${y}L${x + (x < 500 ? -20 : 20)} 1000`, '#4f7a4a', 14),
    stroke(petals.join(''), '#f7b733', r * 0.26),
    circle(x, y, r * 0.5, p.radial([[0, '#6d4030'], [1, '#40221f']])),
  ]
}

const pictures = {
  'portrait-of-a-calico': [800, 800, p => p.add(
    backdrop(p, '#f8e1c4', '#e9a58a'),
    circle(400, 380, 280, p.linear([[0, '#ffcf7a'], [1, '#f0835f']])),
    things.fan(p, 60, 830, 6, 330, 40, ['#2f6b62', '#6fa88a'], 90),
    things.fan(p, 740, 830, 6, 330, 40, ['#2f6b62', '#6fa88a'], 90),
    cat(p, { pose: 'portrait', coat: 'calico', x: 400, y: 700, scale: 2.75, light: lights.day, head: { turn: -3 } }),
  )],
  'portrait-of-a-siamese-at-night': [900, 1200, p => p.add(
    things.sky(p, ['#141a4a', '#3a3f8c', '#8a6fb5']),
    things.stars(p, 60),
    things.moon(p, 450, 430, 300),
    things.cloud(150, 760, 200, '#a59ad6', 0.4),
    things.cloud(760, 240, 170, '#a59ad6', 0.3),
    cat(p, { pose: 'portrait', coat: 'siamese', x: 450, y: 1040, scale: 3.3, light: { ...lights.night, tint: 0.1 } }),
  )],
  'portrait-of-a-tabby-in-the-leaves': [1000, 1000, p => p.add(
    backdrop(p, '#5d9c7c', '#1f4f4a'),
    p.glow(500, 300, 520, '#d9f0a8', 0.5),
    things.monstera(p, 150, 470, 260, -40, '#2f6b54'),
    things.monstera(p, 860, 460, 260, 44, '#357a5c'),
    cat(p, {
      pose: 'portrait', coat: 'tabby', x: 500, y: 860, scale: 3.2, light: lights.day, head: { eyes: 'wide', glance: 3, look: 0.2 },
    }),
    things.fan(p, 110, 1040, 7, 460, 62, ['#2f6b54', '#7fbb82'], 100),
    things.fan(p, 900, 1040, 7, 460, 62, ['#24584a', '#6fae78'], 100),
  )],
  'portrait-of-a-black-cat': [800, 800, p => p.add(
    backdrop(p, '#f2b84b', '#d9573f'),
    circle(400, 360, 250, '#fbe3a0'),
    path('M0 620Q200 520 400 600T800 560V800H0Z', '#a8383f'),
    cat(p, {
      pose: 'portrait', coat: 'black', x: 400, y: 700, scale: 2.8, light: { ...lights.sunset, tint: 0 }, head: { eyes: 'half' },
    }),
  )],
  'portrait-of-a-tuxedo-under-arches': [900, 1200, p => p.add(
    backdrop(p, '#f0dccb', '#d9a899'),
    [['#c9705f', 400], ['#e09a6f', 326], ['#f2c48a', 252], ['#fbe6c0', 178]].map(([color, r]) =>
      path(`M${450 - r} 1200V560A${r} ${r} 0 0 1 ${450 + r} 560V1200Z`, color)),
    cat(p, { pose: 'portrait', coat: 'tuxedo', x: 450, y: 1060, scale: 2.9, light: lights.room, head: { turn: 3, look: -0.15 } }),
  )],
  'portrait-of-a-white-cat': [800, 800, p => p.add(
    backdrop(p, '#8fc4e8', '#4a7fc4'),
    [340, 270, 200].map((r, i) => circle(400, 380, r, '#fff', { opacity: 0.12 + i * 0.06 })),
    things.cloud(150, 640, 130, '#fff', 0.6),
    things.cloud(660, 250, 100, '#fff', 0.5),
    cat(p, {
      pose: 'portrait', coat: 'white', x: 400, y: 700, scale: 2.75, light: { ...lights.sea, depth: 0.42 },
      head: { turn: 4, eyes: 'wide' },
    }),
    things.cloud(620, 850, 230, '#fff', 0.8),
    things.cloud(130, 860, 220, '#fff', 0.8),
  )],
  'portrait-of-a-ginger-with-sunflowers': [1000, 1000, p => p.add(
    backdrop(p, '#bfe3e6', '#f7e6b0'),
    [[150, 300, 120], [860, 240, 130], [930, 640, 110], [80, 690, 110]].map(flower => sunflower(p, ...flower)),
    cat(p, { pose: 'portrait', coat: 'ginger', x: 500, y: 880, scale: 3.2, light: lights.day, head: { eyes: 'happy', turn: -5 } }),
    things.fan(p, 180, 1030, 5, 240, 50, ['#3f7d4c', '#86b565'], 80),
    things.fan(p, 830, 1030, 5, 240, 50, ['#3f7d4c', '#86b565'], 80),
  )],
  'portrait-of-a-grey-cat': [640, 960, p => p.add(
    backdrop(p, '#e8c7d0', '#8f7fb5'),
    polygon([[0, 0], [640, 0], [0, 640]], '#fff', { opacity: 0.14 }),
    circle(440, 300, 150, '#f7a88f', { opacity: 0.85 }),
    circle(220, 420, 210, '#6f6aa8', { opacity: 0.5 }),
    cat(p, { pose: 'portrait', coat: 'grey', x: 320, y: 830, scale: 2.6, light: lights.day, head: { look: 0.5, glance: 2 } }),
  )],
  'portrait-of-a-tortie-by-candlelight': [1000, 750, p => p.add(
    backdrop(p, '#4a2438', '#160f26'),
    p.glow(790, 330, 520, '#ffb45f', 0.75),
    p.shadow(500, 740, 500, 60),
    rect(750, 420, 84, 330, p.linear([[0, '#fff3d6'], [1, '#d9a878']])),
    stroke('M792 420v-30', '#3a2030', 6),
    path('M792 398Q752 350 792 270Q832 350 792 398Z', p.linear([[0, '#ffd27a'], [1, '#fff6d8']])),
    cat(p, {
      pose: 'portrait', coat: 'tortie', x: 400, y: 650, scale: 2.6, light: fromRight({ ...lights.lamp, glow: '#ffc780', rim: 1 }),
      head: { look: 0.35, eyes: 'wide', glance: 3 },
    }),
  )],
  'portrait-of-a-silver-tabby': [800, 1000, p => p.add(
    backdrop(p, '#cfe6df', '#7fb5b5'),
    Array.from({ length: 5 }, (_, i) => stroke(
      `M-20 ${150 + i * 110}q105 -80 210 0t210 0t210 0t210 0`, '#fff', 16, { opacity: 0.35 },
    )),
    circle(400, 440, 250, '#f7e6c4', { opacity: 0.9 }),
    cat(p, { pose: 'portrait', coat: 'silver', x: 400, y: 850, scale: 2.9, light: lights.day, head: { turn: 3 } }),
  )],
}

export default pictures
