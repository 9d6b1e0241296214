// Proves that a built site holds together: every address in it leads to a file
// of it, and every page keeps the rules that all pages share (design, 4).
//
//   node check.mjs SITE [--base /sub/path/] [--reachable] [--all]
//
// --base       the path below which the site must believe itself to be served
// --reachable  look only at the pages that links lead to from index.html, at no
//              sitemap, feed or data: for a site that is half written
// --all        print every fault, not the first 20 of each check

import { parseArgs } from 'node:util';
import { Report } from './report.mjs';
import { openSite } from './site.mjs';
import { checkSite } from './whole.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { base: { type: 'string' }, reachable: { type: 'boolean' }, all: { type: 'boolean' } },
});
const report = new Report({ most: options.all ? Infinity : 20 });
checkSite(openSite(positionals[0]), options, report);
report.end();
