/*
 * How a wall can hang, by the name that stands in the address. A layout is made with { wall, view, pace } and has:
 *
 *   columnWidth   how wide a card is, in CSS pixels: decides which of a picture's sizes is loaded
 *   filled        whether the screen is full: until then cards come at once, and with their places kept
 *   grows         whether older cards can hang below, out of the way
 *   add(entries)  hangs cards ({ post, card }), returns those it has dealt with; the others are offered again
 *   holds(card)   whether a card has a place still
 *   replace(old, card), remove(cards), leave()
 *
 * How it looks is styles/layouts.css, by [data-layout]. The menu lists what stands here, in this order.
 */
import { Columns } from './columns.js';
import { Grid } from './grid.js';
import { Spotlight } from './spotlight.js';

export const LAYOUTS = {
  mosaic: room => new Columns(room),
  grid: room => new Grid(room),
  spotlight: room => new Spotlight(room),
  list: room => new Columns({ ...room, most: 1 }),
};
