// The landscape as a tool: shows what the address says, in section or as rows,
// and what the address could say next.
(function () {
	'use strict';

	var strata = window.strata, address = strata.address, element = strata.element, hide = strata.hide, write = strata.write;
	var number = strata.number;
	var tool = document.getElementById('explore');
	var home = document.getElementById('landscape');
	var section = home.querySelector('.section'), listing = part('listing');
	var open = part('open'), panel = part('panel'), data = null, latest = null;

	function part(name) {
		return document.querySelector('[data-part="' + name + '"]');
	}

	// The filters that the catalogue knows, as [facet, ids].
	function chosen(state) {
		return data.facets.filter(function (f) {
			return f.key !== 'group' && state.filters[f.key];
		}).map(function (f) { return [f, state.filters[f.key]]; });
	}

	// The group that is looked at: rows may be of another one than the page's, or of 'all'.
	function scope(state) {
		return (state.view !== 'section' && state.group) || tool.dataset.group;
	}

	function wantedIn(facet, ids) {
		var wanted = new Uint8Array(facet.ids.length);

		ids.forEach(function (id) {
			if (facet.placeOf.has(id))
				wanted[facet.placeOf.get(id)] = 1;
		});
		return wanted;
	}

	function find(state) {
		var wanted = {}, group = data.byKey.group;

		chosen(state).forEach(function (pair) { wanted[pair[0].key] = wantedIn(pair[0], pair[1]); });
		if (group && scope(state) !== 'all')
			wanted.group = wantedIn(group, [scope(state)]);
		return strata.filter.run(data.packed, data.names.length, wanted);
	}

	// How many entries the group has that is looked at, or the catalogue.
	function inScope(state) {
		var group = data.byKey.group, id = scope(state), place;

		if (!group || id === 'all')
			return data.names.length;
		place = group.placeOf.get(id);
		return group.of.filter(function (mine) {
			return typeof mine === 'number' ? mine === place : mine.indexOf(place) >= 0;
		}).length;
	}

	function setViews(state) {
		tool.querySelectorAll('[data-view]').forEach(function (link) {
			link.href = address.spell(address.changed(state, { view: link.dataset.view, show: '', project: '' }))
				|| location.pathname;
			if (link.dataset.view === state.view)
				link.setAttribute('aria-current', 'page');
			else
				link.removeAttribute('aria-current');
			link.parentNode.hidden = false;
		});
		hide(section, state.view !== 'section');
		hide(listing, state.view === 'section');
		hide(part('caption'), state.view !== 'section');
	}

	// Tabs keep the filters and say how many each would show.  All groups at
	// once are for rows alone: the section of a page has its own group's tiles.
	function setTabs(state, counts) {
		var query, all = part('all');

		document.querySelectorAll('[data-group-tab]').forEach(function (tab) {
			var id = tab.dataset.groupTab, n = tab.querySelector('.n');

			query = address.spell(address.changed(state, { group: id === 'all' ? id : '', show: '', project: '' }));
			tab.dataset.base = tab.dataset.base || tab.getAttribute('href');
			tab.setAttribute('href', (id === 'all' ? '' : tab.dataset.base) + (query || (id === 'all' ? location.pathname : '')));
			if (id === scope(state))
				tab.setAttribute('aria-current', 'page');
			else
				tab.removeAttribute('aria-current');
			if (n && counts && id !== 'all')
				write(n, String(counts[data.byKey.group.placeOf.get(id)]));
		});
		if (all)
			hide(all, state.view === 'section');
	}

	function say(total, whole) {
		var w = data.words, noun = (whole === 1 ? w.shown.one : w.shown.other);

		write(part('status'), (total === whole ? number(total) : number(total) + ' ' + w.of + ' ' + number(whole)) + ' ' + noun);
	}

	function button(text, className, act) {
		var made = element('button', text, className);

		made.type = 'button';
		made.addEventListener('click', act);
		return made;
	}

	function showChips(state) {
		var list = part('chips'), had = list.contains(document.activeElement);
		var at = had && [].indexOf.call(list.children, document.activeElement.parentNode);

		list.textContent = '';
		chosen(state).forEach(function (pair) {
			pair[1].forEach(function (id) {
				var f = pair[0], place = f.placeOf.get(id), label = place === undefined ? id : f.labels[place];
				var chip = button(f.label + ': ' + label, 'chip', function () {
					address.go(address.toggled(address.read(), f.key, id, false));
				});

				chip.setAttribute('aria-label', data.words.remove + ' ' + f.label + ': ' + label);
				list.appendChild(element('li')).appendChild(chip);
			});
		});
		if (list.children.length)
			list.appendChild(element('li')).appendChild(button(data.words.clear, 'plainly', function () {
				address.go(address.cleared(address.read()));
			}));
		hide(list, !list.children.length);
		if (had)
			((list.children[Math.min(at, list.children.length - 1)] || {}).firstChild || open).focus();
	}

	// Nothing matches: the ways back, each with what it brings.
	function showNone(state, found) {
		var none = part('none'), ways = part('ways'), any = false;

		hide(none, found.total > 0);
		ways.textContent = '';
		if (found.total)
			return;
		chosen(state).forEach(function (pair) {
			var f = pair[0], filters = {}, n = found.without[f.key];

			filters[f.key] = [];
			if (!n)
				return;
			any = true;
			ways.appendChild(element('li')).appendChild(
				button(data.words.without + ' ' + f.label + ': ' + number(n), 'chip', function () {
					address.go(address.changed(address.read(), { filters: filters, show: '' }));
					open.focus();
				}));
		});
		hide(part('lead'), !any);
	}

	// The scripts that a state takes, those that are there left out.
	function missing(state) {
		var names = [];

		if (needsData(state) || state.project)
			names.push('filter', 'facets', 'section');
		if (state.view !== 'section')
			names.push('rows');
		if (state.view === 'list' || state.project)
			names.push('previews');
		if (!panel.hidden)
			names.push('panel');
		if (state.project)
			names.push('preview');
		return names.filter(function (name) { return !strata.has(name); });
	}

	function needsData(state) {
		return state.view !== 'section' || state.group || !panel.hidden || Object.keys(state.filters).length > 0;
	}

	function load(state, names) {
		part('status').textContent = tool.dataset.loading;
		strata.use(names, function (there) {
			part('status').textContent = there ? '' : tool.dataset.failed;
			if (there)
				show();
			else if (state.project)
				location.href = strata.pageOf(state.project);
		});
	}

	function show() {
		var state = address.read(), names = missing(state);

		if (state.group && state.group !== 'all' && lead(state))
			return;
		if (names.length)
			return load(state, names);
		if (needsData(state) || data)
			showData(state);
		else
			setViews(state);
		if (strata.preview)
			strata.preview.show(state.project);
	}

	// The numbers beside the choices follow, by a frame, what was asked for.
	function showPanel(state, found) {
		function go() {
			if (latest !== found)
				return;
			strata.panel.show(panel, data, state, found);
			panel.setAttribute('aria-busy', 'false');
		}

		latest = found;
		if (!panel.strataLast)
			return go();
		panel.setAttribute('aria-busy', 'true');
		strata.afterFrame(go);
	}

	function showData(state) {
		var found, filtered;

		data = data || strata.catalogue();
		found = find(state);
		filtered = chosen(state).length > 0;
		// First what asks the browser how far something is: it answers at once
		// as long as nothing has changed.
		if (state.view === 'section')
			strata.section.show(section, data, found.passes, filtered);
		else
			strata.rows.show(listing, data, state, found.passes);
		setViews(state);
		setTabs(state, filtered && found.counts.group);
		tool.classList.toggle('filtered', filtered);
		showChips(state);
		showNone(state, found);
		hide(listing, state.view === 'section' || !found.total);
		if (!panel.hidden)
			showPanel(state, found);
		say(found.total, inScope(state));
	}

	// Another group has a page of its own; true when we are on our way there.
	function lead(state) {
		var tab = document.querySelector('[data-group-tab="' + CSS.escape(state.group) + '"]');

		if (!tab || state.group === tool.dataset.group || window.strataLeads)
			return false;
		location.replace(new URL((tab.dataset.base || tab.getAttribute('href'))
			+ address.spell(address.changed(state, { group: '' })), location.href));
		return true;
	}

	function openPanel(wide) {
		panel.hidden = !wide;
		home.classList.toggle('open', wide);
		open.setAttribute('aria-expanded', String(wide));
	}

	// A click that means this page and no other window.
	function isPlain(event) {
		return !event.button && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
	}

	function preview(event) {
		var tile = event.target.closest('a.tile'), slug = tile && strata.slugOf(tile);

		if (!slug || !isPlain(event))
			return;
		event.preventDefault();
		address.go(address.changed(address.read(), { project: slug }), false, { preview: true });
	}

	function follow(event) {
		var link = event.target.closest('a[data-view], a[data-group-tab="all"]');

		if (!link || !isPlain(event))
			return;
		event.preventDefault();
		address.go(address.changed(address.read(), link.dataset.view ? { view: link.dataset.view, show: '' }
			: { group: 'all', show: '' }));
	}

	open.addEventListener('click', function () {
		openPanel(panel.hidden);
		show();
	});
	panel.addEventListener('submit', function (event) { event.preventDefault(); });
	panel.addEventListener('change', function (event) {
		if (event.target.type === 'checkbox')
			address.go(address.toggled(address.read(), event.target.name, event.target.value, event.target.checked));
	});
	part('done').addEventListener('click', function () {
		openPanel(false);
		open.focus();
		part('status').scrollIntoView({ block: 'start' });
	});
	part('clear').addEventListener('click', function () {
		address.go(address.cleared(address.read()));
		open.focus();
	});
	document.querySelectorAll('.bar').forEach(function (bar) { bar.addEventListener('click', follow); });
	section.addEventListener('click', preview);
	open.hidden = false;
	address.listen(show);
	if (Object.keys(address.read().filters).length && window.matchMedia('(min-width: 64rem)').matches)
		openPanel(true);
	show();
})();
