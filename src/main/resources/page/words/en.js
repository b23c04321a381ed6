/* The page's words in English. */
export default {
  titles: {}, // what wall.title's default is called in this language
  skip: 'Skip to the pictures',

  // how the wall is doing
  states: {
    connecting: 'Connecting',
    live: 'Live',
    quiet: 'Quiet just now',
    behind: 'Running behind',
    reconnecting: 'Reconnecting',
    refused: 'The broker refuses',
    offline: 'Offline',
  },
  waiting: 'Waiting for the first picture',
  rate: count => `${count} a minute`,
  retry: seconds => (seconds > 0 ? `${seconds} s` : 'now'),

  // the wall stands still
  pause: 'Pause',
  resume: 'Go on',
  newer: count => (count === 1 ? '1 new picture' : `${count} new pictures`),

  // a post
  now: 'just now',
  open: 'See the post',
  someone: 'Someone',
  undescribed: 'Picture without a description',
  sensitive: 'Marked as sensitive',
  reveal: 'Show',
  view: author => `Look closer: ${author}`,
  previous: 'Previous picture',
  next: 'Next picture',
  close: 'Close',
  original: 'See the original',
  nth: (index, count) => `${index} / ${count}`,
  deleted: 'The post you were looking at has been deleted',

  // the menu
  menu: 'View',
  layout: 'Layout',
  layouts: { mosaic: 'Mosaic', grid: 'Grid', spotlight: 'Spotlight', list: 'List' },
  rows: 'Rows',
  cols: 'Columns',
  theme: 'Colours',
  themes: { auto: 'Automatic', light: 'Light', dark: 'Dark' },
  language: 'Language',
  kiosk: 'Fill the screen',

  // the status drawer
  status: 'How the wall is doing',
  sourcesTitle: 'Sources',
  figures: {
    viewers: 'Viewers',
    published: 'Shown so far',
    waiting: 'Waiting',
    shed: 'Left out, too many at once',
    malformed: 'Unreadable',
  },
  counting: 'Counting',
  chart: count => (count === 1 ? '1 post in the last ten minutes' : `${count} posts in the last ten minutes`),
  silent: 'The publisher has not said how its sources are.',
  sourceStates: { connected: 'Connected', behind: 'Catching up', starting: 'Starting', waiting: 'Waiting' },
  waits: time => `Waiting until ${time}`,
  behind: seconds => (seconds < 120 ? `${seconds} s behind` : `${Math.round(seconds / 60)} min behind`),
  left: reads => `${reads.toLocaleString('en')} reads left`,
  sources: {
    bluesky: 'Bluesky',
    directory: 'Folder',
    mastodon: 'Mastodon',
    replay: 'Replay',
    rss: 'RSS',
    twitter: 'X',
    'twitter-search': 'X',
    webhook: 'Webhook',
    wikimedia: 'Wikimedia Commons',
    x: 'X',
    'x-search': 'X',
    'x-stream': 'X',
  },
};
