// Reads the tags of an HTML or XML text in order, without building a tree: fast
// enough for thousands of pages, and exact for text that is well-formed.

const TAG = /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<(\/?)([a-zA-Z][^\s\/>]*)([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)>/g;
const ATTRIBUTE = /([^\s"'<>\/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;

/** In these HTML elements a "<" begins no tag. */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title']);

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

class Tag {
  constructor(name, closes, source, at) {
    this.name = name;
    this.closes = closes;    // is it </name>?
    this.source = source;    // what stands between the name and ">"
    this.at = at;            // its offset in the text
    this.text = '';          // of script, style, textarea and title
  }

  /** [name, decoded value] of each attribute. */
  get attributes() {
    return this.list ??= [...this.source.matchAll(ATTRIBUTE)].map(
      ([, name, a, b, c]) => [name.toLowerCase(), decode(a ?? b ?? c ?? '')]);
  }

  get(name) {
    return this.attributes.find(([key]) => key === name)?.[1];
  }
}

/** Calls `visit` with each tag of the text; comments are passed over. */
export function scan(text, visit) {
  TAG.lastIndex = 0;
  for (let match; (match = TAG.exec(text)) !== null;) {
    if (match[2] === undefined)
      continue;
    const next = TAG.lastIndex;
    const tag = new Tag(match[2].toLowerCase(), match[1] === '/', match[3], match.index);
    if (RAW_TEXT.has(tag.name) && !tag.closes && !tag.source.endsWith('/')) {
      const end = new RegExp(`</${tag.name}[\\s>]`, 'gi');
      end.lastIndex = next;
      const found = end.exec(text)?.index ?? text.length;
      tag.text = text.slice(next, found);
      TAG.lastIndex = found;
    }
    const resume = TAG.lastIndex;    // `visit` may scan another text
    visit(tag);
    TAG.lastIndex = resume;
  }
}

/** The text of each <name> element that holds nothing but text (sitemap's
 *  loc, a feed's id or link). */
export function textsOf(xml, name) {
  const element = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, 'g');
  return [...xml.matchAll(element)].map(match => decode(match[1].trim()));
}

export function decode(text) {
  if (!text.includes('&'))
    return text;
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined)
      return ENTITIES[name] ?? whole;
    const code = decimal ? parseInt(decimal, 10) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
