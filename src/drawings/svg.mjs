// Just enough SVG: numbers, shapes, smooth curves, and a Picture that collects definitions and layers.

/** A coordinate: a tenth matters in small shapes only. */
export const n = value => String(Math.abs(value) < 60 ? Math.round(value * 10) / 10 : Math.round(value))

/** A small seeded generator (mulberry32), so that the same name always draws the same picture. */
export function seeded(text) {
  let state = 2166136261
  for (const char of text) state = Math.imul(state ^ char.codePointAt(0), 16777619)
  return (from = 0, to = 1) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return from + (((t ^ (t >>> 14)) >>> 0) / 4294967296) * (to - from)
  }
}

const short = value => String(Math.round(value * 100) / 100).replace(/^(-?)0\./, '$1.')
const compact = d => d.replace(/(\d\.\d)\d+/g, '$1').replace(/ (?=-)/g, '').replace(/\b0\.(?=\d)/g, '.')

function attributes(values) {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => ` ${key}="${key === 'd' ? compact(value) : typeof value === 'number' ? short(value) : value}"`)
    .join('')
}

export const element = (name, values, ...children) => {
  const inside = children.flat(Infinity).filter(Boolean).join('')
  return `<${name}${attributes(values)}${inside ? `>${inside}</${name}>` : '/>'}`
}

// The whole picture starts with no fill and round line ends, so a stroke need not say so.
export const path = (d, fill, more = {}) => element('path', { d, fill, ...more })
export const stroke = (d, color, width, more = {}) =>
  element('path', { d, stroke: color, 'stroke-width': width, ...more })
export const rect = (x, y, width, height, fill, more = {}) =>
  element('rect', { x: n(x), y: n(y), width: n(width), height: n(height), fill, ...more })
export const ellipse = (cx, cy, rx, ry, fill, more = {}) =>
  element('ellipse', { cx: n(cx), cy: n(cy), rx: n(rx), ry: n(ry), fill, ...more })
export const circle = (cx, cy, r, fill, more = {}) => element('circle', { cx: n(cx), cy: n(cy), r: n(r), fill, ...more })
export const group = (values, ...children) => element('g', values, ...children)

/** Children moved to x, y, then turned, then scaled. */
export const at = (x, y, { scale = 1, flip = false, turn = 0 } = {}, ...children) => {
  const size = flip || scale !== 1 ? ` scale(${flip ? `${-scale} ${scale}` : Math.round(scale * 1000) / 1000})` : ''
  return group({ transform: `translate(${n(x)} ${n(y)})${turn ? ` rotate(${n(turn)})` : ''}${size}` }, ...children)
}

export const polygon = (points, fill, more) => path(`M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`, fill, more)

/** A closed curve that rounds every corner of the given points. */
export function rounded(points) {
  const between = i => {
    const [[ax, ay], [bx, by]] = [points[i], points[(i + 1) % points.length]]
    return `${Math.round((ax + bx) / 2)} ${Math.round((ay + by) / 2)}`
  }
  return `M${between(points.length - 1)}${points.map(([x, y], i) => `Q${Math.round(x)} ${Math.round(y)} ${between(i)}`).join('')}Z`
}

/** An irregular round patch. */
export function blob(random, x, y, rx, ry = rx, wobble = 0.22, corners = 7) {
  const points = []
  for (let i = 0; i < corners; i++) {
    const angle = (i / corners) * Math.PI * 2
    const reach = 1.08 + random(-wobble, wobble)
    points.push([x + Math.cos(angle) * rx * reach, y + Math.sin(angle) * ry * reach])
  }
  return rounded(points)
}

/** A stripe: pointed at both ends, `bend` off the straight line, `width` at its middle. */
export function lens(x1, y1, x2, y2, bend, width) {
  const [x, y, dx, dy] = [x1, y1, x2 - x1, y2 - y1].map(Math.round)
  const length = Math.hypot(dx, dy) || 1
  const control = offset => [Math.round(dx / 2 - (dy / length) * offset), Math.round(dy / 2 + (dx / length) * offset)]
  const [out, back] = [control(bend + width), control(bend - width)]
  return `M${x} ${y}q${out[0]} ${out[1]} ${dx} ${dy}q${back[0] - dx} ${back[1] - dy} ${-dx} ${-dy}`
}

function spline(points, t) {
  const spans = points.length - 1
  const at = Math.min(t * spans, spans - 1e-6)
  const i = Math.floor(at)
  const u = at - i
  const [a, b, c, d] = [points[Math.max(i - 1, 0)], points[i], points[i + 1], points[Math.min(i + 2, spans)]]
  const value = k => 0.5 * (2 * b[k] + (c[k] - a[k]) * u + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * u * u +
    (3 * b[k] - a[k] - 3 * c[k] + d[k]) * u * u * u)
  const slope = k => 0.5 * (c[k] - a[k] + 2 * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * u +
    3 * (3 * b[k] - a[k] - 3 * c[k] + d[k]) * u * u)
  const [dx, dy] = [slope(0), slope(1)]
  const length = Math.hypot(dx, dy) || 1
  return { x: value(0), y: value(1), width: value(2), nx: -dy / length, ny: dx / length, dx: dx / length, dy: dy / length }
}

/** A limb: a rounded shape along points [x, y, width], from `start` to `end` of its length. */
export function limb(points, start = 0, end = 1) {
  const steps = Math.max(2, Math.round((points.length - 1) * 2 * (end - start)))
  const samples = Array.from({ length: steps + 1 }, (_, i) => spline(points, start + ((end - start) * i) / steps))
  const left = samples.map(s => [s.x + (s.nx * s.width) / 2, s.y + (s.ny * s.width) / 2])
  const right = samples.map(s => [s.x - (s.nx * s.width) / 2, s.y - (s.ny * s.width) / 2]).reverse()
  const tip = samples[steps]
  const beyond = (ahead, aside) => [
    tip.x + tip.dx * tip.width * ahead + tip.nx * tip.width * aside,
    tip.y + tip.dy * tip.width * ahead + tip.ny * tip.width * aside,
  ]
  const cap = end < 1 ? [] : [beyond(0.3, 0.5), beyond(0.62, 0.3), beyond(0.62, -0.3), beyond(0.3, -0.5)]
  return rounded([...left, ...cap, ...right])
}

/** A band across a limb at `t` of its length. */
export function band(points, t, thickness) {
  const s = spline(points, t)
  const half = s.width / 2 + 1
  return lens(s.x - s.nx * half, s.y - s.ny * half, s.x + s.nx * half, s.y + s.ny * half, 0, thickness)
}

const name = index => (index < 26 ? '' : name(Math.floor(index / 26) - 1)) + String.fromCharCode(97 + (index % 26))

export class Picture {
  constructor(title, width, height) {
    Object.assign(this, { title, width, height, defs: [], layers: [], random: seeded(title) })
    this.known = new Map()
  }

  add(...layers) {
    this.layers.push(...layers)
    return this
  }

  /** Writes a definition once and answers its id. */
  define(make) {
    const key = make('')
    if (!this.known.has(key)) {
      const id = name(this.known.size)
      this.known.set(key, id)
      this.defs.push(make(id))
    }
    return this.known.get(key)
  }

  #stops(stops) {
    return stops.map(([offset, color, opacity = 1]) => element('stop', {
      offset: offset || undefined, 'stop-color': color, 'stop-opacity': opacity === 1 ? undefined : opacity,
    }))
  }

  /** A straight gradient; stops are [offset, color, opacity]. By default from top to bottom of what it fills. */
  linear(stops, [x1, y1, x2, y2] = [0, 0, 0, 1], gradientUnits) {
    const ends = { x1: x1 || undefined, y1: y1 || undefined, x2: x2 === 1 && !gradientUnits ? undefined : x2, y2: y2 || undefined }
    return `url(#${this.define(id => element('linearGradient', { id, ...ends, gradientUnits }, this.#stops(stops)))})`
  }

  /** A straight gradient in coordinates rather than shares of what it fills. */
  across(stops, line) {
    return this.linear(stops, line, 'userSpaceOnUse')
  }

  radial(stops, [cx, cy, r] = []) {
    return `url(#${this.define(id => element('radialGradient', { id, cx, cy, r }, this.#stops(stops)))})`
  }

  clipped(shape, ...children) {
    return group({ 'clip-path': `url(#${this.define(id => element('clipPath', { id }, shape))})` }, ...children)
  }

  /** A fill that repeats. */
  tiles(width, height, ...children) {
    return `url(#${this.define(id => element('pattern', { id, width, height, patternUnits: 'userSpaceOnUse' }, ...children))})`
  }

  /** A soft round light. */
  glow(x, y, r, color, opacity = 0.6, ry = r) {
    return ellipse(x, y, r, ry, this.radial([[0, color, opacity], [0.5, color, opacity * 0.35], [1, color, 0]]))
  }

  /** A soft shadow under something. */
  shadow(x, y, rx, ry, color = '#1c1636', opacity = 0.4) {
    return ellipse(x, y, rx, ry, this.radial([[0, color, opacity], [1, color, 0]]))
  }

  /** Everything in the picture gets a breath of paper grain and darker corners. */
  #finish() {
    const grain = color => stroke(
      Array.from({ length: 36 }, () => `M${Math.round(this.random(1, 139))} ${Math.round(this.random(1, 139))}h0`).join(''),
      color,
      1.4,
      { opacity: 0.07 },
    )
    const paper = this.tiles(140, 140, grain('#fff'), grain('#000'))
    const corners = this.radial([[0.55, '#150d2e', 0], [1, '#150d2e', 0.24]], [0.5, 0.45, 0.75])
    return [rect(0, 0, this.width, this.height, corners), rect(0, 0, this.width, this.height, paper)]
  }

  toString() {
    const { width, height } = this
    const finish = this.#finish()
    return element('svg', {
      xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, fill: 'none',
      'stroke-linecap': 'round',
    },
      element('defs', {}, ...this.defs), ...this.layers, ...finish) + '\n'
  }
}
