// Serves the files of a site on a free port of 127.0.0.1 below a path, as a plain
// web server would: clean addresses, 404.html, no more.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.xml': 'application/xml', '.csv': 'text/csv; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.ico': 'image/x-icon',
  '.woff2': 'font/woff2', '.pdf': 'application/pdf',
};

/** `root` is "/" or "/a/path/".  Gives the origin ("http://…:port"), and close. */
export async function serve(site, root) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
    const wanted = path.startsWith(root) ? path.slice(root.length) : undefined;
    const asked = /^$|\/$/.test(wanted) ? wanted + 'index.html' : wanted;
    const found = [asked, '404.html'].find(file => site.files.has(file));
    if (path === '/favicon.ico' && found !== asked)
      return response.writeHead(204).end();    // a browser asks unasked
    const status = found === asked ? 200 : 404;
    response.writeHead(status, { 'content-type': TYPES[extname(found ?? '')] ?? 'application/octet-stream' });
    if (found === undefined)
      response.end();
    else
      createReadStream(join(site.root, found)).pipe(response);
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
