// A small preview of a project, opened from its tile by click or Enter.  Which
// one stands in the address, so Back closes it.
window.strata.preview = (function () {
	'use strict';

	var strata = window.strata, address = strata.address;
	var element = strata.element, dialog = null, shown = '';

	function tileOf(slug) {
		return [].filter.call(document.querySelectorAll('.section a.tile'), function (tile) {
			return strata.slugOf(tile) === slug;
		})[0];
	}

	function row(into, label, nodes) {
		var line;

		if (!nodes.length)
			return;
		line = into.appendChild(element('div'));
		line.appendChild(element('dt', label));
		line = line.appendChild(element('dd'));
		nodes.forEach(function (node) { line.appendChild(element('span', undefined, 'item')).append(node); });
	}

	function picture(tile) {
		var from = tile && tile.querySelector('img, .sym'), made = from && from.cloneNode(true);

		if (made && made.loading)
			made.loading = 'eager';
		return made;
	}

	function fill(data, previews, entry) {
		var words = data.words, slug = data.slugs[entry], rows = element('dl', undefined, 'kv'), head = element('header');
		var tile = tileOf(slug) || strata.section.tileOf(entry);
		var name = element('h2', data.names[entry]), close = element('button', words.close), page = element('a', words.page), put = element('span');

		name.id = 'preview-name';
		name.tabIndex = -1;
		name.autofocus = true;
		close.type = 'button';
		close.addEventListener('click', leave);
		page.href = strata.pageOf(slug);
		page.className = 'onward';
		['layer', 'category', 'capability', 'subcategory'].forEach(function (key) {
			if (data.byKey[key])
				row(rows, data.byKey[key].label, strata.valuesOf(data.byKey[key], entry));
		});
		row(rows, words.facets.maturity, previews.levels[entry] ? [previews.levels[entry]] : []);
		row(rows, words.facets.license, data.byKey.license ? strata.valuesOf(data.byKey.license, entry) : []);
		row(rows, words.released, previews.releases[entry] ? [previews.releases[entry]] : []);
		head.append(picture(tile) || '', name);
		dialog.className = 'preview ' + strata.hueOf(data, entry);
		dialog.textContent = '';
		dialog.append(head, previews.summaries[entry] ? element('p', previews.summaries[entry]) : '', rows,
			element('p', undefined, 'turns'));
		put.dataset.project = slug;
		put.dataset.name = data.names[entry];
		dialog.lastChild.append(page, put, close);
		if (window.strataTray)
			window.strataTray.offer(dialog);
	}

	function make() {
		dialog = document.body.appendChild(element('dialog'));
		dialog.setAttribute('aria-labelledby', 'preview-name');
		dialog.addEventListener('cancel', function (event) {
			event.preventDefault();
			leave();
		});
		dialog.addEventListener('close', function () {
			if (shown)
				leave();
		});
		// Beside it: what is hit there is the dialog itself, not what it holds.
		dialog.addEventListener('click', function (event) {
			var box = dialog.getBoundingClientRect();

			if (event.target === dialog && (event.clientX < box.left || event.clientX > box.right
				|| event.clientY < box.top || event.clientY > box.bottom))
				leave();
		});
	}

	// Where the reader came from, if it was from this page; else just away.
	function leave() {
		if (history.state && history.state.preview)
			history.back();
		else
			address.go(address.changed(address.read(), { project: '' }), true);
	}

	function close() {
		var was = shown, tile;

		shown = '';
		if (!dialog || !dialog.open)
			return;
		dialog.close();
		tile = tileOf(was);
		if (tile)
			tile.focus();
	}

	function open(slug) {
		var data = strata.catalogue(), entry = data.entryOf.get(slug);

		if (entry === undefined)
			return;
		if (!dialog)
			make();
		fill(data, window.strataPreviews, entry);
		shown = slug;
		if (!dialog.open)
			dialog.showModal();
	}

	// `slug` is the project's, or empty: none.
	function show(slug) {
		if (slug === shown)
			return;
		if (slug)
			open(slug);
		else
			close();
	}

	return { show: show };
})();
