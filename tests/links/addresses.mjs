// Follows the addresses in a site to its files: relative ones (links) and full
// ones that begin with the site's own address (canonical links, feeds, data).

import { posix } from 'node:path';
import { quote } from './faults.mjs';

export class Addresses {
  looked = 0;

  /** `base` is the site's own address, undefined when it is not known. */
  constructor(site, base, faults) {
    this.site = site;
    this.base = base;
    this.root = base && new URL(base).pathname;
    this.faults = faults;
  }

  /** The clean address of a page of the site. */
  clean(page) {
    return this.base + page.replace(/(^|\/)index\.html$/, '$1');
  }

  /** Checks a full address that must be one of this site. */
  own(check, file, at, what, address) {
    this.looked++;
    if (this.base === undefined)
      return;
    if (!address.startsWith(this.base))
      this.faults.add(check, file, at, `${what} ${quote(address)} does not begin with ${this.base}`);
    else if (!this.leadsToFile(address))
      this.faults.add(check, file, at, `${what} ${quote(address)} leads to no file`);
  }

  leadsToFile(address) {
    const path = split(address.slice(this.base.length))?.path;
    return path !== undefined && [path, path + 'index.html'].some(file => this.site.files.has(file));
  }

  /** Looks at one link in `file`; gives the file and the fragment that it leads
   *  to, if it leads into the site.  `fetches`: would a browser load it unasked? */
  follow(file, at, address, fetches) {
    const fault = (check, message) => this.faults.add(check, file, at, message);
    const { files } = this.site;
    address = address.trim();
    this.looked++;

    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1].toLowerCase();
    if (address.startsWith('//') || (fetches && scheme && scheme !== 'data'))
      return fault('hosts', `${quote(address)} is on another host`);
    if (scheme) {
      if (!fetches && !['http', 'https', 'mailto'].includes(scheme))
        fault('scheme', `${quote(address)} is neither http, https nor mailto`);
      return undefined;
    }

    const parts = split(address);
    if (parts === undefined)
      return fault('leads', `${quote(address)} has a broken %-code`);
    const { path, fragment } = parts;
    if (address === '#' || (fetches && address === ''))
      return fault('leads', `${quote(address)} leads nowhere`);
    if (path === '')
      return { file, fragment };

    const absolute = path.startsWith('/');
    if (absolute && file !== '404.html')
      return fault('inside', `${quote(address)} is an absolute path`);
    if (!absolute && file === '404.html')
      return fault('inside', `${quote(address)} is relative, but 404.html is shown at any depth`);
    if (absolute && this.root && !path.startsWith(this.root))
      return fault('inside', `${quote(address)} does not begin with ${this.root}`);

    let target = absolute ? posix.normalize(path.slice((this.root ?? '/').length))
      : posix.join(posix.dirname(file), path);
    if (target === '..' || target.startsWith('../'))
      return fault('inside', `${quote(address)} leaves the site`);
    if (/^\.?$|\/$/.test(target) || files.has(target + '/index.html')) {
      if (!absolute)
        return fault('names', `"${target}" is a folder: name the file in it`);
      target = posix.join(target, 'index.html');
    }
    if (!files.has(target))
      return fault('leads', `no file "${target}"`);
    return { file: target, fragment };
  }
}

/** The path and fragment of an address, decoded; undefined if a %-code is broken. */
export function split(address) {
  const [, path, fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#([^]*))?$/.exec(address);
  try {
    return { path: decodeURIComponent(path), fragment: fragment && decodeURIComponent(fragment) };
  } catch {
    return undefined;
  }
}
