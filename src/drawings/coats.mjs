// The coats cats wear. `light`, `base`, `dark` shade the fur; the rest says which markings lie on it:
// `stripe` tabby stripes, `patches` blotches, `bib` a pale chest, `socks` paws, `tip` end of the tail,
// `points` dark ears, mask, paws and tail, `blaze` a pale wedge on the face.

const pink = { ear: '#e9a79b', nose: '#d9837c' }

export const coats = {
  tabby: {
    ...pink, light: '#c7a27c', base: '#a57f5c', dark: '#7d5b40', stripe: '#553a29', muzzle: '#efdcc2', belly: '#e0c6a4',
    eye: '#c3c64e', nose: '#b9685c',
  },
  silver: {
    ...pink, light: '#d3d7df', base: '#b0b6c3', dark: '#858c9d', stripe: '#525868', muzzle: '#f2f3f6', belly: '#e4e7ed',
    eye: '#9cc27a',
  },
  ginger: {
    ...pink, light: '#f7b877', base: '#ea9650', dark: '#c26d31', stripe: '#b95f26', muzzle: '#fde9cf', belly: '#fbdcb4',
    eye: '#a8b848',
  },
  marmalade: {
    ...pink, light: '#f6b273', base: '#e88e49', dark: '#bf672d', stripe: '#b95b24', muzzle: '#fff6ea', belly: '#fff1e0',
    bib: '#fff6ea', socks: '#fff6ea', blaze: '#fff6ea', eye: '#d0b23d',
  },
  cream: {
    ...pink, light: '#fbe9cf', base: '#f2d5ae', dark: '#d2ab7e', stripe: '#ddb283', muzzle: '#fffaf0', belly: '#fff6e6',
    eye: '#d58f35',
  },
  black: {
    light: '#4c4860', base: '#312d42', dark: '#1d1a2b', muzzle: '#423d55', belly: '#3b3650', eye: '#f2cf4a', ear: '#6d5568',
    nose: '#171421', whisker: '#cfcbe0',
  },
  tuxedo: {
    light: '#4b4960', base: '#312f43', dark: '#1e1c2c', muzzle: '#fbf8f4', belly: '#4a465c', bib: '#fbf8f4', socks: '#fbf8f4',
    tip: '#fbf8f4', blaze: '#fbf8f4', eye: '#a8d06a', ear: '#7a6074', nose: '#e39a94',
  },
  white: { ...pink, light: '#ffffff', base: '#f6f1ea', dark: '#d5cbc9', muzzle: '#ffffff', belly: '#ffffff', eye: '#6db4d8' },
  grey: {
    light: '#9fa8bb', base: '#7c8599', dark: '#585f74', muzzle: '#aab2c3', belly: '#98a1b4', eye: '#eeb145', ear: '#b58d96',
    nose: '#4a4c5e',
  },
  siamese: {
    light: '#fbf0de', base: '#efdcc0', dark: '#cdb193', points: '#5a4238', muzzle: '#6a4f44', belly: '#fdf5e8', eye: '#58a9dc',
    ear: '#8d675c', nose: '#3d2a25', whisker: '#fff',
  },
  calico: {
    ...pink, light: '#ffffff', base: '#faf3ea', dark: '#d8ccc5', patches: ['#e48c45', '#3a3444', '#e8994f'], muzzle: '#ffffff',
    belly: '#ffffff', eye: '#b5bf55',
  },
  tortie: {
    light: '#57485a', base: '#3d3241', dark: '#261f2c', patches: ['#c9733a', '#d98d4d', '#8f4c2c'], muzzle: '#5c4650',
    belly: '#58464f', eye: '#d9b743', ear: '#94707a', nose: '#241d29', whisker: '#efe3da',
  },
  cow: {
    ...pink, light: '#ffffff', base: '#f9f5f0', dark: '#d4cbcd', patches: ['#35313f', '#2c2836', '#35313f'], muzzle: '#ffffff',
    belly: '#ffffff', eye: '#d8c04c',
  },
  cinnamon: {
    ...pink, light: '#c98b66', base: '#ab6a48', dark: '#80472f', muzzle: '#dfb08d', belly: '#d39d78', eye: '#9fbf63',
    nose: '#8d4a3d', ear: '#d59a86',
  },
}
