// landscape2 says in its query what a page shows:
//
//	/?item=category--subcategory--name
//	/?group=name&view-mode=card&classify=…&sort-by=…&sort-direction=…
//	/kiosk.html?item=…
//	/embed/embed.html?classify=category&key=category--subcategory&…
//
// Where somebody comes with such an address, this loads the table of old names
// and goes to the page that shows the same today.  What else the home page's
// query says is handed on: filters are written alike.
(function () {
	'use strict';

	var ONLY_THERE = ['item', 'view-mode', 'classify', 'sort-by', 'sort-direction'];
	var script = document.currentScript, say = script.dataset, query = new URLSearchParams(location.search);
	var root = new URL(say.root || './', location.href);

	// As items were named before letters beyond ASCII were kept.
	function plain(id) {
		return id.split('--').map(function (part) {
			return part.replace(/[^a-z0-9+]+/g, '-').replace(/-$/, '');
		}).join('--');
	}

	function find(names, wanted) {
		wanted = wanted.toLowerCase();
		if (Object.prototype.hasOwnProperty.call(names, wanted))
			return names[wanted];
		return names[Object.keys(names).filter(function (name) { return plain(name) === wanted; })[0]];
	}

	function go(page) {
		location.replace(new URL(page, root).href);
	}

	// The page of an item; empty of one that is no more, or never was.
	function pageOf(id) {
		var slug = id && find(window.oldAddresses.items, id);

		return slug ? 'projects/' + encodeURIComponent(slug) + '/index.html' : '';
	}

	function rest() {
		var text;

		if (query.get('view-mode') === 'card')
			query.set('view', 'list');
		ONLY_THERE.concat('group').forEach(function (name) { query.delete(name); });
		text = query.toString();
		return text && '?' + text;
	}

	function leadHome() {
		var item = query.get('item'), group = query.get('group'), page = pageOf(item);

		if (!page && !item)
			page = group ? find(window.oldAddresses.groups, group) : 'index.html';
		if (page)
			go(page + (item ? '' : rest()));
	}

	function leadItem() {
		go(pageOf(query.get('item')) || say.else);
	}

	// Of several categories the first: a frame of ours is one part.
	function leadPart() {
		var kind = query.get('classify') || 'category', key = query.get('key') || (query.get('categories') || '').split(',')[0];
		var parts = window.oldAddresses.parts, part = kind === 'category' && find(parts, key), some;

		if (!part)
			return go(kind === 'category' ? say.else : 'index.html' + (key === 'all' ? '' : '?' + kind + '=' + encodeURIComponent(key)));
		some = (query.get('subcategories') || '').split(',').map(function (name) {
			var found = name && find(parts, key + '--' + name);

			return found && found.split('/')[1];
		}).filter(Boolean);
		go('embed/' + part + (some.length ? '?subcategory=' + some.join(',') : ''));
	}

	function load(lead) {
		var table = document.createElement('script');

		table.src = say.table;
		table.onload = lead;
		document.head.appendChild(table);
	}

	if (say.asks)
		load(say.asks === 'item' ? leadItem : leadPart);
	else if (ONLY_THERE.some(function (name) { return query.has(name); }) || (query.has('group') && !query.has('view'))) {
		window.strataLeads = true;    // so the landscape's script does not
		load(leadHome);
	}
})();
