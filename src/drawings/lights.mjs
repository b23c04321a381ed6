// How light falls on a cat: `from` left (-1) or right (1), its `glow`, and the color of the shadow.

export const lights = {
  day: { glow: '#fff4d6', shade: '#2b2058', depth: 0.32, rim: 0.45 },
  room: { glow: '#ffeccb', shade: '#3a2148', depth: 0.4, rim: 0.4 },
  sunset: { glow: '#ffcf8a', shade: '#4a1d58', depth: 0.46, rim: 0.85, tint: 0.06 },
  lamp: { glow: '#ffe2a0', shade: '#1e1040', depth: 0.55, rim: 0.8, tint: 0.1 },
  night: { glow: '#c3d4ff', shade: '#10154a', depth: 0.6, rim: 0.8, tint: 0.28 },
  snow: { glow: '#ffffff', shade: '#2f4a7c', depth: 0.32, rim: 0.5 },
  rain: { glow: '#ffe3b5', shade: '#1c3350', depth: 0.5, rim: 0.3, tint: 0.1 },
  sea: { glow: '#fff6dd', shade: '#1d4675', depth: 0.34, rim: 0.6 },
}

export const fromRight = light => ({ ...light, from: 1 })
