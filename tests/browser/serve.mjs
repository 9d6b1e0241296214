// Serves the files of a site on a free port of 127.0.0.1 below a path, as a plain
// web server would: clean addresses, 404.html, no more; packed if asked, as a host
// does that means it.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createGzip } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.xml': 'application/xml', '.csv': 'text/csv; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.ico': 'image/x-icon',
  '.woff2': 'font/woff2', '.pdf': 'application/pdf',
};

const PACKED = /^\.(html|css|js|json|xml|csv|txt|svg)$/;

/** `root` is "/" or "/a/path/"; `packed` sends texts as gzip and lets assets, which
 *  have a digest in their names, be kept.  Gives the origin ("http://…:port"), and close. */
export async function serve(site, root, { packed = false } = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
    const wanted = path.startsWith(root) ? path.slice(root.length) : undefined;
    const asked = /^$|\/$/.test(wanted) ? wanted + 'index.html' : wanted;
    const found = [asked, '404.html'].find(file => site.files.has(file));
    if (path === '/favicon.ico' && found !== asked)
      return response.writeHead(204).end();    // a browser asks unasked
    const status = found === asked ? 200 : 404;
    const headers = { 'content-type': TYPES[extname(found ?? '')] ?? 'application/octet-stream' };
    const packs = packed && PACKED.test(extname(found ?? ''));
    if (packed)
      headers['cache-control'] = found?.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    if (packs)
      headers['content-encoding'] = 'gzip';
    response.writeHead(status, headers);
    if (found === undefined)
      return response.end();
    const bytes = createReadStream(join(site.root, found));
    (packs ? bytes.pipe(createGzip()) : bytes).pipe(response);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
