// Which entries pass the filters, and how many each further choice would leave.
// Choices of one facet mean "or", facets mean "and".  Knows no page: all of it
// is numbers.
window.strata.filter = (function () {
	'use strict';

	// A facet's places, entry by entry: those of entry i are places[from[i]]
	// up to, but not including, places[from[i + 1]].
	function packed(facet) {
		var from = new Uint32Array(facet.of.length + 1), places = [];

		facet.of.forEach(function (mine, i) {
			if (typeof mine !== 'number')
				Array.prototype.push.apply(places, mine);
			else if (mine >= 0)
				places.push(mine);
			from[i + 1] = places.length;
		});
		return { key: facet.key, choices: facet.ids.length, from: from, places: Uint16Array.from(places) };
	}

	function has(facet, entry, wanted) {
		for (var k = facet.from[entry]; k < facet.from[entry + 1]; k++)
			if (wanted[facet.places[k]])
				return true;
		return false;
	}

	function count(facet, entry, into) {
		for (var k = facet.from[entry]; k < facet.from[entry + 1]; k++)
			into[facet.places[k]]++;
	}

	// `wanted` has, for each facet that is in use, by its key, an array with a
	// one at the place of each chosen choice.  Gives `passes`, a one for each
	// entry that does; `total`, how many do; `counts`, for each facet and choice
	// how many would with that choice; and `without`, for each facet in use how
	// many more would if it were not.
	function run(facets, entries, wanted) {
		var used = facets.filter(function (f) { return wanted[f.key]; });
		var found = { passes: new Uint8Array(entries), total: 0, counts: {}, without: {} };
		var i, k, fails, last;

		facets.forEach(function (f) { found.counts[f.key] = new Uint32Array(f.choices); });
		used.forEach(function (f) { found.without[f.key] = 0; });
		for (i = 0; i < entries; i++) {
			for (k = fails = 0; k < used.length && fails < 2; k++)
				if (!has(used[k], i, wanted[used[k].key])) {
					fails++;
					last = used[k];
				}
			if (fails === 1) {
				count(last, i, found.counts[last.key]);
				found.without[last.key]++;
			}
			if (fails)
				continue;
			found.passes[i] = 1;
			found.total++;
			for (k = 0; k < facets.length; k++)
				count(facets[k], i, found.counts[facets[k].key]);
		}
		return found;
	}

	return { packed: packed, run: run };
})();
