// The landscape as rows: a table, or a list with a sentence on each project, in
// the order that the reader asks for, two screens of them at a time.
window.strata.rows = (function () {
	'use strict';

	var strata = window.strata, element = strata.element;
	var STEP = 24, PART = 8;     // rows at a time, and in one part of the table or one frame
	var turn = 0;                // counts what was asked for: frames of what is no longer wanted end
	var made = [];               // the rows of a table, by entry: filters take them away and bring them back
	var standing = null;         // what shows rows now: its view, sort and order, the entries in that order, its node
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

	// All entries in the order that the reader asks for.
	function sorted(data, state) {
		var key = SORTS[state.sort] && sortsOf(data).indexOf(state.sort) >= 0 ? state.sort : 'name';
		var back = state.order === 'reverse' ? -1 : 1, by = data.names.map(function (name, i) { return SORTS[key].of(data, i); });

		return data.names.map(function (name, i) { return i; }).sort(function (a, b) {
			if (isNaN(by[a]) || isNaN(by[b]))
				return isNaN(by[a]) - isNaN(by[b]) || a - b;
			return (by[a] - by[b]) * back || a - b;
		});
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

	// Buttons of the tray, for what has none yet.
	function offer(node) {
		if (window.strataTray)
			window.strataTray.offer(node);
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

	// A table without rows.
	function table(data, state, columns) {
		var region = element('div', undefined, 'scroll'), whole = region.appendChild(element('table', undefined, 'rows long'));
		var head = whole.createTHead().insertRow();

		head.appendChild(heading(data, state, data.words.name, 'name'));
		columns.forEach(function (column) { head.appendChild(heading(data, state, column.label, column.key)); });
		whole.appendChild(element('tbody'));
		region.tabIndex = 0;
		region.setAttribute('role', 'region');
		region.setAttribute('aria-label', data.words.table);
		return region;
	}

	function rowOf(data, i) {
		if (!made[i]) {
			made[i] = row(data, standing.columns, i);
			made[i].strataEntry = i;
		}
		return made[i];
	}

	// Shows `entries` as the first rows, and lets `room` of them at most come; tells
	// whether all are there.  What a filter takes away stays in its place, with a
	// class: laying its text out anew, when it comes back, would be most of what a
	// click costs.
	function showFirst(body, data, entries, room) {
		var at = body.firstChild, rank = standing.rank;

		function leaveUpTo(end) {
			for (; at && rank[at.strataEntry] < end; at = at.nextSibling)
				at.classList.add('out');
		}
		entries.forEach(function (i) {
			var tr = made[i], there = tr && tr.parentNode === body && !tr.classList.contains('out');

			leaveUpTo(rank[i]);
			if (!there && --room < 0)
				return;
			tr = rowOf(data, i);
			if (tr === at)
				at = at.nextSibling;
			else
				body.insertBefore(tr, at);
			tr.classList.remove('out');
		});
		leaveUpTo(Infinity);
		return room >= 0;
	}

	// The other rows, in parts that are laid out when they come near.
	function showOthers(first, data, entries) {
		var part;

		while (first.nextSibling)
			first.nextSibling.remove();
		entries.forEach(function (i, n) {
			if (n % PART === 0)
				part = first.parentNode.appendChild(element('tbody', undefined, 'later n' + PART));
			part.appendChild(rowOf(data, i)).classList.remove('out');
		});
	}

	// What comes into a table that stands, comes frame by frame, so that no click on
	// a filter is ever felt.
	function fillTable(region, data, entries, room) {
		var first = region.querySelector('tbody'), mine = turn;

		function go() {
			var done;

			if (mine !== turn)
				return;
			done = showFirst(first, data, entries.slice(0, STEP), room);
			region.setAttribute('aria-busy', String(!done));
			offer(region);
			if (!done)
				strata.afterFrame(go);
		}
		showOthers(first, data, entries.slice(STEP));
		go();
	}

	function fillList(list, data, entries) {
		var previews = window.strataPreviews;

		list.textContent = '';
		entries.forEach(function (i) {
			var li = list.appendChild(element('li', undefined, strata.hueOf(data, i))), meta;

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
		offer(list);
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

	// What shows the rows, empty, in the view and order that the state asks for.
	function begin(into, data, state) {
		var address = strata.address, order = sorted(data, state), rank = [], columns = columnsOf(data);

		order.forEach(function (i, n) { rank[i] = n; });
		standing = { view: state.view, sort: state.sort, back: state.order, order: order, rank: rank, columns: columns,
			node: state.view === 'list' ? element('ul', undefined, 'entries') : table(data, state, columns) };
		into.textContent = '';
		into.append(sorting(data, state, function (change) {
			address.go(address.changed(address.read(), change));
		}), standing.node);
		into.querySelectorAll('button[data-sort]').forEach(function (button) {
			button.addEventListener('click', function () {
				address.go(address.changed(address.read(), next(address.read(), button.dataset.sort)));
			});
		});
	}

	// Fills `into` with what passes, as the state asks.
	function show(into, data, state, passes) {
		var address = strata.address, entries, most, shown;
		var stands = standing && standing.view === state.view && standing.sort === state.sort && standing.back === state.order;
		var focused = into.contains(document.activeElement) && document.activeElement;
		var kept = focused && (focused.dataset.sort || focused.dataset.part || focused.tagName);

		turn++;
		if (!stands)
			begin(into, data, state);
		entries = standing.order.filter(function (i) { return passes[i]; });
		most = state.show === 'all' ? entries.length : Math.max(STEP, parseInt(state.show, 10) || 0);
		shown = entries.slice(0, most);
		(state.view === 'list' ? fillList : fillTable)(standing.node, data, shown, stands ? PART : STEP);
		while (standing.node.nextSibling)
			standing.node.nextSibling.remove();
		if (shown.length < entries.length)
			into.appendChild(more(data, most, entries.length, function (ask) {
				address.go(address.changed(address.read(), { show: ask }), true);
				into.querySelectorAll('tbody :not(.out) > th a, .entries h2 a')[shown.length].focus();
			}));
		if (kept && !into.contains(document.activeElement))
			[].some.call(into.querySelectorAll('button, select'), function (control) {
				if (kept !== (control.dataset.sort || control.dataset.part || control.tagName))
					return false;
				control.focus();
				return true;
			});
	}

	return { show: show };
})();
