// Questions to a page, each a function that runs inside it and so uses nothing
// from outside itself; those about faults give a list of texts.

/** Lays out also what "content-visibility: auto" leaves until it is scrolled to:
 *  else nobody could judge or photograph it. */
export function showAll() {
  const sheet = new CSSStyleSheet();    // which no policy forbids
  sheet.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets.push(sheet);
}

/** Of the items of a list that are built alike leaves the first two, whatever
 *  their hue, and of the whole paper three chapters, which have pages of their
 *  own: what is wrong with one is wrong with the others. */
export function thin() {
  const shape = element => [element, ...element.querySelectorAll('*')].map(
    part => [part.localName, ...part.classList].filter(name => !/^c\d$/.test(name)).join('.')).join(' ');
  for (const list of [...document.querySelectorAll('ul, ol, tbody')].reverse()) {    // inner ones first
    const seen = new Map();
    for (const item of [...list.children]) {
      const n = (seen.get(shape(item)) ?? 0) + 1;
      seen.set(shape(item), n);
      if (n > 2)
        item.remove();
    }
  }
  document.querySelectorAll('.whole > .chapter ~ .chapter ~ .chapter ~ .chapter').forEach(chapter => chapter.remove());
}

/** Tables, and parts of them above others, that are not laid out yet and reach beyond the height that they are given
 *  till then. */
export function overlaid() {
  return [...document.querySelectorAll('table.later, .long .later:not(:last-child)')]
    .filter(part => part.lastElementChild.getBoundingClientRect().bottom > part.getBoundingClientRect().bottom + 1)
    .map(part => `a ${part.localName} of #${part.closest('table').id} is guessed lower than what it holds, which lies upon the next one`);
}

/** Tables of a long page that an address does not bring into the upper half of the window; the page is then at its
 *  beginning again. */
export async function missedJumps() {
  const faults = [], frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const tables = [...document.querySelectorAll('table.later[id]')];
  for (const table of [tables.at(-1), tables[tables.length >> 1]].filter(Boolean)) {
    location.hash = table.id;
    for (let still = 0, was = scrollY; still < 5; still = was === scrollY ? still + 1 : 0, was = scrollY)
      await frame();
    const { top } = table.getBoundingClientRect();
    if (top < -1 || top > innerHeight / 2)
      faults.push(`#${table.id} is ${Math.round(top)} px from the top`);
  }
  history.replaceState(null, '', location.pathname + location.search);
  scrollTo(0, 0);
  return faults;
}

/** What reaches beyond the right edge of the window, if one can scroll there. */
export function sidewaysScroll() {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth <= clientWidth)
    return [];
  const wide = [...document.body.querySelectorAll('*')].filter(element => {
    const { right, width } = element.getBoundingClientRect();
    return width > 0 && right + scrollX > clientWidth + 0.5 && ![...element.children].some(
      child => child.getBoundingClientRect().right + scrollX > clientWidth + 0.5);
  });
  const name = element => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '')
    + [...element.classList].map(name => '.' + name).join('');
  return [`${scrollWidth} px wide in ${clientWidth} px: ${wide.slice(0, 3).map(name).join(', ') || 'no one element'}`];
}

/** Text that is shown smaller than 12 px, also by the scale of its drawing. */
export function smallText() {
  const found = new Map();
  const judge = (element, text, style) => {
    const matrix = element instanceof SVGElement && element.getScreenCTM?.();
    const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
    const size = parseFloat(style.fontSize) * scale;
    if (size < 11.95 && element.checkVisibility({ visibilityProperty: true }))
      found.set(`${size.toFixed(1)} px: <${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`, text);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()) !== null;)
    if (node.data.trim() !== '' && !['SCRIPT', 'NOSCRIPT', 'TEMPLATE'].includes(node.parentElement.tagName))
      judge(node.parentElement, node.data.trim(), getComputedStyle(node.parentElement));
  for (const element of document.body.querySelectorAll('*'))
    for (const pseudo of ['::before', '::after']) {
      const style = getComputedStyle(element, pseudo);
      if (/\w/.test(style.content.replace(/^(none|normal)$|counters?\(|attr\(/g, '')))
        judge(element, pseudo, style);
    }
  return [...found].map(([what, text]) => `${what} ${JSON.stringify(text.slice(0, 40))}`);
}

/** Pictures whose place is not known before they are loaded, or that are broken. */
export function badPictures() {
  return [...document.images].flatMap(image => {
    const faults = [];
    if (!image.hasAttribute('width') || !image.hasAttribute('height'))
      faults.push('no width and height');
    if (image.complete && image.currentSrc && image.naturalWidth === 0)
      faults.push('cannot be shown');
    return faults.map(fault => `${fault}: ${image.getAttribute('src')}`);
  });
}

/** The words that a reader sees in the main part, those of its tools left out. */
export function mainWords() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('form, button { display: none !important }');
  document.adoptedStyleSheets.push(sheet);
  const words = document.querySelector('main')?.innerText.match(/\S+/g) ?? [];
  document.adoptedStyleSheets.pop();
  return words;
}

export function nodeCount() {
  return document.getElementsByTagName('*').length;
}

/** The addresses of the pictures that are seen without scrolling. */
export function picturesAboveFold() {
  return [...document.images].filter(image => image.getBoundingClientRect().top < innerHeight && image.checkVisibility())
    .map(image => image.currentSrc || image.src);    // a lazy one may not be chosen yet
}

/** Runs axe-core, which must be there already; with `only`, no rules but these.
 *  Gives { faults: [[what is wrong, where], …], unsure: how many texts have a
 *  contrast it could not judge }. */
export async function runAxe(only) {
  const { violations, incomplete } = await axe.run(document, {
    resultTypes: ['violations', 'incomplete'],
    preload: false,              // of style sheets, which none of these rules reads
    runOnly: only ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
    rules: only ? {} : { 'color-contrast-enhanced': { enabled: true } },
  });
  // A hue may have less contrast than ink where type is large (design, 4).
  const largeHue = node => node.any.some(({ data }) => parseFloat(/\(([\d.]+)px\)/.exec(data?.fontSize)?.[1]) >= 24
    && data.contrastRatio >= 3);
  const faults = violations.flatMap(({ id, help, nodes }) => nodes
    .filter(node => id !== 'color-contrast-enhanced' || !largeHue(node))
    .map(node => [`${id}: ${help}`, `${node.target.join(' ')} ${node.html.slice(0, 100)}`]));
  return { faults, unsure: incomplete.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0 };
}
