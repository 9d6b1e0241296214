// Looks at every page of the print edition as a reader would.
// usage: pages.mjs PDF
//
// No page is mostly empty but the last one of a chapter, no text runs out of the
// page or into other text, a table that goes on has its head again, no heading
// is left alone at the foot, and every chapter has its bookmark.
import { execFileSync } from 'node:child_process';

const [file] = process.argv.slice(2);
const LEAST = 1 / 3;                     // of a page that is not a chapter's last
const TOP = 56, FOOT = 791;              // between the running head and the number
const LEFT = 56, RIGHT = 595.3 - 56;     // 20 mm, with a little for rounding
const TOUCH = 1;                         // points that letters may share
const XML_SCALE = 1.5;                   // of pdftohtml's units to points
const MAXIMUM = 1 << 28;

const run = (...command) => execFileSync(command[0], command.slice(1), { encoding: 'utf8', maxBuffer: MAXIMUM, stdio: ['ignore', 'pipe', 'ignore'] });
const numbers = (text, ...names) => names.map(name => Number(new RegExp(`\\b${name}="([-\\d.]+)"`).exec(text)?.[1]));
const between = (text, tag) => [...text.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'g'))];

const faults = [];
const words = readWords(run('pdftotext', '-bbox', file, '-'));
const xml = run('pdftohtml', '-xml', '-i', '-hidden', '-stdout', file);
const lines = readLines(xml);
const chapters = readChapters(xml);

words.forEach((page, i) => {
  const number = i + 1;
  const say = what => faults.push(`page ${number}: ${what}`);
  const within = page.filter(word => word.bottom > TOP && word.bottom < FOOT);
  const filled = (Math.max(TOP, ...within.map(word => word.bottom)) - TOP) / (FOOT - TOP);

  if (filled < LEAST && number > 1 && number < words.length && !chapters.has(number + 1))
    say(`is only ${Math.round(filled * 100)} % full`);
  for (const word of page)
    if (word.left < LEFT || word.right > RIGHT)
      say(`“${word.text}” leaves the page`);
  for (const [one, other] of overlaps(page))
    say(`“${one.text}” and “${other.text}” lie on each other`);
});

lines.forEach((page, i) => {
  const first = page[0], last = page.at(-1);

  // The first cell of a row is the only text in this weight.
  if (first && /Medi/.test(first.font))
    faults.push(`page ${i + 1}: a table goes on without its head: “${first.text}”`);
  if (last && /Charis.*Bold/.test(last.font) && last.isHeading)
    faults.push(`page ${i + 1}: “${last.text}” is left alone at the foot`);
});
if (chapters.size < 3)
  faults.push('the bookmarks name no chapters');

for (const fault of faults)
  console.error(`${file}: ${fault}`);
console.log(`${words.length} pages looked at, ${chapters.size} of them begin what has a bookmark`);
process.exit(faults.length > 0 ? 1 : 0);

function readWords(text) {
  return between(text, 'page').map(([, , page]) => between(page, 'word').map(([, at, word]) => {
    const [left, top, right, bottom] = numbers(at, 'xMin', 'yMin', 'xMax', 'yMax');
    return { left, top, right, bottom, text: word };
  }));
}

/** The texts of each page below its running head, from top to bottom. */
function readLines(text) {
  const fonts = new Map();
  return between(text, 'page').map(([, , page]) => {
    for (const [, id, family] of page.matchAll(/<fontspec id="(\d+)"[^>]* family="([^"]*)"/g))
      fonts.set(id, family);
    return between(page, 'text').map(([, at, inner]) => {
      const [top, height, font] = numbers(at, 'top', 'height', 'font');
      return { top: top / XML_SCALE, font: fonts.get(String(font)) ?? '', isHeading: height / XML_SCALE > 11, text: inner.replace(/<[^>]*>/g, '') };
    }).filter(({ top }) => top > TOP && top < FOOT).sort((a, b) => a.top - b.top);
  });
}

/** The pages on which something begins that has a bookmark of the first level. */
function readChapters(text) {
  const pages = new Set();
  let depth = 0;
  for (const [tag, page] of text.matchAll(/<\/?outline>|<item page="(\d+)"/g)) {
    depth += tag === '<outline>' ? 1 : tag === '</outline>' ? -1 : 0;
    if (page !== undefined && depth === 1)
      pages.add(Number(page));
  }
  return pages;
}

/** Pairs of words whose letters lie on each other. */
function* overlaps(page) {
  const flat = page.map(word => ({ ...word, y: (word.top + word.bottom) / 2, half: (word.bottom - word.top) / 5 })).sort((a, b) => a.y - b.y);
  for (let i = 0; i < flat.length; i++)
    for (let k = i + 1; k < flat.length && flat[k].y - flat[i].y < flat[i].half + flat[k].half; k++)
      if (flat[i].left < flat[k].right - TOUCH && flat[k].left < flat[i].right - TOUCH)
        yield [flat[i], flat[k]];
}
