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
  const digits = [...index.places].map(c => c.charCodeAt(0)).map(code => code - 35 - (code > 92 ? 1 : 0));
  const next = () => {
    let n = 0;
    for (;;) {
      const digit = digits.shift();
      n = 45 * n + digit % 45;
      if (digit < 45)
        return n;
    }
  };
  let last = '';
  digits.reverse();
  digits.shift = digits.pop;       // from the end is quick
  for (const packed of index.words.split(' ').filter(Boolean)) {
    last = last.slice(0, packed.charCodeAt(0) - 65) + packed.slice(1);
    for (let n = next(), find = 0; n > 0; n--)
      finds[find += next()].words.push(last);
  }
  if (digits.length > 0)
    throw new Error(`${digits.length} digits of the places are left over`);
  return finds.map(({ words, ...find }) => ({ ...find, text: words.join(' ') }));
}
