// The panel of filters: a disclosure for each facet, a box for each choice, and
// behind it how many projects it would show.
window.strata.panel = (function () {
	'use strict';

	var MOST = 100;    // boxes of a facet; the others are found by their names
	var FEW = 12;      // up to here nobody needs to look for one
	var OPEN = 3;      // facets that are unfolded at first, where there is room
	var element = window.strata.element, facets = null; // one for each disclosure

	function box(of, place) {
		var li = element('li'), label = li.appendChild(element('label')), input = element('input');
		var n = element('span', ' ', 'n');

		input.type = 'checkbox';
		input.name = of.facet.key;
		input.value = of.facet.ids[place];
		label.append(input, element('span', of.facet.labels[place]), n);
		return { li: li, input: input, n: n, place: place };
	}

	// The places whose labels hold every word of `text`, the most frequent ones.
	function matching(facet, text) {
		var words = text.toLowerCase().split(/\s+/).filter(Boolean), places = [], i;

		for (i = 0; i < facet.ids.length && places.length < MOST; i++)
			if (words.every(function (word) { return facet.labels[i].toLowerCase().indexOf(word) >= 0; }))
				places.push(i);
		return places;
	}

	function fill(of, text) {
		var under, list;

		of.boxes = matching(of.facet, text).map(function (place) { return box(of, place); });
		of.choices.textContent = '';
		of.boxes.forEach(function (b) {
			var heading = of.facet.unders && of.facet.unders[b.place];

			if (!list || heading !== under) {
				if (heading)
					of.choices.appendChild(element('p', heading, 'fine'));
				list = of.choices.appendChild(element('ul'));
				under = heading;
			}
			list.appendChild(b.li);
		});
	}

	function search(of, words, refresh) {
		var input = element('input');

		input.type = 'search';
		input.setAttribute('aria-label', words.find + ' ' + of.facet.label);
		input.placeholder = words.find + ' ' + of.facet.label;
		input.autocomplete = 'off';
		input.addEventListener('input', function () {
			fill(of, input.value);
			refresh();
		});
		return input;
	}

	function disclosure(facet, i, words, refresh) {
		var details = element('details'), summary = details.appendChild(element('summary', facet.label + ' '));
		var of = { facet: facet, details: details };

		of.used = summary.appendChild(element('span', '', 'n'));
		details.addEventListener('toggle', refresh);
		details.open = i < OPEN && window.matchMedia('(min-width: 64rem)').matches;
		if (facet.ids.length > FEW)
			details.appendChild(search(of, words, refresh));
		of.choices = details.appendChild(element('div', undefined, 'choices'));
		of.choices.setAttribute('role', 'group');
		of.choices.setAttribute('aria-label', facet.label);
		fill(of, '');
		if (facet.ids.length > MOST)
			details.appendChild(element('p', MOST + ' ' + words.most + ' ' + facet.ids.length.toLocaleString('en'), 'fine'));
		return of;
	}

	function set(node, key, value) {
		if (node[key] !== value)
			node[key] = value;
	}

	function update(of, chosen, counts) {
		set(of.used, 'textContent', chosen.length ? String(chosen.length) : '');
		if (!of.details.open)
			return;
		of.boxes.forEach(function (b) {
			set(b.n.firstChild, 'data', window.strata.number(counts[b.place]));
			set(b.input, 'checked', chosen.indexOf(b.input.value) >= 0);
			set(b.n, 'className', counts[b.place] ? 'n' : 'n zero');
		});
	}

	// Makes the panel on first use, then keeps it true: `found` is the filter's.
	function show(panel, data, state, found) {
		var last = panel.strataLast = { state: state, found: found };

		function refresh() {
			facets.forEach(function (of) {
				var key = of.facet.key;

				update(of, panel.strataLast.state.filters[key] || [], panel.strataLast.found.counts[key]);
			});
		}
		if (!facets) {
			facets = data.facets.filter(function (f) { return f.key !== 'group'; }).map(function (f, i) {
				return disclosure(f, i, data.words, refresh);
			});
			facets.forEach(function (of) {
				if (last.state.filters[of.facet.key])
					of.details.open = true;
				panel.querySelector('[data-part="facets"]').appendChild(of.details);
			});
		}
		refresh();
	}

	return { show: show };
})();
