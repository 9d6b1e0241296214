// Proves that check.mjs finds what it promises to find: a right site passes,
// and of a site with one fault exactly the one check fails that is meant to.
//
//   node check_test.mjs

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Report } from './report.mjs';
import { writeSample } from './sample.mjs';
import { openSite } from './site.mjs';
import { checkSite } from './whole.mjs';

const PAGE = 'projects/argo/index.html';

/** Changes a text in the page of a project, or in another file. */
const put = (old, now, file = PAGE) => files => {
  if (!files[file].includes(old))
    throw new Error(`${file} has no ${old}`);
  files[file] = files[file].replaceAll(old, now);
};
const add = (html, file = PAGE) => put('</main>', `${html}</main>`, file);

/** Adds an old address that leads on: where to, where its link and its canonical link. */
const move = (refresh, link, canonical) => files => {
  files['old/index.html'] = `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${refresh}">
<meta name="robots" content="noindex">
<link rel="canonical" href="https://sample.example/strata/${canonical}">
</head><body><main><a href="${link}">x</a></main></body></html>`;
};
const ARGO = '../projects/argo/index.html';

/** [what is spoilt, words of the check that must fail, of its fault, how]. */
const FAULTS = [
  ['an old address that leads nowhere', 'an old address', 'which is no page', move('../projects/helm/index.html', '../projects/helm/index.html', 'projects/helm/')],
  ['an old address whose link leads elsewhere', 'an old address', 'its link leads', move(ARGO, '../index.html', 'projects/argo/')],
  ['an old address with its own canonical link', 'an old address', 'canonical link', move(ARGO, ARGO, 'old/')],
  ['a dead link', 'every link leads', 'no file "projects/helm/index.html"', add('<a href="../helm/index.html">x</a>')],
  ['a dead link without quotes', 'every link leads', 'no file', add('<a href=../helm/index.html>x</a>')],
  ['a dead link with an entity', 'every link leads', 'no file "projects/a&b.html"', add('<a href="../a&amp;b.html">x</a>')],
  ['a dead link after ">" in an attribute', 'every link leads', 'no file', add('<a title="a > b" href="x.html">x</a>')],
  ['a link in wrong case', 'every link leads', 'no file', add('<a href="../Flagger/index.html">x</a>')],
  ['a link to nothing', 'every link leads', 'leads nowhere', add('<a href="#">x</a>')],
  ['a broken %-code', 'every link leads', 'broken %-code', add('<a href="%zz.html">x</a>')],
  ['a missing picture', 'every link leads', 'no file "assets/no.svg"', add('<img src="../../assets/no.svg" alt="">')],
  ['a missing picture in srcset', 'every link leads', 'no file "assets/no.svg"', add('<img srcset="../../assets/dot.svg 1x, ../../assets/no.svg 2x" alt="">')],
  ['a form that leads nowhere', 'every link leads', 'no file', add('<form action="find.html"></form>')],
  ['a missing file in CSS', 'every link leads', 'no file "assets/no.svg"', put('dot.svg', 'no.svg', 'assets/site.css')],
  ['a missing import in CSS', 'every link leads', 'no file "assets/no.css"', put(':root {', '@import "no.css"; :root {', 'assets/site.css')],
  ['a dead link in a drawing', 'every link leads', 'no file', put('</svg>', '<a href="x.html"/></svg>', 'assets/dot.svg')],
  ['a dead address in JSON-LD', 'every link leads', 'leads to no file', put('"@type"', '"image": "https://sample.example/strata/x.png", "@type"')],
  ['a dead fragment', 'every #fragment', 'no id "nowhere"', add('<a href="../flagger/index.html#nowhere">x</a>')],
  ['a dead fragment of the page itself', 'every #fragment', 'no id "nowhere"', add('<a href="#nowhere">x</a>')],
  ['a link to a folder', 'links name files', '"projects/flagger/" is a folder', add('<a href="../flagger/">x</a>')],
  ['a link to a folder without slash', 'links name files', '"projects/flagger" is a folder', add('<a href="../flagger">x</a>')],
  ['a link out of the site', 'links are relative', 'leaves the site', add('<a href="../../../index.html">x</a>')],
  ['an absolute path', 'links are relative', 'is an absolute path', add('<a href="/strata/index.html">x</a>')],
  ['a relative link in 404.html', 'links are relative', 'is relative', add('<a href="index.html">x</a>', '404.html')],
  ['a base element', 'links are relative', '<base>', add('<base target="_top">')],
  ['a javascript: link', 'links to elsewhere', 'neither http', add('<a href="java&#115;cript:alert(1)">x</a>')],
  ['a picture from elsewhere', 'nothing is loaded', 'on another host', add('<img src="https://elsewhere.example/x.png" alt="">')],
  ['a script from elsewhere', 'nothing is loaded', 'on another host', add('<script src="//elsewhere.example/x.js"></script>')],
  ['a preconnect', 'nothing is loaded', 'on another host', add('<link rel="preconnect" href="https://elsewhere.example/">')],
  ['a font from elsewhere', 'nothing is loaded', 'on another host', put('dot.svg', 'https://elsewhere.example/x', 'assets/site.css')],
  ['an id that stands twice', 'an id stands once', 'stands twice', add('<i id="text"></i>')],
  ['a label for nothing', 'an id stands once', 'for names "q"', add('<label for="q">x</label>')],
  ['two h1', 'one h1', 'has 2 h1s', add('<h1>x</h1>')],
  ['no h1', 'one h1', 'has 0 h1s', put('h1', 'h2')],
  ['the title of another page', 'has a title', 'is the title of', put('<title>Argo', '<title>Flagger')],
  ['an empty title', 'has a title', 'has 0 titles', put('<title>Argo · Sample', '<title>')],
  ['no description', 'has a description', 'has no description', put('content="What Argo is."', 'content=" "')],
  ['no canonical link', 'has a canonical link', 'has no canonical link', put('rel="canonical"', 'rel="alternate"')],
  ["another page's canonical link", 'has a canonical link', 'should be', put('/argo/">', '/flagger/">')],
  ['a canonical link that names the file', 'has a canonical link', 'should be', put('/argo/">', '/argo/index.html">')],
  ['another og:url', 'has a canonical link', 'og:url', put('og:url" content="', 'og:url" content="http://')],
  ['no policy', 'content policy', 'no policy right after', put('Content-Security-Policy', 'Content-Language')],
  ['a weaker policy', 'content policy', 'not the policy', put("script-src 'self'", "script-src 'self' 'unsafe-inline'")],
  ['a charset too late', 'content policy', 'first three tags', put('<meta charset="utf-8">', '<meta name="x" content=""><meta charset="utf-8">')],
  ['a style attribute', 'no style attribute', 'style attribute on <p>', add('<p style="color: red">')],
  ['a style element in a drawing', 'no style attribute', '<style>', put('</svg>', '<style>*{}</style></svg>', 'assets/dot.svg')],
  ['an event handler', 'no style attribute', 'onclick attribute', add('<p onclick="x()">')],
  ['an inline script', 'no style attribute', 'without src', add('<script>x()</script>')],
  ['a module', 'no style attribute', 'module', put('<script src', '<script type="module" src')],
  ['a refresh', 'no style attribute', 'refresh', add('<meta http-equiv="refresh" content="0; url=x.html">')],
  ['a page that nothing links to', 'links lead to every page', 'whitepaper/index.html', put('whitepaper/', 'projects/', 'index.html')],
  ['a page missing in the sitemap', 'the sitemap lists', 'is missing', put('<url><loc>https://sample.example/strata/projects/argo/</loc></url>', '', 'sitemap.xml')],
  ['a page twice in the sitemap', 'the sitemap lists', 'listed 2 times', put('<urlset', '<url><loc>https://sample.example/strata/</loc></url><urlset', 'sitemap.xml')],
  ['a dead address in the sitemap', 'the sitemap lists', 'leads to no file', put('<urlset', '<url><loc>https://sample.example/strata/x/</loc></url><urlset', 'sitemap.xml')],
  ['no sitemap', 'the sitemap lists', 'no such file', files => { delete files['sitemap.xml']; }, 'the addresses in JSON'],
  ['a dead address in the feed', 'the addresses in feeds', 'leads to no file', put('projects/argo/', 'projects/helm/', 'feed.xml')],
  ['a dead address in search.json', 'the addresses in JSON', 'leads to no file', put('argo/index', 'helm/index', 'search.json')],
  ['a dead address in the API', 'the addresses in JSON', 'leads to no file', put('/argo/', '/helm/', 'api/v1/projects.json')],
  ['a dead address in CSV', 'the addresses in JSON', 'leads to no file', put('/argo/', '/helm/', 'projects.csv')],
  ['broken JSON', 'the addresses in JSON', 'not JSON', put(']', '', 'search.json')],
];

const report = new Report();
const scratch = mkdtempSync(join(tmpdir(), 'strata-links-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

let sites = 0;
const sample = change => writeSample(join(scratch, String(sites++)), change);

/** The sample, changed, must fail these checks and no other, with this fault. */
function expect(title, wanted, message, change, ...others) {
  const lines = [];
  const options = typeof others[0] === 'object' ? others.shift() : {};
  checkSite(openSite(sample(change)), options, new Report({ print: line => lines.push(line) }));
  const failed = lines.filter(line => line.startsWith('FAIL'));
  const checks = [wanted, ...others].filter(Boolean);
  const right = failed.length === checks.length && checks.every((words, i) => failed[i].includes(words))
    && lines.some(line => line.includes(message));
  report.check(title, `${failed.length} failed`, right ? [] : lines);
}

expect('a right site passes', '', '', () => {});
expect('a right site passes with --reachable', '', '', () => {}, { reachable: true });
expect('a right site passes with its own base', '', '', () => {}, { base: '/strata/' });
expect('another base is a fault', 'has a canonical link', 'not /', () => {}, { base: '/' });
expect('with --reachable, only what links lead to matters', '', '',
  files => { files['new.html'] = '<a href="none.html">'; }, { reachable: true });
for (const [what, ...rest] of FAULTS)
  expect(`${what} is found`, ...rest);

const run = folder => spawnSync(process.execPath, [fileURLToPath(new URL('check.mjs', import.meta.url)), folder], { encoding: 'utf8' });
const statuses = [
  run(sample()),
  run(sample(files => { delete files['assets/site.css']; })),
  run(scratch),
];
report.check('status is 0 for a right site, 1 for a wrong one and for none', statuses.map(({ status }) => status).join(', '),
  statuses.map(({ status }) => status).join() === '0,1,1' ? [] : statuses.map(({ stdout, stderr }) => stdout + stderr));
report.end();
