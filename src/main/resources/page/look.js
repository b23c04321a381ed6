/* Before anything is painted: the colours and the bare frame that the address asks for. */
import { readView } from './view.js';

const { theme, kiosk } = readView(location.search, []);
if (theme !== 'auto') document.documentElement.dataset.theme = theme;
if (kiosk) document.documentElement.dataset.kiosk = '';
