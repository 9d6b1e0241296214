// Proves that the tools of this folder find what they promise to find: a right
// site passes each of them, and of a spoilt one every fault is named.
//
//   node tools_test.mjs [--optional]

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Report } from '../links/report.mjs';
import { writeSample } from '../links/sample.mjs';

const report = new Report();
const scratch = mkdtempSync(join(tmpdir(), 'strata-tools-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const flags = process.argv.slice(2);
const right = writeSample(join(scratch, 'right'));
const spoilt = writeSample(join(scratch, 'spoilt'), spoil);

/** One fault of Chromium's a page; the home page has the weighty ones. */
function spoil(files) {
  const change = (file, old, now) => {
    if (!files[file].includes(old))
      throw new Error(`${file} has no ${old}`);
    files[file] = files[file].replace(old, () => now);
  };
  const add = (id, html, css = '') => {
    change(`${id}/index.html`, '</main>', `${html}</main>`);
    files['assets/site.css'] += css;
  };
  const noise = length => Array.from({ length }, (_, i) => (i * 2654435761 % 2 ** 32).toString(36)).join('');

  change('index.html', '</main>', `${'<p>x</p>\n'.repeat(3000)}<!-- ${noise(20000)} --></main>`);
  change('index.html', '<main>', '<main><img src="assets/photo.png" width="9" height="9" alt="a photo">');
  files['assets/photo.png'] = noise(40000);
  files['assets/index.0123456789.js'] += `// ${noise(10000)}\n`;
  change('index.html', '<a href="projects/', '<a class="gone" href="projects/');
  files['assets/site.css'] += `/* ${noise(4000)} */ .gone { display: none }`;
  files['assets/site.js'] += `// ${noise(5000)}
    document.querySelectorAll('.late').forEach(place => { place.textContent = 'This text is written by a script. '.repeat(20); });
    if (document.querySelector('.speaks')) console.info('hello');\n`;
  add('layers/delivery', '<p class="pale">pale</p><script src="../../assets/index.0123456789.js"></script>'
    + Array.from({ length: 12 }, (_, i) => `<script src="../../assets/site.js?${i}"></script>`).join(''), '@media (prefers-color-scheme: light) { .pale { color: #bbb } }');
  add('capabilities/canary', '<p class="dim">dim</p>', '@media (prefers-color-scheme: dark) { .dim { color: #555 } }');
  add('interfaces/if-04', '<div class="wide">wide</div>', '.wide { width: 1800px }');
  add('projects', '<p class="faint">faint</p>', '@media (max-width: 400px) { .faint { color: color-mix(in srgb, var(--ink), var(--paper) 30%) } }');
  add('projects/argo', '<p class="late"></p><p class="speaks"></p><img src="../../assets/none.svg" alt="none">');
  add('projects/flagger', '<p class="small">small</p><svg viewBox="0 0 100 10" width="20" height="2"><text y="9">tiny</text></svg>', '.small { font-size: 11px }');
  change('whitepaper/index.html', /<meta http-equiv=.*\n/.exec(files['whitepaper/index.html'])[0], '');
  add('whitepaper', '<img src="http://elsewhere.example/x.png" width="1" height="1" alt="x"><p><div></p></div>');
  change('whitepaper/why-layers/index.html', '../../assets/site.css', '/strata/assets/site.css');
  add('whitepaper/why-layers', '<h1 hidden>x</h1>');
}

function run(tool, ...args) {
  const path = fileURLToPath(new URL(tool, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args, ...flags], { encoding: 'utf8', timeout: 600e3 });
  return { status, output: stdout + stderr, skipped: /^0 passed, 0 failed, [1-9]/m.test(stdout) };
}

function passes(tool, ...args) {
  const { status, output, skipped } = run(tool, right, ...args);
  if (skipped)
    report.skip(tool, output.split('\n')[0]);
  else
    report.check(`${tool}: a right site passes`, `status ${status}`, status === 0 ? [] : [output]);
}

/** The tool must fail, and in its output each pattern must be found. */
function finds(tool, patterns) {
  const { status, output, skipped } = run(tool, spoilt);
  if (skipped)
    return;
  report.check(`${tool}: a spoilt site fails`, `status ${status}`, status === 1 ? [] : [output]);
  const missing = Object.entries(patterns).filter(([, pattern]) => !pattern.test(output));
  for (const [what, pattern] of Object.entries(patterns))
    report.check(`${tool}: ${what} is found`, pattern.source, pattern.test(output) ? [] : [`not found`]);
  if (missing.length > 0)
    console.log(output);
}

passes('pages.mjs');
finds('pages.mjs', {
  'a word in the console': /FAIL .*console[^]*argo\S+: info: hello/,
  'a missing picture': /FAIL .*request fails[^]*argo\S+: .*none.svg: status 404/,
  'pale text': /FAIL .*nothing, light[^]*delivery\S+: color-contrast:/,
  'dim text in dark mode': /FAIL .*nothing, dark[^]*canary\S+: color-contrast:/,
  'faint text on a narrow screen': /FAIL .*nothing, 320 px[^]*projects\/index.html: color-contrast-enhanced:/,
  'something too wide': /FAIL .*sideways scrolling[^]*if-04\S+: \d+ px wide in 1440 px: div.wide/,
  'something too wide for paper': /FAIL .*in print[^]*if-04\S+: \d+ px wide/,
  'small text': /FAIL .*under 12[^]*flagger\S+: 11.0 px: <p class="small">/,
  'small text in a drawing': /FAIL .*under 12[^]*flagger\S+: 3.2 px: <text/,
  'a picture without its size': /FAIL .*pictures have[^]*argo\S+: no width and height/,
  'text that needs a script': /FAIL .*without scripts[^]*argo\S+: .*words are missing/,
  'an absolute path': /FAIL .*another\/path[^]*why-layers\S+: .*strata\/assets\/site.css/,
});
passes('budgets.mjs');
finds('budgets.mjs', {
  'a heavy home page': /FAIL .*HTML of the home page +[0-9.]+ kB \(at most 60.0 kB/,
  'too many nodes': /FAIL .*nodes of the home page +3,\d+ \(at most 3,000/,
  'heavy pictures': /FAIL .*pictures above its fold[^]*assets\/photo.png [0-9.]+ kB/,
  'a heavy style sheet': /FAIL .*style sheets of a page[^]*assets\/site.css [0-9.]+ kB/,
  'heavy scripts': /FAIL .*scripts of a page[^]*assets\/site.js [0-9.]+ kB/,
  'a heavy search index': /FAIL .*search index  [^]*assets\/index.0123456789.js/,
  'an index that nobody asked for': /FAIL .*index before[^]*assets\/index.0123456789.js/,
  'too many requests': /FAIL .*requests of a page[^]*layers\/delivery\/index.html/,
  'a request to elsewhere': /FAIL .*requests to others[^]*http:\/\/elsewhere/,
});
passes('file.mjs');
finds('file.mjs', {
  'a link that is not shown': /FAIL  projects\/index.html .*\n.*no visible link/,
  'a page without its stylesheet': /FAIL  whitepaper\/why-layers\/index.html [^]*no stylesheet is applied/,
  'a word in the console': /FAIL  projects\/argo[^]*info: hello/,
});
passes('html.mjs');
finds('html.mjs', {
  'a div in a paragraph': /error: No “?p”? element in scope/,
  'nothing known to be a false alarm': /^(?![^]*Content Security)/,
});
passes('shots.mjs', join(scratch, 'shots'));
if (report.failed + report.passed > 0) {
  const shots = readdirSync(join(scratch, 'shots')).map(file => /^(.*)-(\d+-(?:light|dark))(?:-\d\d)?\.png$/.exec(file));
  const names = [...new Set(shots.map(([, name]) => name))];
  const lacking = names.filter(name => new Set(shots.filter(shot => shot[1] === name).map(shot => shot[2])).size !== 6);
  report.check('shots.mjs: three widths, light and dark, of each kind of page', names.join(' '),
    names.length < 9 ? ['not the nine kinds of page'] : lacking);
}
for (const tool of ['pages.mjs', 'budgets.mjs', 'file.mjs', 'html.mjs', 'shots.mjs']) {
  const { status, output } = spawnSync(process.execPath, [fileURLToPath(new URL(tool, import.meta.url)), scratch], { encoding: 'utf8' });
  report.check(`${tool}: a folder without a site is told`, `status ${status}`, status === 1 ? [] : [output]);
}
report.end();
