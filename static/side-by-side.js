// Two to five projects side by side, on the page that compares.
//
// The address says which, and whether rows are hidden in which all are the
// same: ?p=argo-rollouts,flagger&only=differences.  What is compared is loaded
// when it is first needed; compare_data.c says how it is written.
(function () {
	'use strict';

	var tray = window.strataTray, MOST = tray.most;
	var form = document.getElementById('choose'), words = form.dataset;
	var field = document.getElementById('choose-name');
	var side = document.getElementById('side');
	var hideSame = document.getElementById('hide-same');
	var title = document.title;
	var data, byId = Object.create(null), byLabel = Object.create(null);
	var waiting;                                            // what to do with the data

	function part(name) {
		return side.querySelector('[data-part="' + name + '"]');
	}

	function element(name, text, attributes) {
		var made = document.createElement(name);

		if (text)
			made.textContent = text;
		Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
		return made;
	}

	function say(text) {
		form.querySelector('[role=status]').textContent = text;
	}

	/*
	 * The data
	 */

	function whenLoaded(then) {
		var script;

		if (data)
			return then();
		if (!waiting) {
			script = element('script', '', { src: words.source });
			script.addEventListener('load', take);
			script.addEventListener('error', function () {
				waiting = null;
				say(words.failed);
			});
			document.head.appendChild(script);
		}
		waiting = then;
	}

	function take() {
		var names = document.getElementById('choose-names'), times = Object.create(null);

		data = window.strataCompare;
		data.projects.forEach(function (p) { times[p[1]] = (times[p[1]] || 0) + 1; });
		data.projects.forEach(function (p) {
			var label = times[p[1]] > 1 ? p[1] + ' · ' + data.places[p[2]] : p[1];

			byId[p[0]] = { id: p[0], name: p[1], place: p[2], cells: p[3] };
			if (byLabel[label])
				label += ' · ' + p[0];
			byLabel[label] = byLabel[label.toLowerCase()] = byId[p[0]];
			names.appendChild(element('option', '', { value: label }));
		});
		waiting();
	}

	/*
	 * The address
	 */

	function readIds() {
		var ids = (new URLSearchParams(location.search).get('p') || '').split(',');

		return ids.filter(function (id, i) { return id && ids.indexOf(id) === i; });
	}

	function known(ids) {
		return ids.filter(function (id) { return byId[id]; }).slice(0, MOST);
	}

	function spell(ids) {
		var query = ids.length ? 'p=' + ids.map(encodeURIComponent).join(',') : '';

		if (hideSame.checked)
			query += (query ? '&' : '') + 'only=differences';
		return location.pathname + (query ? '?' + query : '');
	}

	// The reader's own choice is what the tray of all pages holds.
	function choose(ids) {
		history.pushState(null, '', spell(ids));
		tray.put(ids.map(function (id) { return [id, byId[id].name]; }));
		show();
	}

	/*
	 * The table
	 */

	function values(project, row) {
		return project.cells[row] || [];
	}

	function sameValues(a, b) {
		return a.length === b.length && a.every(function (x) { return b.indexOf(x) >= 0; });
	}

	// "same", "differs", "partly" (some say nothing), or "" when nobody says anything.
	function judge(row, projects) {
		var cells = projects.map(function (p) { return values(p, row); });
		var said = cells.filter(function (c) { return c.length; });

		if (!said.length)
			return '';
		if (!said.every(function (c) { return sameValues(c, said[0]); }))
			return 'differs';
		return said.length < cells.length ? 'partly' : 'same';
	}

	function isCommon(value, row, projects) {
		return projects.every(function (p) { return values(p, row).indexOf(value) >= 0; });
	}

	function showValue(value, common) {
		var text = data.values[value][0], href = data.values[value][1];
		var shown = href ? element('a', text, { href: words.root + href }) : element('span', text);
		var li = element('li');

		(common ? li : li.appendChild(element('b'))).appendChild(shown);
		return li;
	}

	function cellOf(project, row, state, projects) {
		var td = element('td'), list = element('ul'), mine = values(project, row);

		td.appendChild(element('span', project.name, { 'class': 'who' }));
		if (!mine.length) {
			td.appendChild(element('span', words.silent, { 'class': 'fine' }));
			return td;
		}
		mine.forEach(function (value) {
			list.appendChild(showValue(value, state !== 'differs' || isCommon(value, row, projects)));
		});
		td.appendChild(list);
		return td;
	}

	var SIGNS = { same: '=', differs: '≠', partly: '…' };

	function rowOf(row, state, projects) {
		var tr = element('tr', '', { 'class': state });
		var th = element('th', data.rows[row][0], { scope: 'row' });
		var mark = element('span', '', { 'class': 'state' });

		mark.appendChild(element('span', SIGNS[state] + ' ', { 'aria-hidden': 'true' }));
		mark.appendChild(document.createTextNode(words[state]));
		th.appendChild(mark);
		tr.appendChild(th);
		projects.forEach(function (p) { tr.appendChild(cellOf(p, row, state, projects)); });
		return tr;
	}

	function headOf(projects) {
		var head = element('thead'), tr = head.appendChild(element('tr'));

		tr.appendChild(element('th', words.dimension, { scope: 'col' }));
		projects.forEach(function (p) {
			var th = tr.appendChild(element('th', '', { scope: 'col', 'class': 'c' + (p.place + 1) }));

			th.appendChild(element('a', p.name, { 'class': 'mark', href: words.root + 'projects/' + encodeURIComponent(p.id) + '/index.html' }));
		});
		return head;
	}

	// Rows of one dimension stand below its heading, when there are several.
	function bodyOf(rows, projects) {
		var body = element('tbody'), heading = data.rows[rows[0].row][1], tr;

		if (heading && rows.length > 1) {
			tr = body.appendChild(element('tr'));
			tr.appendChild(element('th', heading, { scope: 'rowgroup', colspan: projects.length + 1 }));
		}
		rows.forEach(function (r) { body.appendChild(rowOf(r.row, r.state, projects)); });
		return body;
	}

	function showTable(projects) {
		var table = element('table', '', { 'class': 'data', 'aria-label': names(projects) });
		var sum = { same: 0, differs: 0, partly: 0 }, groups = [];

		data.rows.forEach(function (row, i) {
			var state = judge(i, projects), last = groups[groups.length - 1];

			if (!state)
				return;
			sum[state]++;
			if (state === 'same' && hideSame.checked)
				return;
			if (!last || data.rows[last[0].row][1] !== row[1])
				groups.push(last = []);
			last.push({ row: i, state: state });
		});
		table.appendChild(headOf(projects));
		groups.forEach(function (rows) { table.appendChild(bodyOf(rows, projects)); });
		part('table').textContent = '';
		part('table').appendChild(table);
		part('sum').textContent = words.sum.replace(/\{(\w+)\}/g, function (all, state) { return sum[state]; });
	}

	/*
	 * What stands around the table
	 */

	function names(projects) {
		return projects.map(function (p) { return p.name; }).join(', ');
	}

	function showWorked(ids) {
		var place = part('worked'), exact = [], wider = [];

		data.worked.forEach(function (w) {
			var within = ids.every(function (id) { return w[2].indexOf(id) >= 0; });

			if (within)
				(w[2].every(function (id) { return ids.indexOf(id) >= 0; }) ? exact : wider).push(w);
		});
		place.textContent = '';
		[[exact, words.covered], [wider, words.coveredToo]].forEach(function (kind) {
			if (!kind[0].length)
				return;
			place.appendChild(document.createTextNode((place.firstChild ? ' ' : '') + kind[1] + ' '));
			kind[0].forEach(function (w) {
				place.appendChild(element('span', '', { 'class': 'item' })).appendChild(element('a', w[0], { href: words.root + w[1] }));
			});
		});
		place.hidden = !place.firstChild;
	}

	function showChosen(projects) {
		var list = form.querySelector('.chosen');

		list.textContent = '';
		projects.forEach(function (p) {
			var li = list.appendChild(element('li', p.name));
			var out = li.appendChild(element('button', '×', { type: 'button', 'aria-label': words.remove + ' ' + p.name }));

			out.addEventListener('click', function () {
				choose(known(readIds()).filter(function (id) { return id !== p.id; }));
				say(words.removed + ' ' + p.name);
				(list.querySelector('button') || field).focus();
			});
		});
	}

	function show() {
		var ids = readIds();

		hideSame.checked = new URLSearchParams(location.search).get('only') === 'differences';
		if (!ids.length && !data)
			return;
		whenLoaded(function () {
			var projects = known(ids).map(function (id) { return byId[id]; });
			var strange = ids.filter(function (id) { return !byId[id]; });

			showChosen(projects);
			side.hidden = projects.length < 2;
			document.title = (projects.length ? names(projects) + ' · ' : '') + title;
			say(strange.length ? words.unknown + ' ' + strange.join(', ') : projects.length === 1 ? words.more : '');
			if (side.hidden)
				return;
			showTable(projects);
			showWorked(projects.map(function (p) { return p.id; }));
		});
	}

	function add(text) {
		var found = byLabel[text] || byLabel[text.toLowerCase()], ids = known(readIds());

		if (!found)
			return say(words.unknown + ' ' + text);
		if (ids.indexOf(found.id) < 0 && ids.length === MOST)
			return say(words.full);
		field.value = '';
		if (ids.indexOf(found.id) < 0)
			choose(ids.concat(found.id));
		say(words.added + ' ' + found.name + (ids.length ? '' : '. ' + words.more));
	}

	form.addEventListener('submit', function (event) {
		event.preventDefault();
		whenLoaded(function () { add(field.value.trim()); });
	});
	field.addEventListener('focus', function () { whenLoaded(function () { }); });
	hideSame.addEventListener('change', function () {
		history.pushState(null, '', spell(readIds()));
		show();
	});
	window.addEventListener('popstate', show);

	form.hidden = false;
	if (!readIds().length && tray.ids().length)
		history.replaceState(null, '', spell(tray.ids()));
	show();
})();
