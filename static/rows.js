// The landscape as rows: a table, or a list with a sentence on each project, in
// the order that the reader asks for, two screens of them at a time.
window.strata.rows = (function () {
	'use strict';

	var strata = window.strata, element = strata.element;
	var STEP = 24, PART = 8;     // rows at a time, and in one part of the table
	var made = [];               // the rows of a table, by entry: filters take them away and bring them back
	var COLUMNS = ['layer', 'category', 'capability', 'subcategory', 'maturity', 'license', 'organisation'];

	// How broad a column is, by its class.
	var KINDS = { capability: 'many', subcategory: 'many', maturity: 'keep', released: 'keep', since: 'num', stars: 'num' };

	// Each gives a number: the smallest stands first, NaN last in any order.
	// `column` is where a table shows it; `down` is what begins with the most.
	var SORTS = {
		name: { column: 'name', of: function (data, i) { return i; } },
		maturity: { column: 'maturity', needs: 'facet', down: true, of: function (data, i) {
			var f = data.byKey.maturity, places = [].concat(f.of[i]);

			return f.ids[places[0]] === 'none' ? NaN : places[0];
		} },
		age: { column: 'since', needs: 'since', of: function (data, i) { return known(data.since[i]); } },
		activity: { column: 'released', needs: 'released', down: true, of: function (data, i) { return -known(data.released[i]); } },
		stars: { column: 'stars', needs: 'stars', down: true, of: function (data, i) { return -known(data.stars[i]); } }
	};

	function known(n) {
		return n < 0 ? NaN : n;
	}

	function link(data, i) {
		var a = element('a', data.names[i]);

		a.href = strata.pageOf(data.slugs[i]);
		return a;
	}

	function sortsOf(data) {
		return Object.keys(SORTS).filter(function (key) {
			var needs = SORTS[key].needs;

			return !needs || (needs === 'facet' ? data.byKey[key] : data[needs]);
		});
	}

	function sorted(data, state, passes) {
		var key = SORTS[state.sort] && sortsOf(data).indexOf(state.sort) >= 0 ? state.sort : 'name';
		var back = state.order === 'reverse' ? -1 : 1, all = [], i;

		for (i = 0; i < passes.length; i++)
			if (passes[i])
				all.push({ entry: i, by: SORTS[key].of(data, i) });
		all.sort(function (a, b) {
			if (isNaN(a.by) || isNaN(b.by))
				return isNaN(a.by) - isNaN(b.by) || a.entry - b.entry;
			return (a.by - b.by) * back || a.entry - b.entry;
		});
		return all.map(function (row) { return row.entry; });
	}

	// What an entry has in a facet, a level with its disc.
	function values(facet, i, into) {
		var levels = facet.key === 'maturity' && strata.placesOf(facet, i).map(function (place) { return facet.ids[place]; });
		var marks = facet.key === 'layer' || facet.key === 'category';

		strata.valuesOf(facet, i).forEach(function (value, k) {
			var disc;

			if (levels && /^(graduated|incubating|sandbox)$/.test(levels[k])) {
				disc = element('span', undefined, 'disc ' + levels[k]);
				disc.setAttribute('aria-hidden', 'true');
				into.append(disc, ' ');
			}
			if (marks)
				value.className = 'mark ' + facet.hues[strata.placesOf(facet, i)[k]];
			into.append(k ? ' ' : '', value);
		});
		return into;
	}

	function day(days) {
		var time = element('time', new Date(days * 864e5).toISOString().slice(0, 10));

		time.dateTime = time.textContent;
		return time;
	}

	// The columns that the catalogue can fill: a heading, and what fills a cell.
	function columnsOf(data) {
		var columns = COLUMNS.filter(function (key) { return data.byKey[key]; }).map(function (key) {
			return { key: key, label: data.byKey[key].label, kind: KINDS[key], fill: function (cell, i) {
				values(data.byKey[key], i, cell);
			} };
		});

		['since', 'released', 'stars'].forEach(function (key) {
			if (data[key])
				columns.push({ key: key, label: data.words[key], kind: KINDS[key], fill: function (cell, i) {
					var n = data[key][i];

					if (n < 0)
						return;
					cell.dataset.label = data.words[key];
					cell.append(key === 'released' ? day(n) : key === 'stars' ? strata.number(n) : String(n));
				} });
		});
		return columns;
	}

	// What the tray goes by.
	function name(node, data, i) {
		node.dataset.project = data.slugs[i];
		node.dataset.name = data.names[i];
	}

	function row(data, columns, i) {
		var tr = element('tr', undefined, strata.hueOf(data, i)), th = tr.appendChild(element('th'));

		th.scope = 'row';
		th.appendChild(link(data, i));
		name(tr, data, i);
		columns.forEach(function (column) { column.fill(tr.appendChild(element('td', undefined, column.kind)), i); });
		return tr;
	}

	function next(state, key) {
		var same = state.sort === key && state.order !== 'reverse';

		return { sort: key, order: same ? 'reverse' : '' };
	}

	function heading(data, state, label, key) {
		var th = element('th', undefined, KINDS[key]), sort = sortsOf(data).filter(function (name) { return SORTS[name].column === key; })[0];
		var button;

		th.scope = 'col';
		if (!sort) {
			th.textContent = label;
			return th;
		}
		button = th.appendChild(element('button', label));
		button.type = 'button';
		button.dataset.sort = sort;
		if (state.sort === sort)
			th.setAttribute('aria-sort', (state.order === 'reverse') === !!SORTS[sort].down
				? 'ascending' : 'descending');
		return th;
	}

	function table(data, state, entries) {
		var region = element('div', undefined, 'scroll'), whole = region.appendChild(element('table', undefined, 'rows long'));
		var columns = columnsOf(data), head = whole.createTHead().insertRow(), part;

		head.appendChild(heading(data, state, data.words.name, 'name'));
		columns.forEach(function (column) { head.appendChild(heading(data, state, column.label, column.key)); });
		entries.forEach(function (i, n) {
			if (n % PART === 0)
				part = whole.appendChild(element('tbody', undefined, n < STEP ? '' : 'later n' + PART));
			made[i] = made[i] || row(data, columns, i);
			part.appendChild(made[i]);
		});
		region.tabIndex = 0;
		region.setAttribute('role', 'region');
		region.setAttribute('aria-label', data.words.table);
		return region;
	}

	function list(data, previews, entries) {
		var made = element('ul', undefined, 'entries');

		entries.forEach(function (i) {
			var li = made.appendChild(element('li', undefined, strata.hueOf(data, i))), meta;

			li.appendChild(element('h2')).appendChild(link(data, i));
			name(li, data, i);
			if (previews.summaries[i])
				li.appendChild(element('p', previews.summaries[i]));
			meta = li.appendChild(element('p', undefined, 'fine'));
			['layer', 'category', 'maturity', 'license'].forEach(function (key) {
				if (data.byKey[key] && strata.placesOf(data.byKey[key], i).length)
					values(data.byKey[key], i, meta.appendChild(element('span', undefined, 'fact')));
			});
			if (previews.releases[i])
				meta.appendChild(element('span', previews.releases[i], 'fact'));
		});
		return made;
	}

	// The order, for those who see no headings to click on.
	function sorting(data, state, act) {
		var p = element('p', undefined, 'sorting'), label = p.appendChild(element('label', data.words.sort + ' '));
		var select = label.appendChild(element('select')), turn = p.appendChild(element('button'));

		sortsOf(data).forEach(function (key) {
			var option = select.appendChild(element('option', data.words.sorts[key]));

			option.value = key;
			option.selected = key === state.sort;
		});
		select.addEventListener('change', function () { act({ sort: select.value, order: '' }); });
		turn.type = 'button';
		turn.dataset.part = 'turn';
		turn.textContent = data.words.reverse;
		turn.setAttribute('aria-pressed', String(state.order === 'reverse'));
		turn.addEventListener('click', function () { act({ order: state.order === 'reverse' ? '' : 'reverse' }); });
		return p;
	}

	function more(data, shown, all, act) {
		var p = element('p', undefined, 'turns');

		[[data.words.more, String(shown + STEP)], [data.words.all + ' (' + strata.number(all) + ')', 'all']].forEach(function (way) {
			var button = p.appendChild(element('button', way[0]));

			button.type = 'button';
			button.addEventListener('click', function () { act(way[1]); });
		});
		return p;
	}

	// Fills `into` with what passes, as the state asks.
	function show(into, data, state, passes) {
		var address = strata.address, entries = sorted(data, state, passes);
		var most = state.show === 'all' ? entries.length : Math.max(STEP, parseInt(state.show, 10) || 0);
		var focused = into.contains(document.activeElement) && document.activeElement;
		var kept = focused && (focused.dataset.sort || focused.dataset.part || focused.tagName);
		var shown = entries.slice(0, most);

		into.textContent = '';
		into.appendChild(sorting(data, state, function (change) {
			address.go(address.changed(address.read(), change));
		}));
		into.appendChild(state.view === 'list' ? list(data, window.strataPreviews, shown) : table(data, state, shown));
		if (window.strataTray)
			window.strataTray.offer(into);
		if (shown.length < entries.length)
			into.appendChild(more(data, most, entries.length, function (ask) {
				address.go(address.changed(address.read(), { show: ask }), true);
				into.querySelectorAll('tbody th a, .entries h2 a')[shown.length].focus();
			}));
		into.querySelectorAll('button[data-sort]').forEach(function (button) {
			button.addEventListener('click', function () {
				address.go(address.changed(address.read(), next(address.read(), button.dataset.sort)));
			});
		});
		if (kept)
			[].some.call(into.querySelectorAll('button, select'), function (control) {
				if (kept !== (control.dataset.sort || control.dataset.part || control.tagName))
					return false;
				control.focus();
				return true;
			});
	}

	return { show: show };
})();
