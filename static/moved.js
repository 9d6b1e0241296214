// landscape2 has one page, and says in its query what that shows:
//
//	/?item=category--subcategory--name
//	/?group=name&view-mode=card&classify=…&sort-by=…&sort-direction=…
//
// Where somebody comes with such an address, this loads the table of old names
// and goes to the page that shows the same today.  What else the query says is
// handed on: filters are written alike.
(function () {
	'use strict';

	var ONLY_THERE = ['item', 'view-mode', 'classify', 'sort-by', 'sort-direction'];
	var script = document.currentScript, query = new URLSearchParams(location.search);
	var item = query.get('item'), group = query.get('group');
	var old = ONLY_THERE.some(function (name) { return query.has(name); });

	// As items were named before letters beyond ASCII were kept.
	function plain(id) {
		return id.split('--').map(function (part) {
			return part.replace(/[^a-z0-9+]+/g, '-').replace(/-$/, '');
		}).join('--');
	}

	function find(names, wanted) {
		if (Object.prototype.hasOwnProperty.call(names, wanted))
			return names[wanted];
		return names[Object.keys(names).filter(function (name) { return plain(name) === wanted; })[0]];
	}

	function rest() {
		var text;

		if (query.get('view-mode') === 'card')
			query.set('view', 'list');
		ONLY_THERE.concat('group').forEach(function (name) { query.delete(name); });
		text = query.toString();
		return text && '?' + text;
	}

	function lead() {
		var table = window.oldAddresses, slug = item && find(table.items, item.toLowerCase());
		var page = group ? find(table.groups, group.toLowerCase()) : 'index.html';

		if (slug)
			page = 'projects/' + encodeURIComponent(slug) + '/index.html';
		else if (item)
			return;        // something that is no more, or never was
		if (page)
			location.replace(new URL(page + (slug ? '' : rest()), location.href.replace(/[?#].*$/, '')).href);
	}

	function load() {
		var table = document.createElement('script');

		table.src = script.dataset.table;
		table.onload = lead;
		document.head.appendChild(table);
	}

	if (old || (group && !query.has('view')))
		load();
})();
