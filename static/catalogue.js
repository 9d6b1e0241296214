// The catalogue as the landscape's scripts know it.  It comes as a script, since
// pages on a disk may fetch nothing else, and is loaded when it is first used.
window.strata = window.strata || {};
(function (strata) {
	'use strict';

	var tool = document.getElementById('explore'), waiting = {}, there = {};

	strata.element = function (name, text, className) {
		var made = document.createElement(name);

		if (text !== undefined)
			made.textContent = text;
		if (className)
			made.className = className;
		return made;
	};

	// Both touch the page only where something changes.
	strata.hide = function (node, hidden) {
		if (node && node.hidden !== hidden)
			node.hidden = hidden;
	};

	strata.write = function (node, text) {
		var only = node.firstChild;

		if (!only || only.nextSibling)
			node.textContent = text;
		else if (only.data !== text)
			only.data = text;
	};

	// As readers write it.  What has no comma is not worth what asking for the
	// ways of a language takes.
	strata.number = function (n) {
		return n < 1000 ? String(n) : n.toLocaleString('en');
	};

	// Acts in another frame: when what there is now has been drawn.
	strata.afterFrame = function (act) {
		requestAnimationFrame(function () { setTimeout(act); });
	};

	// Loads scripts that the page names as data-NAME, each once, then calls
	// then(true); then(false) when one of them cannot be had.
	strata.use = function (names, then) {
		var left = names.length, all = true;

		function done(ok) {
			all = all && ok;
			if (!--left)
				then(all);
		}
		names.forEach(function (name) { use(name, done); });
	};

	function use(name, done) {
		var script;

		if (strata.has(name))
			return done(true);
		if (waiting[name])
			return waiting[name].push(done);
		waiting[name] = [done];
		script = document.createElement('script');
		script.onload = script.onerror = function (event) {
			var all = waiting[name];

			delete waiting[name];
			there[name] = event.type === 'load';
			if (!there[name])
				script.remove();
			all.forEach(function (call) { call(there[name]); });
		};
		script.src = tool.dataset[name];
		document.head.appendChild(script);
	}

	strata.has = function (name) {
		return there[name] === true;
	};

	// Each facet knows its choices by id, and the filter's form of it.
	function prepare(data) {
		data.byKey = {};
		data.facets.forEach(function (f) {
			f.labels = f.labels || f.ids;
			f.packed = strata.filter.packed(f);
			f.placeOf = new Map(f.ids.map(function (id, place) { return [id, place]; }));
			data.byKey[f.key] = f;
		});
		data.packed = data.facets.map(function (f) { return f.packed; });
		data.entryOf = new Map(data.slugs.map(function (slug, i) { return [slug, i]; }));
		data.main = data.byKey.layer || data.byKey.category;
		return data;
	}

	// Once `facets` and `filter` are there.
	strata.catalogue = function () {
		var data = window.strataFacets;

		return data.byKey ? data : prepare(data);
	};

	strata.pageOf = function (slug) {
		return tool.dataset.root + 'projects/' + encodeURIComponent(slug) + '/index.html';
	};

	// The slug of a project's page; empty of another one.
	strata.slugOf = function (link) {
		var found = /projects\/([^/]+)\/index\.html$/.exec(link.getAttribute('href'));

		return found ? decodeURIComponent(found[1]) : '';
	};

	// Its choices in a facet by their places, those left out that say nothing.
	strata.placesOf = function (facet, entry) {
		return facet.of[entry] === -1 ? [] : [].concat(facet.of[entry]).filter(function (place) {
			return facet.ids[place] !== 'none' && facet.ids[place] !== 'unknown';
		});
	};

	// The same for readers: as links where there are pages.
	strata.valuesOf = function (facet, entry) {
		return strata.placesOf(facet, entry).map(function (place) {
			var made = strata.element(facet.hrefs ? 'a' : 'span', facet.labels[place]);

			if (facet.hrefs)
				made.href = tool.dataset.root + facet.hrefs[place];
			return made;
		});
	};

	// The class of the hue of its first layer.
	strata.hueOf = function (data, entry) {
		var places = data.main ? strata.placesOf(data.main, entry) : [];

		return places.length ? data.main.hues[places[0]] : '';
	};
})(window.strata);
