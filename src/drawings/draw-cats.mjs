// Draws the pictures of the bundled recording, and writes the recording: node src/drawings/draw-cats.mjs

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import indoors from './indoors.mjs'
import outdoors from './outdoors.mjs'
import portraits from './portraits.mjs'
import { authors, posts } from './posts.mjs'
import { Picture, seeded } from './svg.mjs'

const resources = new URL('../main/resources/', import.meta.url)
const pictures = { ...indoors, ...outdoors, ...portraits }
const address = picture => `/cats/${picture}.svg`

function drawPictures(folder) {
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) if (file.endsWith('.svg')) rmSync(new URL(file, folder))
  for (const [name, [width, height, draw]] of Object.entries(pictures)) {
    const picture = new Picture(name, width, height)
    draw(picture)
    writeFileSync(new URL(`${name}.svg`, folder), String(picture))
  }
}

function person(id) {
  const url = address(authors[id].portrait)
  return { type: 'Person', id: `urn:catwalk:${id}`, name: authors[id].name, preferredUsername: id, url, icon: { type: 'Image', url } }
}

function image([picture, name]) {
  const [width, height] = pictures[picture]
  return { type: 'Image', mediaType: 'image/svg+xml', url: address(picture), name, width, height }
}

function record(file) {
  const random = seeded('recording')
  let time = Date.UTC(2026, 2, 1, 6, 30)
  const lines = posts.map(([language, author, content, tags, images]) => {
    time += Math.round(random(20, 150)) * 60_000 + Math.round(random(0, 59_999))
    const published = new Date(time).toISOString()
    const [[first]] = images
    return JSON.stringify({
      type: 'Create',
      published,
      generator: { type: 'Service', name: 'replay' },
      object: {
        type: 'Note',
        id: `urn:catwalk:cat:${first}`,
        url: address(first),
        published,
        mediaType: 'text/plain',
        content,
        contentMap: { [language]: content },
        sensitive: false,
        summary: null,
        attributedTo: person(author),
        tag: tags.map(tag => ({ type: 'Hashtag', name: `#${tag}` })),
        attachment: images.map(image),
      },
    })
  })
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, lines.join('\n') + '\n')
}

drawPictures(new URL('page/cats/', resources))
record(new URL('replay/cats.jsonl', resources))
console.log(`${Object.keys(pictures).length} pictures, ${posts.length} posts in ${fileURLToPath(resources)}`)
