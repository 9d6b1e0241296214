// The projects of a site as its interface for machines gives them, own or foreign:
// what the tests of pages need to know of each.

/** [{id, name, summary, since, license, maturity, capabilities}]; null: not known.
 *  Of a foreign item the capabilities are the names of its subcategories. */
export function projectsOf(site) {
  const own = site.files.has('api/v1/entries.json');
  const { items } = JSON.parse(site.read(own ? 'api/v1/entries.json' : 'api/v1/items.json'));

  return items.map(item => ({
    id: item.id,
    name: item.name,
    summary: own ? item.summary : item.description,
    since: own ? item.since : null,
    license: own ? item.license?.spdx ?? null : item.license,
    maturity: own ? item.maturity?.level ?? null : item.level,
    capabilities: own ? item.capabilities : item.places.map(place => place.subcategory_name),
  }));
}
