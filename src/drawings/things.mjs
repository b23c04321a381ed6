// Things that stand around in the pictures. Each answers SVG text; colours come from the scene.

import { at, circle, ellipse, group, lens, limb, n, path, polygon, rect, rounded, stroke } from './svg.mjs'

// ---- sky and weather

export const sky = (p, colors, height = p.height) =>
  rect(0, 0, p.width, height, p.linear(colors.map((color, i) => [i / (colors.length - 1), color])))

export const sun = (p, x, y, r, color = '#fff3c4') => [p.glow(x, y, r * 3.4, color, 0.7), circle(x, y, r, color)]

export function moon(p, x, y, r, color = '#fdf3d0') {
  return [p.glow(x, y, r * 3, color, 0.45), circle(x, y, r, p.linear([[0, '#fffdf0'], [1, color]])), [
    [0.5, [[-0.32, -0.2], [0.36, 0.28]]], [0.28, [[0.2, -0.5], [-0.2, 0.5], [0.6, -0.22]]],
  ].map(([size, spots]) =>
      stroke(spots.map(([dx, dy]) => `M${n(x + dx * r)} ${n(y + dy * r)}h0`).join(''), '#d9c79a', size * r, { opacity: 0.3 }))]
}

export function stars(p, count, height = p.height, color = '#fff') {
  const scatter = amount => Array.from(
    { length: amount },
    () => `M${Math.round(p.random(0, p.width))} ${Math.round(p.random(0, height))}h0`,
  ).join('')
  return [stroke(scatter(count), color, 2.4, { opacity: 0.6 }), stroke(scatter(count / 5), color, 5, { opacity: 0.85 })]
}

export const cloud = (x, y, size, color = '#fff', opacity = 0.8) => path(
  `M${n(x - size)} ${n(y)}q${n(-size * 0.1)} ${n(-size * 0.3)} ${n(size * 0.3)} ${n(-size * 0.3)}q${n(size * 0.15)} ${n(-size * 0.38)} ${n(size * 0.6)} ${n(-size * 0.22)}q${n(size * 0.4)} ${n(-size * 0.3)} ${n(size * 0.62)} ${n(size * 0.1)}q${n(size * 0.5)} ${n(-size * 0.04)} ${n(size * 0.5)} ${n(size * 0.42)}Z`, color, { opacity })

export function hills(p, y, height, fill, waves = 4) {
  let d = `M0 ${n(y)}`
  const step = p.width / waves
  for (let i = 0; i < waves; i++) d += `q${n(step / 2)} ${n(p.random(-height, -height * 0.35) * (i % 2 ? -0.35 : 1))} ${n(step)} 0`
  return path(`${d}V${p.height}H0Z`, fill)
}

export function sea(p, y, height, [top, bottom], glint = '#fff') {
  const glints = amount => Array.from({ length: amount }, () => {
    const depth = p.random()
    return `M${Math.round(p.random(0, p.width))} ${n(y + 6 + depth * height * 0.94)}h${Math.round(10 + depth * 50)}`
  }).join('')
  return [
    rect(0, y, p.width, height, p.linear([[0, top], [1, bottom]])),
    stroke(glints(22), glint, 2.5, { opacity: 0.4 }),
    stroke(glints(9), glint, 4, { opacity: 0.3 }),
  ]
}

export function skyline(p, base, low, high, fill, light, step = 70) {
  let d = `M0 ${n(base)}`
  let windows = ''
  for (let x = 0; x < p.width;) {
    const width = p.random(step * 0.6, step * 1.4)
    const top = base - p.random(low, high)
    d += `V${n(top)}H${n(x + width)}`
    if (light) for (let i = 0; i < 3; i++) windows += `M${n(x + width * p.random(0.2, 0.8))} ${n(p.random(top + 14, base - 8))}h0`
    x += width
  }
  return [
    path(`${d}V${n(base + p.height)}H0Z`, fill),
    light && stroke(windows, light, 6, { 'stroke-linecap': 'square', opacity: 0.8 }),
  ]
}

export const rain = (p, count, color = '#fff', opacity = 0.3) => stroke(Array.from({ length: count }, () =>
  `M${Math.round(p.random(0, p.width))} ${Math.round(p.random(-20, p.height))}l-7 34`).join(''), color, 2, { opacity })

export const snow = (p, count, opacity = 0.85) => [3, 6, 9].map((size, i) => stroke(Array.from({ length: count / (i + 1) }, () =>
  `M${Math.round(p.random(0, p.width))} ${Math.round(p.random(0, p.height))}h0`).join(''), '#fff', size, { opacity }))

/** Drops and trickles on a pane. */
export function drops(p, x, y, width, height, count) {
  const drop = size => `M${n(p.random(x, x + width))} ${n(p.random(y, y + height))}q${size} ${size * 1.6} 0 ${size * 2}q${-size} ${-size * 0.4} 0 ${-size * 2}`
  const many = Array.from({ length: count }, (_, i) => drop(4 + (i % 3) * 2)).join('')
  const trickles = Array.from(
    { length: count / 6 },
    () => `M${n(p.random(x, x + width))} ${n(p.random(y, y + height * 0.6))}q${n(p.random(-8, 8))} 40 0 ${n(p.random(50, height * 0.35))}`,
  ).join('')
  return [stroke(trickles, '#fff', 4, { opacity: 0.28 }), path(many, '#fff', { opacity: 0.6 })]
}

/** A shaft of light from x, wider below. */
export const beam = (p, points, color = '#fff2c2', opacity = 0.5) => polygon(points, p.linear([[0, color, opacity], [1, color, 0]]))

// ---- plants

/** Leaves fanning out from x, y. */
export function fan(p, x, y, count, length, width, colors, spread = 150) {
  const blades = ['', '']
  let veins = ''
  for (let i = 0; i < count; i++) {
    const angle = ((-spread / 2 + (spread * (i + 0.5)) / count + p.random(-8, 8)) * Math.PI) / 180
    const size = length * p.random(0.75, 1.1)
    const point = (along, aside) => `${Math.round(Math.sin(angle) * along + Math.cos(angle) * aside)} ${Math.round(Math.sin(angle) * aside - Math.cos(angle) * along)}`
    blades[i % 2] += `M0 0C${point(size * 0.25, width)} ${point(size * 0.75, width * 0.8)} ${point(size, 0)}C${point(size * 0.75, -width * 0.8)} ${point(size * 0.25, -width)} 0 0`
    veins += `M0 0L${point(size * 0.86, 0)}`
  }
  return at(
    x,
    y,
    {},
    blades.map((d, i) => path(d, p.linear([[0, colors[(i + 1) % 2]], [1, colors[i]]]))),
    stroke(veins, '#fff', 2, { opacity: 0.18 }),
  )
}

/** One split monstera leaf. */
export function monstera(p, x, y, size, angle, fill) {
  const s = v => n((v * size) / 100)
  const d = `M0 0C${s(-30)} ${s(6)} ${s(-54)} ${s(-10)} ${s(-60)} ${s(-34)}L${s(-30)} ${s(-36)}L${s(-62)} ${s(-48)}C${s(-62)} ${s(-62)} ${s(-56)} ${s(-74)} ${s(-48)} ${s(-84)}L${s(-22)} ${s(-66)}L${s(-38)} ${s(-94)}C${s(-26)} ${s(-108)} ${s(-12)} ${s(-116)} 0 ${s(-122)}C${s(12)} ${s(-116)} ${s(26)} ${s(-108)} ${s(38)} ${s(-94)}L${s(22)} ${s(-66)}L${s(48)} ${s(-84)}C${s(56)} ${s(-74)} ${s(62)} ${s(-62)} ${s(62)} ${s(-48)}L${s(30)} ${s(-36)}L${s(60)} ${s(-34)}C${s(54)} ${s(-10)} ${s(30)} ${s(6)} 0 0Z`
  return group(
    { transform: `translate(${n(x)} ${n(y)}) rotate(${angle})` },
    path(d, fill, { 'stroke-linejoin': 'round' }),
    stroke(`M0 ${s(30)}V${s(-108)}`, '#fff', size / 45, { opacity: 0.25 }),
  )
}

export function pot(p, x, y, width, height, color, dark) {
  const w = width / 2
  return [
    path(
      `M${n(x - w)} ${n(y - height)}H${n(x + w)}L${n(x + w * 0.72)} ${n(y)}H${n(x - w * 0.72)}Z`,
      p.linear([[0, color], [1, dark]], [0, 0, 1, 0.3]),
    ),
    rect(
      x - w * 1.08, y - height - width * 0.05, width * 1.08, width * 0.16, p.linear([[0, color], [1, dark]], [0, 0, 1, 0]),
      { rx: n(width * 0.04) },
    ),
  ]
}

export const plant = (p, x, y, size, { pot: [color, dark] = ['#e0906a', '#b05f48'], leaves = ['#3f7d5c', '#6fae78'], count = 7, spread = 130, width = 0.16 } = {}) =>
  [fan(p, x, y - size * 0.42, count, size * 0.8, size * width, leaves, spread), pot(p, x, y, size * 0.5, size * 0.46, color, dark)]

export const cactus = (p, x, y, size, [color, dark] = ['#7cb083', '#4c8465']) => [stroke(
  `M${n(x)} ${n(y - size * 0.3)}v${n(-size * 0.6)}M${n(x)} ${n(y - size * 0.5)}h${n(size * 0.22)}v${n(-size * 0.2)}M${n(x)} ${n(y - size * 0.42)}h${n(-size * 0.22)}v${n(-size * 0.14)}`,
  color,
  size * 0.15,
  { 'stroke-linejoin': 'round' },
),
  stroke(`M${n(x - size * 0.03)} ${n(y - size * 0.36)}v${n(-size * 0.52)}`, dark, 2, { opacity: 0.6 }),
  pot(p, x, y, size * 0.44, size * 0.34, '#f0e6da', '#cbb8a8')]

/** Blades of grass along y. */
export function grass(p, y, height, count, color, from = 0, to = p.width) {
  let d = ''
  for (let i = 0; i < count; i++) {
    const bend = Math.round(p.random(-0.5, 0.5) * height)
    const tall = Math.round(p.random(0.5, 1) * height)
    d += `M${Math.round(p.random(from, to))} ${y}q0 ${-Math.round(tall * 0.6)} ${bend} ${-tall}q${8 - bend} ${Math.round(tall * 0.5)} ${14 - bend} ${tall}`
  }
  return path(d, color)
}

/** Flowers on stems: poppies, daisies or spikes of lavender. */
export function flowers(p, y, height, count, {
  petal, heart = '#3a2436', stem = '#4f7a52', size = 16, kind = 'poppy', from = 0, to = p.width,
}) {
  const spots = Array.from(
    { length: count },
    (_, i) => [from + ((i + p.random(0.1, 0.9)) * (to - from)) / count, y - height * p.random(0.45, 1)].map(Math.round),
  )
  const stems = stroke(spots.map(([x, top]) => `M${x} ${y}q9 ${Math.round((top - y) / 2)} 0 ${top - y}`).join(''), stem, 3)
  if (kind === 'spike') {
    return [stems, stroke(
      spots.map(([x, top]) => `M${x} ${top}v${Math.round(-size * 2.6)}`).join(''),
      petal,
      size,
      { 'stroke-dasharray': '1 9' },
    )]
  }
  if (kind === 'daisy') {
    return [stems, stroke(spots.map(([x, top]) => [0, 60, 120].map(a => {
      const [dx, dy] = [Math.cos((a * Math.PI) / 180) * size, Math.sin((a * Math.PI) / 180) * size]
      return `M${Math.round(x - dx)} ${Math.round(top - dy)}l${Math.round(dx * 2)} ${Math.round(dy * 2)}`
    }).join('')).join(''), petal, size * 0.55), stroke(spots.map(([x, top]) => `M${x} ${top}h0`).join(''), heart, size * 0.9)]
  }
  const s = share => Math.round(size * share)
  return [
    stems,
    path(
      spots.map(([x, top]) => `M${x - s(1)} ${top - s(0.5)}q${s(1)} ${-s(0.6)} ${s(2)} 0q0 ${s(1.3)} ${-s(1)} ${s(1.2)}q${-s(1)} ${s(0.1)} ${-s(1)} ${-s(1.2)}`).join(''),
      petal,
    ),
    stroke(spots.map(([x, top]) => `M${x} ${top}h0`).join(''), heart, size * 0.5),
  ]
}

/** A branch through points [x, y, width]. */
export const branch = (p, points, color = '#5b4038', light = '#8a6557') =>
  [
    path(limb(points), p.linear([[0, light], [1, color]])),
    stroke(
      points.slice(0, -1).map(([x, y, w], i) => `M${n(x)} ${n(y - w * 0.1)}L${n((x + points[i + 1][0]) / 2)} ${n((y + points[i + 1][1]) / 2)}`).join(''),
      '#2f1f20',
      2,
      { opacity: 0.25 },
    ),
  ]

/** Five-petalled blossoms around a few places [x, y, spread]. */
export function blossoms(p, places, count, colors = ['#ffd3dc', '#ffb3c4', '#fff0f2'], size = 13) {
  return colors.map((color, i) => {
    let d = ''
    for (let k = 0; k < count / colors.length; k++) {
      const [x, y, spread] = places[Math.floor(p.random(0, places.length))]
      const [cx, cy] = [x + p.random(-1, 1) * spread, y + p.random(-0.6, 0.6) * spread]
      const s = share => Math.round(size * share)
      d += `M${Math.round(cx)} ${Math.round(cy)}h0m${s(0.62)} ${s(0.45)}h0m${-s(0.24)} ${s(0.7)}h0m${-s(0.76)} 0h0m${-s(0.24)} ${-s(0.7)}h0`
    }
    return stroke(d, color, size - i)
  })
}

export const petals = (p, count, color = '#ffc4d0', opacity = 0.8) => path(Array.from({ length: count }, () =>
  `M${Math.round(p.random(0, p.width))} ${Math.round(p.random(0, p.height))}q9 -8 16 2q-9 7 -16 -2Z`).join(''), color, { opacity })

export function leaves(p, places, count, colors, size = 26) {
  return colors.map(color => {
    let d = ''
    for (let k = 0; k < count / colors.length; k++) {
      const [x, y, rx, ry = rx] = places[Math.floor(p.random(0, places.length))]
      const [cx, cy, a] = [x + p.random(-1, 1) * rx, y + p.random(-1, 1) * ry, p.random(0, 6.28)]
      d += lens(cx, cy, cx + Math.cos(a) * size, cy + Math.sin(a) * size, 3, size * 0.5)
    }
    return path(d, color)
  })
}

export const persimmon = (p, x, y, r) => [circle(x, y, r, p.radial([[0, '#ffb765'], [1, '#e5692c']], [0.35, 0.3, 0.8])),
  path(
    `M${n(x)} ${n(y - r * 0.95)}l${n(r * 0.5)} ${n(r * 0.25)}l${n(-r * 0.5)} ${n(r * 0.12)}l${n(-r * 0.5)} ${n(-r * 0.12)}Z`,
    '#5d7a43',
  ), stroke(`M${n(x)} ${n(y - r * 0.9)}v${n(-r * 1.7)}`, '#5b4038', 3)]

// ---- house and furniture

/** A window in a wall: the view inside is whatever is given, the frame lies over it. */
export function window_(
  p,
  x,
  y,
  width,
  height,
  view,
  { frame = '#f7efe4', shade = '#cdbfb0', bars = [0.5], rows = [0.42], arch = false } = {},
) {
  const w = 16
  const shape = arch
    ? path(`M${x} ${y + height}V${y + width / 2}A${width / 2} ${width / 2} 0 0 1 ${x + width} ${y + width / 2}V${y + height}Z`)
    : rect(x, y, width, height)
  const outline = shape.replace('/>', ` fill="none" stroke="${frame}" stroke-width="${w * 2}"/>`)
  return [
    p.clipped(shape, ...view),
    outline,
    outline.replace(`stroke="${frame}"`, `stroke="${shade}"`).replace(`stroke-width="${w * 2}"`, 'stroke-width="3" opacity="0.6"'),
    ...bars.map(share => rect(x + width * share - w / 2, y, w, height, frame)),
    ...rows.map(share => rect(x, y + height * share - w / 2, width, w, frame)),
  ]
}

export const sill = (p, x, y, width, [top, front] = ['#fff8ee', '#d9c6b4'], depth = 34) => [
  rect(x, y, width, depth * 0.55, top, { rx: 4 }),
  rect(x + 6, y + depth * 0.5, width - 12, depth * 0.5, front),
  p.shadow(x + width / 2, y + depth * 1.1, width * 0.5, 22, '#2a1b3d', 0.28),
]

export function curtain(p, x, width, top, bottom, [light, dark], toRight = true) {
  const s = toRight ? 1 : -1
  const folds = [0.25, 0.5, 0.72].map(k => `M${n(x + s * width * k)} ${top}Q${n(x + s * width * (k - 0.06))} ${n((top + bottom) / 2)} ${n(x + s * width * k * 0.9)} ${bottom}`).join('')
  return [
    path(
      `M${x} ${top}H${n(x + s * width)}Q${n(x + s * width * 0.84)} ${n((top + bottom) / 2)} ${n(x + s * width * 0.9)} ${bottom}H${x}Z`,
      p.linear([[0, light], [1, dark]], toRight ? [1, 0, 0, 0.4] : [0, 0, 1, 0.4]),
    ),
    stroke(folds, dark, 5, { opacity: 0.35 }),
  ]
}

export function books(p, x, y, width, height, colors) {
  const [spines, bands] = [{}, {}]
  for (let left = x; left < x + width - 20;) {
    const w = Math.round(Math.min(p.random(26, 50), x + width - left))
    const h = Math.round(height * p.random(0.66, 0.96))
    const color = colors[Math.floor(p.random(0, colors.length))]
    spines[color] = (spines[color] ?? '') + `M${left} ${y}v${-h}h${w - 2}v${h}Z`
    bands.all = (bands.all ?? '') + `M${left} ${Math.round(y - h * 0.84)}h${w - 2}`
    left += w
  }
  return [
    Object.entries(spines).map(([color, d]) => path(d, color)),
    stroke(bands.all, '#fff', 5, { opacity: 0.3, 'stroke-linecap': 'butt' }),
  ]
}

export const pile = (p, x, y, width, colors) => colors.map((color, i) => {
  const shift = p.random(-width * 0.06, width * 0.06)
  const w = width * p.random(0.86, 1)
  return [
    rect(x - w / 2 + shift, y - (i + 1) * 30, w, 29, color, { rx: 4 }),
    rect(x + w / 2 + shift - 16, y - (i + 1) * 30 + 5, 16, 19, '#fff4e2', { opacity: 0.85 }),
  ]
})

/** A lamp with its pool of light; `base` is where it stands, none for a pendant. */
export function lamp(p, x, y, size, { base, shade = ['#ffdf9a', '#f0a95c'], reach = 3.2, stem = '#4b3a3f' } = {}) {
  return [
    p.glow(x, y + size * 0.5, size * reach, '#ffdf9a', 0.55),
    base ? [
      rect(x - 4, y, 8, base - y, stem), ellipse(x, base, size * 0.5, size * 0.1, stem),
    ] : rect(x - 2, 0, 4, y - size * 0.3, stem),
    path(
      `M${n(x - size * 0.34)} ${n(y - size * 0.4)}H${n(x + size * 0.34)}L${n(x + size * 0.6)} ${n(y + size * 0.3)}Q${n(x)} ${n(y + size * 0.42)} ${n(x - size * 0.6)} ${n(y + size * 0.3)}Z`,
      p.linear([[0, shade[1]], [1, shade[0]]]),
    ),
    ellipse(x, y + size * 0.32, size * 0.56, size * 0.06, '#fff8dc'),
  ]
}

export const frame = (p, x, y, width, height, [wood, paper], ...art) => [rect(
  x + 5, y + 9, width, height, '#1c1636', { opacity: 0.18 },
), rect(x, y, width, height, wood), rect(x + 9, y + 9, width - 18, height - 18, paper),
  p.clipped(rect(x + 9, y + 9, width - 18, height - 18), ...art)]

export const rug = (p, x, y, rx, ry, [a, b, c]) => [
  ellipse(x, y + 5, rx, ry, '#1c1636', { opacity: 0.18 }),
  ellipse(x, y, rx, ry, a),
  ellipse(x, y, rx * 0.86, ry * 0.84, b),
  ellipse(x, y, rx * 0.68, ry * 0.64, c),
  stroke(
    `M${n(x - rx * 0.77)} ${n(y)}a${n(rx * 0.77)} ${n(ry * 0.74)} 0 1 0 ${n(rx * 1.54)} 0a${n(rx * 0.77)} ${n(ry * 0.74)} 0 1 0 ${n(-rx * 1.54)} 0`,
    a,
    4,
    { 'stroke-dasharray': '2 16' },
  ),
]

export const mug = (p, x, y, size, color, dark) => [stroke(
  `M${n(x + size * 0.4)} ${n(y - size * 0.7)}q${n(size * 0.5)} ${n(size * 0.06)} 0 ${n(size * 0.48)}`,
  dark,
  size * 0.12,
),
  rect(x - size * 0.42, y - size, size * 0.84, size, p.linear([[0, color], [1, dark]], [0, 0, 1, 0]), { rx: n(size * 0.14) }),
  stroke(
    `M${n(x - size * 0.12)} ${n(y - size * 1.2)}q${n(-size * 0.16)} ${n(-size * 0.2)} 0 ${n(-size * 0.4)}t0 ${n(-size * 0.4)}M${n(x + size * 0.14)} ${n(y - size * 1.16)}q${n(-size * 0.16)} ${n(-size * 0.2)} 0 ${n(-size * 0.4)}t0 ${n(-size * 0.3)}`,
    '#fff',
    4,
    { opacity: 0.35 },
  )]

export function teapot(p, x, y, size, color, dark) {
  const s = v => n(v * size)
  return at(
    x,
    y,
    {},
    stroke(
      `M${s(0.5)} ${s(-0.66)}q${s(0.42)} ${s(0.02)} ${s(0.3)} ${s(0.34)}q${s(-0.06)} ${s(0.14)} ${s(-0.3)} ${s(0.14)}`,
      dark,
      size * 0.08,
    ),
    path(
      `M${s(-0.44)} ${s(-0.36)}Q${s(-0.7)} ${s(-0.44)} ${s(-0.78)} ${s(-0.74)}L${s(-0.66)} ${s(-0.78)}Q${s(-0.6)} ${s(-0.6)} ${s(-0.4)} ${s(-0.6)}Z`,
      dark,
    ),
    ellipse(0, -size * 0.42, size * 0.54, size * 0.42, p.radial([[0, color], [1, dark]], [0.35, 0.3, 0.8])),
    path(`M${s(-0.3)} ${s(-0.78)}Q0 ${s(-0.98)} ${s(0.3)} ${s(-0.78)}Z`, dark),
    circle(0, -size * 0.93, size * 0.07, color),
  )
}

export function fishbowl(p, x, y, r) {
  const w = r * 0.94
  return [
    p.shadow(x, y, r * 1.1, r * 0.2),
    circle(x, y - r * 0.92, r, '#dff3f6', { opacity: 0.45 }),
    path(
      `M${n(x - w)} ${n(y - r * 1.2)}Q${n(x)} ${n(y - r * 1.34)} ${n(x + w)} ${n(y - r * 1.2)}A${n(r)} ${n(r)} 0 1 1 ${n(x - w)} ${n(y - r * 1.2)}Z`,
      p.linear([[0, '#8fd6de'], [1, '#3c9db4']]),
      { opacity: 0.8 },
    ),
    path(
      `M${n(x - r * 0.3)} ${n(y - r * 0.75)}q${n(r * 0.3)} ${n(-r * 0.34)} ${n(r * 0.62)} 0l${n(r * 0.24)} ${n(-r * 0.2)}q${n(-r * 0.06)} ${n(r * 0.2)} 0 ${n(r * 0.4)}l${n(-r * 0.24)} ${n(-r * 0.2)}q${n(-r * 0.32)} ${n(r * 0.32)} ${n(-r * 0.62)} 0Z`,
      '#f58a3c',
    ),
    circle(x - r * 0.14, y - r * 0.8, r * 0.05, '#2b1a20'),
    stroke(
      `M${n(x - r * 0.62)} ${n(y - r * 1.4)}q${n(-r * 0.2)} ${n(r * 0.3)} ${n(-r * 0.14)} ${n(r * 0.6)}`,
      '#fff',
      r * 0.07,
      { opacity: 0.7 },
    ),
    stroke(`M${n(x - r * 0.45)} ${n(y - r * 0.16)}q-12 -22 0 -44M${n(x + r * 0.36)} ${n(y - r * 0.1)}q14 -24 0 -52`, '#3f8f66', 7),
  ]
}

export function box(p, x, y, width, height, [front, side, inside] = ['#d8a873', '#b98852', '#8b5f37']) {
  const w = width / 2
  return {
    back: [p.shadow(x, y, width * 0.68, height * 0.16), polygon(
      [[x - w, y - height], [x - w * 0.86, y - height * 1.16], [x + w * 0.86, y - height * 1.16], [x + w, y - height]],
      inside,
    ),
      polygon(
        [
          [x - w * 0.86, y - height * 1.16], [x - w * 0.6, y - height * 1.42], [x + w * 0.6, y - height * 1.42],
          [x + w * 0.86, y - height * 1.16],
        ],
        side,
      )], front: [rect(x - w, y - height, width, height, p.linear([[0, front], [1, side]])),
      polygon(
        [[x - w, y - height], [x - w * 1.3, y - height * 0.74], [x - w * 1.22, y - height * 0.66], [x - w, y - height * 0.84]],
        side,
      ), polygon(
        [[x + w, y - height], [x + w * 1.3, y - height * 0.74], [x + w * 1.22, y - height * 0.66], [x + w, y - height * 0.84]],
        side,
      ),
      rect(x - width * 0.07, y - height, width * 0.14, height * 0.42, '#f1d9b0', { opacity: 0.7 }),
      stroke(
        `M${n(x + w * 0.5)} ${n(y - height * 0.16)}v${n(-height * 0.2)}m-9 9l9 -10l9 10M${n(x + w * 0.76)} ${n(y - height * 0.16)}v${n(-height * 0.2)}m-9 9l9 -10l9 10`,
        inside,
        4,
        { opacity: 0.7, 'stroke-linejoin': 'round' },
      )],
  }
}

export function basket(p, x, y, width, height, [light, dark] = ['#d9a566', '#9a6a38']) {
  const w = width / 2
  const rows = [0.3, 0.5, 0.7, 0.88].map(k => `M${n(x - w * (1 - k * 0.16))} ${n(y - height * (1 - k))}Q${n(x)} ${n(y - height * (1 - k) + 26)} ${n(x + w * (1 - k * 0.16))} ${n(y - height * (1 - k))}`).join('')
  return {
    back: [p.shadow(x, y + 8, width * 0.62, height * 0.2), ellipse(x, y - height, w, 40, '#5d3d22')], front: [path(
      `M${n(x - w)} ${n(y - height)}Q${n(x)} ${n(y - height + 66)} ${n(x + w)} ${n(y - height)}L${n(x + w * 0.82)} ${n(y)}Q${n(x)} ${n(y + 30)} ${n(x - w * 0.82)} ${n(y)}Z`,
      p.linear([[0, light], [1, dark]]),
    ),
      stroke(rows, dark, 14, { 'stroke-dasharray': '26 12', 'stroke-linecap': 'butt', opacity: 0.7 }), stroke(
        `M${n(x - w)} ${n(y - height)}Q${n(x)} ${n(y - height + 66)} ${n(x + w)} ${n(y - height)}`,
        light,
        16,
      ), stroke(
        `M${n(x - w)} ${n(y - height)}Q${n(x)} ${n(y - height + 66)} ${n(x + w)} ${n(y - height)}`,
        '#fff',
        4,
        { opacity: 0.25, 'stroke-dasharray': '10 14' },
      )],
  }
}

export const yarn = (p, x, y, r, color, dark) => [p.shadow(x, y + r, r * 1.2, r * 0.3), circle(
  x, y, r, p.radial([[0, color], [1, dark]], [0.35, 0.3, 0.8]),
),
  stroke(
    `M${n(x - r * 0.8)} ${n(y - r * 0.3)}Q${n(x)} ${n(y - r * 0.9)} ${n(x + r * 0.7)} ${n(y - r * 0.5)}M${n(x - r * 0.9)} ${n(y + r * 0.1)}Q${n(x)} ${n(y - r * 0.5)} ${n(x + r * 0.9)} ${n(y)}M${n(x - r * 0.6)} ${n(y + r * 0.6)}Q${n(x - r * 0.1)} ${n(y - r * 0.2)} ${n(x - r * 0.1)} ${n(y - r * 0.9)}M${n(x + r * 0.2)} ${n(y + r * 0.9)}Q${n(x + r * 0.5)} ${n(y)} ${n(x + r * 0.3)} ${n(y - r * 0.8)}`,
    '#fff',
    r * 0.07,
    { opacity: 0.35 },
  ),
  stroke(
    `M${n(x + r * 0.5)} ${n(y + r * 0.86)}q${n(r)} ${n(r * 0.4)} ${n(r * 1.6)} ${n(-r * 0.1)}t${n(r)} ${n(r * 0.2)}`,
    color,
    r * 0.09,
  )]

// ---- walls and roofs

/** A wall of field stones from y down. */
export function stones(p, y, height, colors, joint = '#6b6470', size = 90) {
  const shapes = colors.map(() => '')
  const [tile, row] = [size * 5, Math.round(size * 0.56)]
  for (let i = 0; i < 2; i++) {
    const widths = Array.from({ length: 4 }, () => p.random(0.8, 1.5))
    const unit = tile / widths.reduce((sum, width) => sum + width)
    let x = 0
    for (const width of widths) {
      const [w, h] = [Math.round(width * unit), row - 5]
      shapes[Math.floor(p.random(0, colors.length))] += rounded([
        [x, i * row], [x + w / 2, i * row + p.random(-2, 2)], [x + w - 5, i * row], [x + w - 5, i * row + h],
        [x + w / 2, i * row + h + 2], [x, i * row + h],
      ])
      x += w
    }
  }
  const fill = p.tiles(tile, row * 2, rect(0, 0, tile, row * 2, joint), shapes.map((d, i) => path(d, colors[i])))
  return at(
    0,
    y,
    {},
    rect(0, 0, p.width, height, fill),
    rect(0, 0, p.width, height, p.linear([[0, '#fff', 0.16], [0.3, '#1c1636', 0], [1, '#1c1636', 0.4]])),
  )
}

/** A hanok roof seen from the front: rows of giwa below a ridge whose ends curl up. */
export function giwa(
  p,
  x,
  y,
  width,
  height,
  { tile = '#4c5566', light = '#768196', dark = '#2f3545', gap = 54, snowed = false } = {},
) {
  const lift = height * 0.2
  const edge = `M${n(x - 40)} ${n(y + height - lift)}Q${n(x + width * 0.25)} ${n(y + height + 10)} ${n(x + width / 2)} ${n(y + height + 10)}T${n(x + width + 40)} ${n(y + height - lift)}`
  const body = `${edge}L${n(x + width - width * 0.06)} ${n(y)}Q${n(x + width / 2)} ${n(y + lift * 0.5)} ${n(x + width * 0.06)} ${n(y)}Z`
  const drop = share => 10 - (lift + 10) * (2 * share - 1) ** 2
  let rows = ''
  let caps = ''
  const count = Math.round(width / gap)
  for (let i = 0; i <= count; i++) {
    const share = i / count
    const bottom = [x - 30 + share * (width + 60), y + height + drop(share)]
    rows += `M${n(x + width * (0.07 + share * 0.86))} ${n(y + 4)}L${n(bottom[0])} ${n(bottom[1])}`
    caps += `M${n(bottom[0])} ${n(bottom[1])}h0`
  }
  const ridge = `M${n(x + width * 0.02)} ${n(y - 12)}Q${n(x + width / 2)} ${n(y + lift * 0.5)} ${n(x + width * 0.98)} ${n(y - 12)}`
  return [
    path(body, p.linear([[0, tile], [1, dark]])),
    stroke(rows, light, gap * 0.3, { opacity: 0.55 }),
    stroke(rows, dark, 3, { opacity: 0.5 }),
    stroke(edge, dark, 16),
    stroke(caps, dark, gap * 0.5),
    stroke(caps, light, gap * 0.34),
    stroke(ridge, dark, 34),
    stroke(ridge, light, 6, { opacity: 0.7, transform: 'translate(0 -9)' }),
    snowed && [stroke(ridge, '#fff', 18, { transform: 'translate(0 -14)' }), stroke(rows, '#fff', gap * 0.24, { opacity: 0.75 })],
  ]
}

/** Slates in rows, for a roof slope that fills the bottom of a picture. */
export function slates(p, y, colors, size = 80, line = '#171a38') {
  const scallop = (x, top) => `M${x} ${n(top)}h${size}v${n(size * 0.4)}q${n(-size / 2)} ${n(size * 0.3)} ${-size} 0Z`
  const outline = { stroke: line, 'stroke-width': 2.5, 'stroke-opacity': 0.5 }
  const fill = p.tiles(
    size,
    n(size * 1.1),
    path(scallop(-size / 2, size * 0.55) + scallop(size / 2, size * 0.55), colors[1], outline),
    path(scallop(0, 0), colors[0], outline),
  )
  return at(
    0,
    y,
    {},
    rect(0, 0, p.width, p.height - y, fill),
    rect(0, 0, p.width, p.height - y, p.linear([[0, '#000', 0], [1, '#000', 0.25]])),
  )
}

export const chimney = (p, x, y, width, height, [light, dark]) => [rect(
  x, y - height, width, height, p.linear([[0, light], [1, dark]], [0, 0, 1, 0]),
), rect(x - 8, y - height - 14, width + 16, 20, dark),
  path(`M${n(x + width / 2)} ${n(y - height - 20)}q-26 -30 0 -60t6 -70q40 30 10 66t-8 64Z`, '#fff', { opacity: 0.14 })]

export const jar = (p, x, y, width, height, [light, dark] = ['#8f5e44', '#3f2620']) => [p.shadow(x, y, width * 0.6, height * 0.08),
  path(
    `M${n(x - width * 0.28)} ${n(y)}C${n(x - width * 0.62)} ${n(y - height * 0.35)} ${n(x - width * 0.56)} ${n(y - height * 0.8)} ${n(x - width * 0.34)} ${n(y - height * 0.88)}H${n(x + width * 0.34)}C${n(x + width * 0.56)} ${n(y - height * 0.8)} ${n(x + width * 0.62)} ${n(y - height * 0.35)} ${n(x + width * 0.28)} ${n(y)}Z`,
    p.linear([[0, dark], [0.3, light], [1, dark]], [0, 0, 1, 0.2]),
  ),
  stroke(
    `M${n(x - width * 0.46)} ${n(y - height * 0.6)}q${n(width * 0.46)} ${n(height * 0.07)} ${n(width * 0.92)} 0`,
    '#fff',
    3,
    { opacity: 0.16 },
  ),
  path(
    `M${n(x - width * 0.42)} ${n(y - height * 0.86)}q${n(width * 0.42)} ${n(-height * 0.24)} ${n(width * 0.84)} 0Z`,
    p.linear([[0, light], [1, dark]]),
  ), rect(x - width * 0.44, y - height * 0.89, width * 0.88, height * 0.05, dark, { rx: 4 })]

export const lantern = (p, x, y, size, [light, dark] = ['#ff9a5a', '#d9442f']) => [p.glow(x, y, size * 2.6, light, 0.5), stroke(`M${n(x)} ${n(y - size * 0.6)}v${n(-size * 1.4)}`, '#20152c', 3),
  ellipse(x, y, size * 0.56, size * 0.62, p.radial([[0, '#ffe9b0'], [0.6, light], [1, dark]])), stroke(
    [-0.28, 0.28].map(k => `M${n(x + k * size)} ${n(y - size * 0.55)}q${n(k * size * 0.7)} ${n(size * 0.55)} 0 ${n(size * 1.1)}`).join(''),
    dark,
    2.5,
    { opacity: 0.6 },
  ),
  rect(x - size * 0.22, y - size * 0.7, size * 0.44, size * 0.14, '#3a2030'), rect(
    x - size * 0.22, y + size * 0.56, size * 0.44, size * 0.14, '#3a2030',
  )]

export const boat = (p, x, y, size, color, sail) => at(x, y, { scale: size / 100 }, sail && path(
  'M4 -14V-128Q64 -70 70 -14ZM-6 -14V-110Q-44 -60 -52 -14Z', sail,
), sail && rect(-3, -130, 5, 130, '#5b4038'),
  path(
    'M-80 -8H84Q74 30 44 34H-44Q-72 28 -80 -8Z', p.linear([[0, color], [1, '#23344f']]),
  ), rect(-80, -10, 165, 8, '#fff', { opacity: 0.8 }))

export const butterfly = (x, y, size, color, turn = 0) => at(
  x,
  y,
  { scale: size / 20, turn },
  path('M0 0C-22 -26 -30 4 -4 4C-24 10 -10 24 0 6C10 24 24 10 4 4C30 4 22 -26 0 0Z', color),
  stroke('M0 -4V10', '#3a2436', 3),
)
