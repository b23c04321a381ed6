// The anatomy of a cat. Every pose is drawn around its feet at 0, 0, facing left where it has a direction,
// about 200 units tall when it sits; `cat(picture, {...})` places it.

import { at, band, blob, circle, element, ellipse, group, lens, limb, n, path, stroke } from './svg.mjs'
import { coats } from './coats.mjs'

const daylight = { from: -1, glow: '#fff4d6', shade: '#2b2058', depth: 0.34, rim: 0.5, tint: 0 }
const oval = (x, y, rx, ry) => `M${n(x - rx)} ${n(y)}a${n(rx)} ${n(ry)} 0 1 0 ${n(rx * 2)} 0a${n(rx)} ${n(ry)} 0 1 0 ${n(-rx * 2)} 0Z`

/** All of the part it is cut to. */
const everywhere = (fill, opacity) => path('M-300 -300h600v600h-600Z', fill, { opacity })

/** Draws fur for one cat: a coat under a light. */
class Painter {
  constructor(picture, coat, light, box) {
    this.picture = picture
    this.coat = coat
    this.light = light
    const [left, top, right, bottom] = box
    const { from, glow, shade, depth, rim, tint } = light
    const line = from < 0 ? [left, top, right, bottom] : [right, top, left, bottom]
    this.fill = picture.across([[0, coat.light], [0.5, coat.base], [1, coat.dark]], [0, top, 0, bottom])
    this.shading = picture.across([[0, glow, rim * 0.3], [0.42, shade, tint], [1, shade, depth]], line)
    this.rim = picture.across([[0, glow, rim], [0.8, glow, 0]], line)
    this.head = picture.across([[0, coat.light], [0.55, coat.base], [1, coat.dark]], [0, -70, 0, 60])
    this.face = picture.across(
      [[0, glow, rim * 0.3], [0.42, shade, tint], [1, shade, depth]],
      from < 0 ? [-60, -60, 60, 50] : [60, -60, -60, 50],
    )
    this.faceRim = picture.across([[0, glow, rim], [0.5, glow, 0]], from < 0 ? [-60, -30, 60, 30] : [60, -30, -60, 30])
  }

  /** A shape in fur with what lies on it, cut to its outline. */
  part(d, marks = [], { far = false, edge = true, fill = this.fill, shading = this.shading, rim = this.rim } = {}) {
    const { shade, depth } = this.light
    const id = this.picture.define(id => element('clipPath', { id }, element('path', { id: `${id}-`, d })))
    const use = more => element('use', { href: `#${id}-`, ...more })
    const inside = [...marks, use({ fill: shading }), far && use({ fill: shade, opacity: 0.3 }),
      rim !== 'none' && use({ stroke: rim, 'stroke-width': 5 })]
    return [use(edge ? { fill, stroke: shade, 'stroke-opacity': Math.max(0.12, depth * 0.5), 'stroke-width': 2.5 } : { fill }),
      group({ 'clip-path': `url(#${id})` }, inside)]
  }

  stripes(list, width = 7) {
    if (!this.coat.stripe) return []
    return [path(
      list.map(([x1, y1, x2, y2, bend = 0, w = width]) => lens(x1, y1, x2, y2, bend, w)).join(''),
      this.coat.stripe,
      { opacity: 0.72 },
    )]
  }

  patches(list) {
    const { patches } = this.coat
    if (!patches) return []
    return list.map(([x, y, rx, ry = rx], i) => path(blob(this.picture.random, x, y, rx, ry, 0.2), patches[i % patches.length]))
  }

  bib(d) {
    return this.coat.bib ? [path(d, this.coat.bib)] : []
  }

  socks() {
    return this.coat.socks ? [everywhere(this.coat.socks)] : []
  }

  belly(x, y, rx, ry) {
    return [ellipse(x, y, rx, ry, this.picture.radial([[0, this.coat.belly, 0.85], [1, this.coat.belly, 0]]))]
  }

  dusk(x, y, rx, ry, opacity = 0.4) {
    return [this.picture.shadow(x, y, rx, ry, this.light.shade, opacity)]
  }

  leg(points, { far = false, foot = [0, 0, 15, 9], toes = true } = {}) {
    const { coat, picture } = this
    const [x, y] = points[points.length - 1]
    const [dx, dy, rx, ry] = foot
    const paw = oval(x + dx, y + dy, rx, ry)
    const leg = limb(points)
    const [marks, pawMarks] = [[], []]
    if (coat.stripe && !far) marks.push(path(
      [0.3, 0.48, 0.66].map(t => band(points, t, 5)).join(''), coat.stripe, { opacity: 0.6 },
    ))
    if (coat.points) {
      const ys = points.map(point => point[1])
      const dark = picture.across([[0.2, coat.points, 0], [0.85, coat.points, 0.95]], [0, Math.min(...ys), 0, Math.max(...ys)])
      marks.push(everywhere(dark))
      pawMarks.push(everywhere(coat.points, 0.95))
    }
    if (coat.socks) {
      marks.push(path(limb(points, 0.62), coat.socks))
      pawMarks.push(everywhere(coat.socks))
    }
    if (toes) pawMarks.push(stroke(
      [-0.3, 0.25].map(k => `M${n(x + dx + rx * k)} ${n(y + dy + ry * 0.9)}q-1 -3 0 -6`).join(''),
      this.light.shade,
      1.6,
      { opacity: 0.4 },
    ))
    return [this.part(leg, marks, { far }), this.part(paw, pawMarks, { far, edge: false, rim: 'none' })]
  }

  tail(points) {
    const { coat } = this
    const marks = []
    if (coat.stripe) {
      marks.push(path([0.16, 0.3, 0.44, 0.58, 0.72].map(t => band(points, t, 7)).join(''), coat.stripe, { opacity: 0.72 }))
      if (!coat.bib) marks.push(path(limb(points, 0.86), coat.stripe, { opacity: 0.72 }))
    }
    if (coat.patches) marks.push(path(limb(points, 0.1, 0.4), coat.patches[0]), path(limb(points, 0.62), coat.patches[1]))
    if (coat.points) marks.push(everywhere(coat.points, 0.9))
    if (coat.tip) marks.push(path(limb(points, 0.8), coat.tip))
    return this.part(limb(points), marks)
  }

  eye(x, y, side, kind) {
    const { coat, picture } = this
    const pale = coat.whisker || coat === coats.tuxedo
    const lid = '#261b26'
    const line = pale ? '#d8cfe0' : lid
    const draw = shape => at(x, y, {}, shape)
    if (kind === 'closed') return draw(stroke('M-11 0q11 9 22 0', line, 3))
    if (kind === 'happy') return draw(stroke('M-11 3q11 -13 22 0', line, 3))
    const lift = kind === 'wide' ? -15 : -12
    const shape = kind === 'half'
      ? `M-12 ${-side}C-6 -6 6 -6 12 ${side}C8 10 -8 10 -12 ${-side}Z`
      : `M-12 ${2 + side * 2}C-8 ${lift} 8 ${lift} 12 ${2 - side * 2}C7 11 -7 11 -12 ${2 + side * 2}Z`
    const iris = picture.radial([[0, '#fffbe0', 0.55], [0.55, coat.eye]], [0.5, 0.75, 0.7])
    const pupil = ellipse(this.glance, 0, kind === 'wide' ? 7 : 4.4, 7.6, '#17121f')
    return draw([path(shape, iris, { stroke: lid, 'stroke-width': 2.6, 'stroke-linejoin': 'round' }),
      kind === 'half' ? picture.clipped(path(shape), pupil) : pupil,
      circle(this.glance - 3, kind === 'half' ? 0 : -4, 2.6, '#fff')])
  }

  /** The head, its middle at x, y. `look` turns the face, from -1 (left) to 1 (right). */
  skull(x, y, { scale = 1, turn = 0, look = 0, eyes = 'open', back = false, glance = look * 2 } = {}) {
    const { coat, picture, light } = this
    this.glance = glance
    const f = Math.round(look * 9)
    const outline = 'M0 -42C6 -42 10 -42 15 -40C22 -52 30 -63 37 -69Q43 -73 45 -66C48 -54 49 -40 48 -28C53 -16 55 -6 54 2Q57 9 61 14Q55 16 51 20C42 35 22 41 0 41S-42 35 -51 20Q-55 16 -61 14Q-57 9 -54 2C-55 -6 -53 -16 -48 -28C-49 -40 -48 -54 -45 -66Q-43 -73 -37 -69C-30 -63 -22 -52 -15 -40C-10 -42 -6 -42 0 -42Z'
    const marks = []
    const skin = { fill: this.head, shading: this.face, rim: this.faceRim }
    if (coat.patches) {
      marks.push(
        path(blob(picture.random, -34, -38, 30, 34, 0.14), coat.patches[0]),
        path(blob(picture.random, 38, -36, 27, 34, 0.14), coat.patches[1]),
      )
    }
    if (coat.points) {
      marks.push(path('M-62 -80H-12L-14 -38Q-32 -36 -50 -22ZM62 -80H12L14 -38Q32 -36 50 -22Z', coat.points, { opacity: 0.92 }))
    }
    if (coat.stripe) {
      const face = [[-15, -46, -10, -20, 2], [0, -48, 0, -22, 0, 6], [15, -46, 10, -20, -2]]
      if (!back) face.push([-60, -6, -36, -4, -3, 6], [-60, 8, -38, 6, -3, 6], [60, -6, 36, -4, 3, 6], [60, 8, 38, 6, 3, 6])
      else face.push([-26, -40, -22, -8, 3], [26, -40, 22, -8, -3], [0, -14, 0, 20, 0])
      marks.push(...this.stripes(face, 6))
    }
    if (back) {
      const shell = [path(
        'M-42 -60Q-30 -52 -22 -38Q-36 -38 -45 -30ZM42 -60Q30 -52 22 -38Q36 -38 45 -30Z',
        light.shade,
        { opacity: 0.16 },
      )]
      return at(x, y, { scale, turn }, this.part(outline, [...marks, ...shell], skin))
    }
    if (coat.blaze) marks.push(path(
      `M${f} -38C${f + 5} -20 ${f + 9} -8 ${f + 15} 4C${f + 34} 14 30 34 0 44C-30 34 ${f - 34} 14 ${f - 15} 4C${f - 9} -8 ${f - 5} -20 ${f} -38Z`,
      coat.blaze,
    ))
    if (coat.points) marks.push(ellipse(
      f,
      4,
      40,
      42,
      picture.radial([[0, coat.points, 1], [0.55, coat.points, 0.9], [1, coat.points, 0]]),
    ))
    const inner = path(
      `M${Math.round(-40 + f * 0.2)} -59Q-31 -52 ${Math.round(-22 + f * 0.2)} -40Q-34 -38 -43 -29Q-44 -46 ${Math.round(-40 + f * 0.2)} -59ZM${Math.round(40 + f * 0.2)} -59Q31 -52 ${Math.round(22 + f * 0.2)} -40Q34 -38 43 -29Q44 -46 ${Math.round(40 + f * 0.2)} -59Z`,
      coat.ear,
      { opacity: 0.85 },
    )
    const tuft = path(
      'M-46 -24Q-36 -40 -28 -47Q-32 -36 -26 -34ZM46 -24Q36 -40 28 -47Q32 -36 26 -34Z',
      coat.light,
      { opacity: 0.55 },
    )
    const cheeks = path(
      `M${f} 8C${f + 6} 4 ${f + 24} 8 ${f + 24} 20C${f + 24} 31 ${f + 8} 33 ${f} 27C${f - 8} 33 ${f - 24} 31 ${f - 24} 20C${f - 24} 8 ${f - 6} 4 ${f} 8Z`,
      coat.muzzle,
      { opacity: coat.points ? 0.35 : 0.92 },
    )
    const line = coat.whisker ? '#b9a6b0' : '#4a2f36'
    const nose = path(`M${f - 7} 9Q${f} 6 ${f + 7} 9Q${f + 5} 15 ${f} 17Q${f - 5} 15 ${f - 7} 9Z`, coat.nose)
    const mouth = stroke(`M${f} 17v4M${f - 11} 22q7 6 11 -1q4 7 11 1`, line, 2)
    const whiskers = stroke(
      `M${f - 26} 17q-22 -6 -42 -4M${f - 26} 22q-20 0 -38 6M${f + 26} 17q22 -6 42 -4M${f + 26} 22q20 0 38 6`,
      coat.whisker ?? '#fff',
      1.5,
      { opacity: 0.75 },
    )
    const spread = Math.round(23 - Math.abs(look) * 2)
    return at(x, y, { scale, turn },
      this.part(outline, [...marks, inner, tuft, cheeks], skin),
      this.eye(f - spread, -5, -1, eyes), this.eye(f + spread, -5, 1, eyes), nose, mouth, whiskers)
  }
}

const poses = {
  /** Upright, seen from the front. */
  sit: {
    box: [-70, -220, 70, 0],
    draw(fur, { head, tail = 'side' }) {
      const tails = {
        side: [[44, -18, 20], [86, -12, 20], [112, -34, 18], [104, -72, 16], [120, -96, 13]],
        wrap: [[48, -14, 18], [74, -8, 20], [50, 2, 18], [10, 0, 17], [-22, 0, 13]],
        up: [[44, -24, 20], [84, -40, 19], [92, -90, 17], [76, -128, 15], [88, -160, 12]],
        down: [[46, -10, 18], [66, 14, 18], [58, 62, 17], [66, 104, 15], [84, 122, 12]],
      }
      const body = 'M-34 -140C-44 -112 -62 -76 -64 -38C-66 -8 -50 2 -28 2H28C50 2 66 -8 64 -38C62 -76 44 -112 34 -140Z'
      return [
        tail !== 'wrap' && fur.tail(tails[tail]),
        fur.part(body, [...fur.stripes([
          [-68, -48, -34, -54, 4], [-64, -74, -32, -76, 4], [-56, -98, -30, -98, 3], [68, -48, 34, -54, -4],
          [64, -74, 32, -76, -4], [56, -98, 30, -98, -3],
        ]),
          ...fur.patches([[-52, -66, 28, 34], [54, -36, 30, 34], [30, -108, 22, 18]]), ...fur.belly(0, -76, 32, 52),
          ...fur.bib('M-28 -146C-32 -112 -24 -78 0 -58C24 -78 32 -112 28 -146Z'), ...fur.dusk(0, -122, 50, 22)]),
        fur.part(
          'M-60 -50C-40 -56 -28 -36 -32 -8L-36 2H-54C-72 -2 -74 -42 -60 -50Z',
          fur.stripes([[-70, -34, -44, -36, 3], [-68, -18, -44, -20, 3]]),
        ),
        fur.part(
          'M60 -50C40 -56 28 -36 32 -8L36 2H54C72 -2 74 -42 60 -50Z',
          fur.stripes([[70, -34, 44, -36, -3], [68, -18, 44, -20, -3]]),
        ),
        fur.leg([[-17, -104, 20], [-18, -56, 23], [-17, -6, 19]], { foot: [-1, 0, 16, 9] }),
        fur.leg([[17, -104, 20], [18, -56, 23], [17, -6, 19]], { foot: [1, 0, 16, 9] }),
        fur.part(oval(-48, -4, 20, 9)), fur.part(oval(48, -4, 20, 9)),
        fur.part(
          'M-30 -138Q0 -128 30 -138Q34 -106 18 -92Q8 -82 0 -80Q-8 -82 -18 -92Q-34 -106 -30 -138Z',
          [...fur.bib('M-40 -150H40V-60H-40Z'), ...fur.belly(0, -98, 30, 34), ...fur.dusk(0, -130, 46, 20, 0.5)],
          { rim: 'none' },
        ),
        tail === 'wrap' && fur.tail(tails.wrap),
        fur.skull(0, -164, head)]
    },
  },

  /** Upright, seen from behind, looking at something far away. */
  sitBack: {
    box: [-72, -220, 72, 0],
    draw(fur, { head, tail = 'side' }) {
      const tails = {
        side: [[10, -10, 20], [62, -2, 20], [104, -8, 18], [124, -34, 15], [112, -56, 12]],
        down: [[0, -8, 20], [16, 26, 20], [6, 70, 18], [18, 106, 16], [38, 118, 12]],
        wrap: [[20, -10, 20], [64, -2, 19], [36, 4, 18], [-24, 2, 16], [-66, -6, 12]],
      }
      const body = 'M-36 -142C-46 -116 -68 -78 -70 -38C-72 -6 -54 2 -28 2H28C54 2 72 -6 70 -38C68 -78 46 -116 36 -142Z'
      return [
        fur.part(body, [...fur.stripes([
          [-74, -40, -30, -30, 6], [74, -40, 30, -30, -6], [-72, -66, -26, -56, 6], [72, -66, 26, -56, -6],
          [-60, -92, -22, -82, 5], [60, -92, 22, -82, -5], [-50, -114, -18, -106, 4], [50, -114, 18, -106, -4],
          [0, -128, 0, -20, 0, 10],
        ]),
          ...fur.patches([[-30, -84, 36, 40], [38, -36, 34, 40], [18, -116, 22, 22]]), ...fur.dusk(0, -126, 44, 18, 0.35)]),
        fur.part(
          'M-70 -40C-58 -64 -30 -54 -24 -26Q-22 -6 -34 2H-50C-72 0 -76 -24 -70 -40Z',
          fur.stripes([[-72, -28, -46, -26, 4], [-66, -12, -44, -12, 3]]),
        ),
        fur.part(
          'M70 -40C58 -64 30 -54 24 -26Q22 -6 34 2H50C72 0 76 -24 70 -40Z',
          fur.stripes([[72, -28, 46, -26, -4], [66, -12, 44, -12, -3]]),
        ),
        fur.tail(tails[tail]),
        fur.skull(0, -164, { back: true, ...head })]
    },
  },

  /** Upright, seen from the side. */
  sitSide: {
    box: [-70, -220, 90, 0],
    draw(fur, { head, tail = 'side' }) {
      const tails = {
        side: [[56, -16, 20], [98, -6, 20], [132, -14, 17], [146, -40, 14], [134, -56, 11]],
        down: [[62, -14, 20], [86, 16, 19], [78, 60, 17], [90, 98, 15], [112, 104, 12]],
        up: [[58, -22, 20], [96, -22, 19], [112, -62, 17], [98, -104, 15], [112, -132, 12]],
      }
      const body = 'M-48 -148C-60 -118 -58 -86 -44 -62C-38 -40 -40 -14 -36 0H36C72 0 84 -28 78 -60C72 -100 44 -124 18 -150Z'
      return [
        fur.tail(tails[tail]),
        fur.leg([[-22, -90, 30], [-28, -50, 22], [-24, -6, 18]], { far: true, foot: [-6, 0, 15, 9] }),
        fur.part(body, [...fur.stripes([
          [34, -136, -4, -104, 8], [54, -116, 14, -84, 8], [70, -92, 34, -66, 6], [82, -60, 50, -50, 5],
        ]),
          ...fur.patches([[52, -84, 34, 34], [-6, -112, 24, 22], [66, -22, 24, 22]]), ...fur.belly(-44, -92, 26, 50),
          ...fur.bib('M-70 -150H-20C-14 -118 -24 -84 -44 -58L-70 -60Z'), ...fur.dusk(-22, -126, 50, 20)]),
        fur.leg([[-30, -98, 30], [-38, -54, 24], [-36, -6, 19]], { foot: [-6, 0, 17, 9] }),
        fur.part(
          `M-8 -30C-6 -70 34 -84 60 -64C84 -44 80 -6 56 0H2Q-12 -8 -8 -30Z${oval(-2, -6, 24, 9)}`,
          [
            ...fur.stripes([[76, -50, 40, -52, -6], [78, -30, 46, -34, -5], [70, -12, 46, -18, -4]]),
            ...fur.patches([[44, -50, 22, 20]]),
          ],
        ),
        fur.skull(-24, -168, { look: -0.5, ...head })]
    },
  },

  /** A loaf: paws tucked in, nothing sticks out. */
  loaf: {
    box: [-110, -150, 110, 0],
    draw(fur, { head, tail = true }) {
      const body = 'M-92 -64C-78 -92 -24 -104 24 -100C80 -96 116 -62 112 -22C110 -4 96 2 76 2H-72C-102 2 -110 -30 -92 -64Z'
      return [
        fur.part(body, [...fur.stripes([
          [-2, -108, -10, -62, 6, 8], [28, -108, 22, -56, 7, 8], [58, -100, 54, -48, 7, 8], [86, -84, 82, -40, 6, 8],
          [108, -58, 98, -26, 4],
        ]),
          ...fur.patches([[44, -78, 40, 30], [92, -30, 26, 30], [-10, -24, 24, 18]]), ...fur.belly(-64, -24, 34, 30),
          ...fur.bib('M-104 -80H-34C-30 -46 -40 -16 -54 4H-112Z'), ...fur.dusk(-52, -44, 62, 26, 0.45)]),
        fur.part(
          'M24 -16C28 -54 78 -64 100 -42C116 -24 108 2 84 2H36Q22 0 24 -16Z',
          [...fur.stripes([[110, -38, 78, -40, -5], [112, -20, 82, -24, -4]]), ...fur.patches([[84, -30, 24, 20]])],
          { rim: 'none' },
        ),
        fur.part('M-92 -14C-92 -28 -66 -30 -58 -14Q-52 2 -68 2H-82Q-94 0 -92 -14Z', fur.socks()),
        fur.part('M-58 -12C-56 -28 -30 -28 -24 -12Q-20 2 -34 2H-48Q-60 0 -58 -12Z', fur.socks()),
        tail && fur.tail([[104, -16, 18], [92, 0, 18], [50, -2, 17], [14, -4, 15], [-4, -6, 12]]),
        fur.skull(-54, -84, { look: -0.2, ...head })]
    },
  },

  /** Asleep, curled into a ring. */
  curl: {
    box: [-110, -120, 110, 0],
    draw(fur, { head, tail = true }) {
      const body = 'M-100 -50C-96 -92 -40 -112 10 -108C74 -104 112 -74 110 -40C108 -8 70 4 10 4C-60 4 -104 -12 -100 -50Z'
      return [
        fur.part(body, [...fur.stripes([
          [-20, -112, -4, -74, -5, 8], [14, -114, 24, -72, -6, 8], [48, -106, 50, -66, -6, 8], [78, -90, 70, -56, -6, 8],
          [102, -66, 82, -42, -5, 8],
        ]),
          ...fur.patches([[40, -82, 42, 26], [94, -36, 24, 30], [-12, -100, 24, 18]]), ...fur.dusk(-30, -34, 74, 34, 0.4)]),
        fur.part(
          'M6 -20C10 -62 62 -78 92 -54C112 -34 100 -2 70 2H24Q4 0 6 -20Z',
          [...fur.stripes([[104, -54, 66, -56, -6], [106, -34, 74, -38, -5]]), ...fur.patches([[76, -44, 24, 20]])],
        ),
        fur.skull(-44, -48, { eyes: 'closed', turn: -14, look: 0.15, ...head }),
        tail && fur.tail([[98, -34, 18], [92, -6, 20], [40, 0, 20], [-14, -6, 18], [-46, -12, 13]])]
    },
  },

  /** Walking, in step. */
  walk: {
    box: [-150, -200, 130, 0],
    draw(fur, { head, tail = 'up' }) {
      const tails = {
        up: [[92, -112, 18], [122, -128, 18], [136, -168, 16], [122, -204, 14], [136, -232, 11]],
        low: [[92, -108, 18], [126, -98, 18], [152, -68, 16], [180, -58, 14], [200, -74, 11]],
        hook: [[92, -112, 18], [124, -122, 18], [142, -160, 16], [164, -184, 14], [186, -170, 11]],
      }
      const body = 'M-100 -140C-84 -132 -40 -126 0 -128C40 -132 78 -134 96 -116C112 -98 104 -70 82 -62C54 -50 0 -46 -40 -50C-78 -52 -104 -70 -112 -96C-114 -112 -110 -130 -100 -140Z'
      return [
        fur.tail(tails[tail]),
        fur.leg([[-52, -76, 34], [-40, -40, 19], [-30, -8, 16]], { far: true, foot: [-7, 2, 15, 8] }),
        fur.leg([[76, -84, 40], [52, -48, 24], [50, -30, 16], [34, -8, 15]], { far: true, foot: [-8, 2, 15, 8] }),
        fur.part(body, [...fur.stripes([
          [-44, -134, -50, -84, 8, 8], [-14, -134, -20, -80, 8, 8], [16, -136, 10, -80, 8, 8], [46, -138, 42, -82, 8, 8],
          [76, -134, 74, -86, 8, 8],
        ]),
          ...fur.patches([[10, -114, 40, 24], [84, -98, 26, 30], [-64, -92, 22, 24]]), ...fur.belly(-14, -52, 70, 20),
          ...fur.bib('M-130 -130L-94 -128C-80 -100 -78 -70 -62 -44H-130Z'), ...fur.dusk(-88, -112, 44, 26, 0.4)]),
        fur.leg([[-78, -88, 42], [-88, -48, 22], [-98, -8, 17]], { foot: [-8, 2, 16, 8] }),
        fur.leg([[76, -92, 50], [74, -56, 30], [94, -34, 17], [82, -8, 16]], { foot: [-8, 2, 16, 8] }),
        fur.skull(-112, -152, { look: -0.5, ...head })]
    },
  },

  /** A long stretch: chest down, hips up. */
  stretch: {
    box: [-160, -170, 120, 0],
    draw(fur, { head }) {
      const body = 'M-96 -46C-86 -66 -60 -70 -30 -82C8 -98 44 -132 78 -128C106 -124 112 -94 96 -72C78 -50 30 -46 0 -34C-30 -20 -70 -8 -96 -14C-108 -20 -104 -34 -96 -46Z'
      return [
        fur.tail([[88, -116, 18], [116, -140, 18], [120, -178, 16], [102, -208, 14], [112, -234, 11]]),
        fur.leg([[-66, -34, 26], [-104, -22, 20], [-146, -8, 16]], { far: true, foot: [-6, 0, 15, 8] }),
        fur.leg([[70, -84, 38], [50, -46, 23], [56, -26, 16], [46, -8, 15]], { far: true, foot: [-8, 2, 15, 8] }),
        fur.part(body, [...fur.stripes([
          [-30, -90, -36, -44, 6, 8], [0, -102, -4, -54, 7, 8], [28, -118, 26, -66, 8, 8], [58, -134, 56, -78, 8, 8],
          [88, -132, 82, -84, 7, 8],
        ]),
          ...fur.patches([[20, -86, 36, 24], [88, -96, 24, 28], [-50, -50, 22, 18]]), ...fur.dusk(-84, -44, 46, 24, 0.4)]),
        fur.leg([[-62, -30, 34], [-100, -14, 22], [-134, -6, 17]], { foot: [-8, 0, 17, 8] }),
        fur.leg([[74, -92, 50], [72, -54, 30], [92, -32, 17], [82, -8, 16]], { foot: [-8, 2, 16, 8] }),
        fur.skull(-96, -62, { look: -0.4, ...head })]
    },
  },

  /** Lying down, front legs over the edge. */
  lounge: {
    box: [-120, -150, 130, 30],
    draw(fur, { head, tail = 'down' }) {
      const tails = {
        down: [[108, -18, 18], [132, 6, 18], [126, 54, 17], [136, 96, 15], [160, 106, 11]],
        side: [[104, -14, 18], [142, -4, 18], [174, -10, 16], [194, -34, 14], [184, -52, 11]],
      }
      const body = 'M-96 -60C-84 -88 -40 -92 0 -88C60 -84 118 -70 120 -30C120 -6 104 2 80 2H-66C-96 2 -106 -30 -96 -60Z'
      return [
        fur.tail(tails[tail]),
        fur.part(body, [...fur.stripes([
          [-14, -94, -18, -50, 6, 8], [16, -94, 14, -46, 7, 8], [46, -90, 46, -42, 7, 8], [78, -80, 78, -36, 6, 8],
          [106, -64, 100, -30, 5, 8],
        ]),
          ...fur.patches([[34, -72, 38, 26], [96, -36, 26, 28], [-16, -20, 22, 16]]), ...fur.belly(-60, -24, 38, 30),
          ...fur.bib('M-110 -90H-36C-30 -50 -38 -16 -52 6H-112Z'), ...fur.dusk(-58, -48, 56, 26, 0.45)]),
        fur.part(
          `M28 -14C30 -52 80 -66 104 -42C122 -22 112 2 86 2H40Q26 0 28 -14Z${oval(38, -6, 24, 9)}`,
          [...fur.stripes([[116, -42, 80, -44, -5], [118, -22, 88, -26, -4]]), ...fur.patches([[88, -34, 24, 20]])],
        ),
        fur.leg([[-46, -26, 26], [-44, 12, 22], [-46, 44, 18]], { foot: [0, 3, 13, 12] }),
        fur.leg([[-80, -26, 26], [-84, 8, 22], [-82, 34, 18]], { foot: [0, 3, 13, 12] }),
        fur.skull(-60, -86, { look: -0.2, ...head })]
    },
  },

  /** A head and two paws above an edge. To put paws over the edge: once without paws, the edge, then `paws: 'only'`. */
  peek: {
    box: [-60, -110, 60, 10],
    draw(fur, { head, paws = true }) {
      return [
        paws !== 'only' && fur.part('M-40 -40C-52 -20 -54 0 -52 24H52C54 0 52 -20 40 -40Z', [
          ...fur.bib('M-30 -40H30V30H-30Z'), ...fur.dusk(0, -14, 50, 22, 0.5),
        ]),
        paws !== 'only' && fur.skull(0, -48, head),
        paws && [-1, 1].map(side => {
          const shape = `M${side * 50} -8C${side * 50} -22 ${side * 22} -22 ${side * 22} -8C${side * 22} 6 ${side * 26} 12 ${side * 36} 12C${side * 46} 12 ${side * 50} 6 ${side * 50} -8Z`
          const marks = []
          if (fur.coat.socks) marks.push(everywhere(fur.coat.socks))
          if (fur.coat.points) marks.push(everywhere(fur.coat.points, 0.9))
          marks.push(stroke(
            `M${side * 36 - 5} 11q-1 -5 0 -9M${side * 36 + 5} 11q1 -5 0 -9`,
            fur.light.shade,
            1.7,
            { opacity: 0.5 },
          ))
          return fur.part(shape, marks)
        })]
    },
  },

  /** Head and shoulders. */
  portrait: {
    box: [-90, -190, 90, 20],
    draw(fur, { head }) {
      const body = 'M-36 -108C-42 -86 -62 -70 -72 -36C-80 -10 -84 20 -84 60H84C84 20 80 -10 72 -36C62 -70 42 -86 36 -108Z'
      return [
        fur.part(body, [...fur.stripes([
          [-86, -10, -44, -18, 5, 8], [-76, -40, -40, -44, 4], [86, -10, 44, -18, -5, 8], [76, -40, 40, -44, -4],
          [-88, 18, -50, 10, 5, 8], [88, 18, 50, 10, -5, 8],
        ]),
          ...fur.patches([[-62, -18, 30, 36], [64, 12, 32, 40], [36, -72, 22, 18]]), ...fur.belly(0, -30, 44, 60),
          ...fur.bib('M-34 -112C-44 -50 -36 -10 -24 60H24C36 -10 44 -50 34 -112Z'), ...fur.dusk(0, -86, 62, 30, 0.55)]),
        fur.part(
          'M-40 -98Q0 -80 40 -98Q36 -74 24 -66L20 -54L10 -60L0 -44L-10 -60L-20 -54L-24 -66Q-36 -74 -40 -98Z',
          [...fur.bib('M-50 -120H50V-40H-50Z'), ...fur.belly(0, -76, 36, 34), ...fur.dusk(0, -92, 56, 20, 0.5)],
          { rim: 'none' },
        ),
        fur.skull(0, -128, head)]
    },
  },

  /** In mid-leap. */
  leap: {
    box: [-160, -200, 130, 0],
    draw(fur, { head }) {
      const body = 'M-96 -156C-70 -160 -30 -150 0 -132C36 -112 78 -106 96 -84C108 -66 98 -44 74 -42C36 -42 -20 -60 -56 -84C-88 -100 -110 -116 -112 -134C-112 -148 -106 -154 -96 -156Z'
      return [
        fur.tail([[88, -74, 18], [118, -66, 18], [146, -84, 16], [166, -116, 14], [190, -120, 11]]),
        fur.leg([[-74, -104, 28], [-112, -104, 20], [-148, -116, 16]], { far: true, foot: [-6, -2, 14, 9], toes: false }),
        fur.leg([[70, -62, 36], [96, -36, 22], [128, -30, 16], [150, -12, 14]], { far: true, foot: [6, 4, 13, 9], toes: false }),
        fur.part(body, [...fur.stripes([
          [-40, -156, -56, -104, 8, 8], [-8, -142, -26, -88, 8, 8], [22, -126, 8, -72, 8, 8], [54, -112, 42, -58, 8, 8],
          [84, -98, 74, -50, 6, 8],
        ]),
          ...fur.patches([[10, -104, 40, 26], [82, -66, 24, 26], [-72, -124, 22, 18]]), ...fur.dusk(-86, -134, 44, 30, 0.35)]),
        fur.leg([[-70, -108, 36], [-104, -84, 22], [-136, -82, 17]], { foot: [-7, -1, 15, 10], toes: false }),
        fur.leg([[70, -70, 46], [84, -34, 26], [114, -18, 17], [134, 2, 15]], { foot: [6, 4, 14, 9], toes: false }),
        fur.skull(-112, -170, { look: -0.4, turn: 6, ...head })]
    },
  },

  /** On its back in the sun, paws in the air. */
  flop: {
    box: [-120, -110, 130, 0],
    draw(fur, { head }) {
      const body = 'M-78 -48C-70 -78 -30 -84 10 -82C70 -80 124 -64 122 -28C120 -4 90 4 40 4H-40C-80 4 -92 -20 -78 -48Z'
      return [
        fur.tail([[108, -16, 18], [140, -4, 18], [170, -12, 16], [190, -34, 14], [182, -54, 11]]),
        fur.leg([[80, -52, 34], [98, -86, 22], [92, -108, 15]], { far: true, foot: [-2, -4, 12, 12], toes: false }),
        fur.leg([[-34, -60, 26], [-26, -92, 20], [-36, -112, 16]], { far: true, foot: [-4, -2, 13, 11], toes: false }),
        fur.part(body, [...fur.stripes([
          [0, 8, -4, -30, 5, 8], [30, 8, 26, -30, 5, 8], [60, 8, 58, -28, 5, 8], [92, 2, 88, -28, 5, 8],
        ]),
          ...fur.patches([[36, -14, 34, 22], [104, -24, 22, 28]]), ...fur.belly(20, -66, 78, 34), ...fur.bib('M-80 -90H90Q60 -40 0 -42Q-50 -44 -84 -30Z'), ...fur.dusk(-66, -30, 40, 34, 0.4)]),
        fur.leg([[54, -46, 42], [64, -84, 26], [50, -102, 16]], { foot: [-4, -4, 13, 11], toes: false }),
        fur.leg([[-54, -48, 30], [-58, -80, 21], [-72, -92, 16]], { foot: [-6, 0, 13, 11], toes: false }),
        fur.skull(-92, -42, { eyes: 'happy', turn: -62, ...head })]
    },
  },
}

export function cat(picture, { pose, coat, x, y, scale = 1, flip = false, turn = 0, light = {}, ...rest }) {
  const { box, draw } = poses[pose]
  const lit = { ...daylight, ...light }
  if (flip) lit.from = -lit.from
  const fur = new Painter(picture, typeof coat === 'string' ? coats[coat] : coat, lit, box)
  return at(x, y, { scale, flip, turn }, draw(fur, rest))
}

export const poseNames = Object.keys(poses)
