// The landscape in section: leaves those tiles, capabilities and layers that the
// filters let through.
//
// What they do not let through stays where it is, with a class: so its text is
// not measured anew when it comes back, which would be most of what a click costs.
// Of a capability that is far from the screen nothing was measured yet; its tiles
// leave the page, since the page grows shorter and brings hundreds of them near.
window.strata.section = (function () {
	'use strict';

	var AT_ONCE = 72;  // tiles that may come back in one frame
	var strata = window.strata, write = strata.write;
	var groups = null, bands = null, turn = 0;

	// One part of the section, and whether it is left out.
	function part(node) {
		return node && { node: node, out: false };
	}

	function leave(one, out) {
		if (!one || one.out === out)
			return;
		one.out = out;
		one.node.classList.toggle('out', out);
	}

	// The section's tiles by capability, with the entry of each.
	function readGroups(section, data) {
		return [].map.call(section.querySelectorAll('.cap'), function (cap) {
			var list = cap.querySelector('.tiles'), n = cap.querySelector('h3 .n');
			var tiles = list ? [].map.call(list.children, function (li) {
				return { node: li, out: false, entry: data.entryOf.get(strata.slugOf(li.firstChild)) };
			}) : [];

			return { cap: part(cap), list: list, band: cap.closest('.band'), n: n, whole: n.textContent, tiles: tiles };
		});
	}

	// The bands with their capabilities, and the strip below each.
	function readBands() {
		var byNode = new Map();

		groups.forEach(function (g) {
			var strip = g.band.nextElementSibling;

			if (!byNode.has(g.band))
				byNode.set(g.band, { band: part(g.band), groups: [],
					strip: part(strip && strip.classList.contains('strip') ? strip : null) });
			byNode.get(g.band).groups.push(g);
		});
		return Array.from(byNode.values());
	}

	function passing(g, passes) {
		var n = 0;

		g.tiles.forEach(function (tile) { n += passes[tile.entry]; });
		return n;
	}

	// Whether the browser has put off to lay it out; one that cannot tell has not.
	function isFar(g) {
		return g.list && !g.cap.out && g.list.checkVisibility && !g.list.checkVisibility({ contentVisibilityAuto: true });
	}

	// Leaves those tiles of a list that pass, and lets at most `room` come back;
	// how much room is left, below 0 when it was not enough.  Far from the screen
	// nothing is shown, so that room is not taken.
	function showTiles(g, passes, room) {
		var at = g.list.firstElementChild;

		g.tiles.forEach(function (tile) {
			var away = tile.node !== at;

			if (!away)
				at = at.nextElementSibling;
			if (!passes[tile.entry] && g.far)
				tile.node.remove();
			else if (!passes[tile.entry])
				leave(tile, true);
			else if ((tile.out || away) && (g.far || --room >= 0)) {
				leave(tile, false);
				if (away)
					g.list.insertBefore(tile.node, at);
			}
		});
		return room;
	}

	// The same, all at once: when most of a far list changes, that costs less.
	function exchangeTiles(g, passes) {
		var shown = g.tiles.filter(function (tile) { return passes[tile.entry]; });

		shown.forEach(function (tile) { leave(tile, false); });
		g.list.replaceChildren.apply(g.list, shown.map(function (tile) { return tile.node; }));
	}

	function showGroup(g, passes, filtered, room) {
		var n = passing(g, passes);

		leave(g.cap, filtered && !n);
		if (!n)
			return room; // left out whole, so its number and its tiles may stay
		write(g.n, n === g.tiles.length ? g.whole : n + '/' + g.whole);
		if (g.far && Math.abs(n - g.list.childElementCount) > g.tiles.length / 2)
			exchangeTiles(g, passes);
		else
			room = showTiles(g, passes, room);
		strata.roving.settle(g.list);
		return room;
	}

	function showBands(passes, filtered) {
		bands.forEach(function (one) {
			var out = filtered && !one.groups.some(function (g) { return passing(g, passes); });

			leave(one.band, out);
			leave(one.strip, out);
		});
	}

	// What leaves, leaves at once; when thousands of tiles come back, they come
	// frame by frame, so that no click is ever felt.
	function show(section, data, passes, filtered) {
		var mine = ++turn, at = 0;

		function go() {
			var room = AT_ONCE;

			if (mine !== turn)
				return;
			while (at < groups.length && room >= 0) {
				room = showGroup(groups[at], passes, filtered, room);
				at += room >= 0;
			}
			section.setAttribute('aria-busy', String(at < groups.length));
			if (at < groups.length)
				strata.afterFrame(go);
		}
		groups = groups || readGroups(section, data);
		bands = bands || readBands();
		groups.forEach(function (g) { g.far = isFar(g); }); // before anything changes
		showBands(passes, filtered);
		go();
	}

	// The tile of an entry, on the page or taken out of it; undefined before the first filter.
	function tileOf(entry) {
		var found;

		(groups || []).some(function (g) {
			found = g.tiles.filter(function (tile) { return tile.entry === entry; })[0];
			return found;
		});
		return found && found.node.firstChild;
	}

	return { show: show, tileOf: tileOf };
})();
