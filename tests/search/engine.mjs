// Opens the search of a built site without a browser, and reads its index a
// second time, on its own, so that another engine can be given the same words.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import vm from 'node:vm';

const RANKING = fileURLToPath(new URL('../../static/search.js', import.meta.url));

/** In this context, since in one of its own every name is looked up slowly. */
export function ranking() {
  vm.runInThisContext(readFileSync(RANKING, 'utf8'), { filename: RANKING });
  return globalThis.strata;
}

export function readIndex(site) {
  const file = [...site.files].find(file => /^assets\/index\.[0-9a-f]+\.js$/.test(file));
  const window = {};
  vm.runInContext(readFileSync(join(site.root, file), 'utf8'), vm.createContext({ window }));
  return { file, index: window.strataIndex };
}

/** Finds as {name, label, text}, the text being the words by which it is found. */
export function readFinds(index) {
  const finds = index.kinds.flatMap(kind => kind.names.map((name, i) => ({ kind: kind.name, name, label: kind.labels[i] ?? '', words: [] })));
  // One byte after the other without " & < > \\ and those before "(".
  const digits = [...index.places].map(c => c.charCodeAt(0)).map(code => code - 40 - [60, 62, 92].filter(gap => code > gap).length);
  let at = 0;
  const next = () => {
    for (let n = 0; ; at++) {
      n = 42 * n + digits[at] % 42;
      if (digits[at] < 42) {
        at++;
        return n;
      }
    }
  };
  let last = '';
  for (const packed of index.words.split(' ').filter(Boolean)) {
    last = last.slice(0, packed.charCodeAt(0) - 65) + packed.slice(1);
    for (let n = next(), find = 0; n > 0; n--)
      finds[find += next()].words.push(last);
  }
  if (at !== digits.length)
    throw new Error(`${digits.length - at} digits of the places are left over`);
  return finds.map(({ words, ...find }) => ({ ...find, text: words.join(' ') }));
}
