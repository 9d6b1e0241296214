// A small site in the shape of ours, right in every respect, for the tests of
// the test tools: they spoil one thing in it and look whether it is found.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const BASE = 'https://sample.example/strata/';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'";

const PAGES = {
  '': ['Landscape', [['layers/delivery', 'Delivery'], ['projects', 'Projects'], ['whitepaper', 'Whitepaper']]],
  'layers/delivery': ['Delivery', [['capabilities/canary', 'Canary'], ['interfaces/if-04', 'Rendered manifests']]],
  'capabilities/canary': ['Canary', [['projects/flagger', 'Flagger'], ['projects/argo', 'Argo']]],
  'interfaces/if-04': ['Rendered manifests', [['projects/argo', 'Argo'], ['capabilities/canary', 'Canary']]],
  'projects': ['Projects', [['projects/argo', 'Argo'], ['projects/flagger', 'Flagger']]],
  'projects/argo': ['Argo', [['projects/flagger', 'Flagger'], ['interfaces/if-04', 'Rendered manifests']]],
  'projects/flagger': ['Flagger', [['projects/argo', 'Argo'], ['interfaces/if-04', 'Rendered manifests']]],
  'whitepaper': ['Whitepaper', [['whitepaper/why-layers', 'Why layers']]],
  'whitepaper/why-layers': ['Why layers', [['projects/argo', 'Argo'], ['layers/delivery', 'Delivery']]],
};

const STYLE = `/* url(none.png) in a comment is nothing */
:root { color-scheme: light dark; --paper: #fbf8f1; --ink: #1b1a17 }
@media (prefers-color-scheme: dark) { :root { --paper: #191815; --ink: #efebe2 } }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 sans-serif }
a { color: inherit; display: inline-block; padding: .3rem }
ul { list-style-image: url("dot.svg") }
`;

const DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" viewBox="0 0 8 8"><circle cx="4" cy="4" r="1"/></svg>\n';

function page(id, title, links) {
  const clean = BASE + (id === '' ? '' : id + '/');
  const up = id === '' ? '' : '../'.repeat(id.split('/').length);
  const items = links.map(([to, text]) => `<li><a href="${up}${to}/index.html#text">${text}</a></li>`).join('\n');
  return html({ title, clean, root: up, main: `<h1 id="text">${title}</h1>
<p>This page says what ${title} is, in enough words to be read without a script.</p>
<img src="${up}assets/dot.svg" srcset="${up}assets/dot.svg 2x" width="8" height="8" alt="a dot">
<ul>
${items}
</ul>
<p><a href="#text">To the text</a> or <a href="https://elsewhere.example/?a=1&amp;b=2">elsewhere</a>. <!-- <a href="nothing"> --></p>` });
}

function html({ title, clean, root, main }) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Sample</title>
<meta name="description" content="What ${title} is.">
<link rel="canonical" href="${clean}">
<meta property="og:url" content="${clean}">
<link rel="stylesheet" href="${root}assets/site.css">
<link rel="alternate" type="application/atom+xml" title="Changes" href="${root}feed.xml">
<script src="${root}assets/site.js" defer></script>
<script type="application/ld+json">{"@type": "WebPage", "url": "${clean}"}</script>
</head>
<body>
<header><nav aria-label="Site"><a href="${root}index.html">Home</a></nav></header>
<main>
${main}
</main>
</body>
</html>
`;
}

/** The files of the sample: path → text. */
export function sampleFiles() {
  const files = {};
  for (const [id, [title, links]] of Object.entries(PAGES))
    files[id === '' ? 'index.html' : `${id}/index.html`] = page(id, title, links);
  const addresses = Object.keys(PAGES).map(id => BASE + (id === '' ? '' : id + '/'));
  return {
    ...files,
    '404.html': html({ title: 'Not here', clean: BASE + '404.html', root: '/strata/',
      main: '<h1>Not here</h1>\n<p><a href="/strata/projects/">All projects</a></p>' }),
    'assets/site.css': STYLE,
    'assets/site.js': 'document.documentElement.dataset.script = "on";\n',
    'assets/index.0123456789.js': 'window.strataIndex = {};\n',
    'assets/dot.svg': DOT,
    'sitemap.xml': `<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${
      addresses.map(address => `<url><loc>${address}</loc></url>`).join('\n')}\n</urlset>\n`,
    'feed.xml': `<feed xmlns="http://www.w3.org/2005/Atom"><id>${BASE}</id><link rel="self" href="${BASE}feed.xml"/>` +
      `<entry><link href="${BASE}projects/argo/"/></entry></feed>\n`,
    'search.json': `[{"name": "Argo", "url": "projects/argo/index.html", "site": "https://elsewhere.example/"}]\n`,
    'api/v1/projects.json': `{"projects": [{"id": "argo", "url": "${BASE}projects/argo/"}]}\n`,
    'projects.csv': `id,page\nargo,${BASE}projects/argo/\n`,
    'robots.txt': `User-agent: *\nSitemap: ${BASE}sitemap.xml\n`,
  };
}

/** Writes the sample below `folder`, after `change` has changed the files. */
export function writeSample(folder, change = () => {}) {
  const files = sampleFiles();
  change(files);
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined)
      continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
