// Proves what every page shares: a skip link that comes first, one <main>, the
// search in the header, and scripts that hold no page up but the one for the theme.
// Frames are parts of other people's pages and have none of the site's apparatus.
//
//   node shared.mjs SITE

import { posix } from 'node:path';
import { Report, count } from './report.mjs';
import { scan } from './scan.mjs';
import { openSite } from './site.mjs';

const RESULTS = 'search/index.html';

const report = new Report();
const site = openSite(process.argv[2]);
const isFrame = page => /^embed\/./.test(page) && page !== 'embed/index.html';
const whole = site.pages.filter(page => !isFrame(page)).map(read), frames = site.pages.filter(isFrame).map(read);
const check = (title, pages, judge) => report.check(title, count(pages.length, 'page'),
  pages.flatMap(page => judge(page) ? [] : [page.file]));

check('the first link leads to the main part', whole, ({ links, mains }) => mains.length === 1 && mains[0] && links[0] === `#${mains[0]}`);
check('the search is in the header, once, and leads to the page of results', whole,
  ({ file, searches }) => searches.length === 1 && searches[0].inHeader && leadsToResults(file, searches[0].action));
check('scripts wait for the page, but for that of the theme, before any style', whole,
  ({ scripts }) => scripts.length > 1 && scripts.every(({ src, waits, isEarly }) => waits || (isTheme(src) && isEarly))
    && scripts.filter(({ waits }) => !waits).length === 1);
if (frames.length > 0)
  check('frames have a main part and none of what is around it', frames,
    ({ mains, headers, searches }) => mains.length === 1 && headers === 0 && searches.length === 0);
report.end();

function isTheme(src) {
  return /(^|\/)assets\/theme\.[0-9a-f]+\.js$/.test(src);
}

/** 404.html is shown at any depth: its addresses begin at the root. */
function leadsToResults(file, action) {
  return action.startsWith('/') ? action.endsWith(`/${RESULTS}`) : posix.join(posix.dirname(file), action) === RESULTS;
}

function read(file) {
  const page = { file, links: [], mains: [], headers: 0, searches: [], scripts: [] };
  let inHeader = false, styled = false;

  scan(site.read(file), tag => {
    if (tag.name === 'header') {
      inHeader = !tag.closes;
      page.headers += !tag.closes && page.mains.length === 0;
    }
    if (tag.closes)
      return;
    if (tag.name === 'a' && tag.get('href') !== undefined)
      page.links.push(tag.get('href'));
    else if (tag.name === 'main')
      page.mains.push(tag.get('id'));
    else if (tag.name === 'link' && tag.get('rel') === 'stylesheet')
      styled = true;
    else if (tag.name === 'form' && tag.get('role') === 'search')
      page.searches.push({ action: tag.get('action') ?? '', inHeader });
    else if (tag.name === 'script' && tag.get('src') !== undefined)
      page.scripts.push({ src: tag.get('src'), waits: tag.get('defer') !== undefined, isEarly: !styled });
  });
  return page;
}
