// The landscape in section: leaves those tiles, capabilities and layers that the
// filters let through.
window.strata.section = (function () {
	'use strict';

	var FEW = 8;       // tiles that a capability may grow by in place
	var AT_ONCE = 72;  // tiles that may come back in one frame
	var strata = window.strata, hide = strata.hide, write = strata.write;
	var groups = null, turn = 0;

	// The section's tiles by capability, with the entry of each.
	function readGroups(section, data) {
		return [].map.call(section.querySelectorAll('.cap'), function (cap) {
			var list = cap.querySelector('.tiles'), n = cap.querySelector('h3 .n');
			var tiles = list ? [].map.call(list.children, function (li) {
				return { li: li, entry: data.entryOf.get(strata.slugOf(li.firstChild)), there: 1 };
			}) : [];

			return { cap: cap, list: list, band: cap.closest('.band'), n: n, whole: n.textContent, tiles: tiles };
		});
	}

	function passing(g, passes) {
		var n = 0;

		g.tiles.forEach(function (tile) { n += passes[tile.entry]; });
		return n;
	}

	// A capability that is to grow much is put where it stands anew: so it counts
	// as not yet seen, and is laid out only when it is (content-visibility).
	function makeRoom(g, passes) {
		var more = 0;

		g.tiles.forEach(function (tile) { more += passes[tile.entry] > tile.there; });
		if (more > FEW && !g.cap.contains(document.activeElement))
			g.cap.parentNode.insertBefore(g.cap, g.cap);
	}

	// Leaves those tiles in a list that pass, and lets at most `room` come back;
	// how much room is left, below 0 when it was not enough.
	function showTiles(g, passes, room) {
		var last = null;

		g.tiles.forEach(function (tile) {
			if (!passes[tile.entry] && tile.there) {
				tile.li.remove();
				tile.there = 0;
			}
			if (passes[tile.entry] && !tile.there && --room >= 0) {
				g.list.insertBefore(tile.li, last ? last.nextSibling : g.list.firstChild);
				tile.there = 1;
			}
			if (tile.there)
				last = tile.li;
		});
		return room;
	}

	function showGroup(g, passes, filtered, room, isFirst) {
		var n = passing(g, passes);

		write(g.n, n === g.tiles.length ? g.whole : n + '/' + g.whole);
		hide(g.cap, filtered && !n);
		if (!n)
			return room; // hidden, so its tiles may stay
		if (isFirst)
			makeRoom(g, passes);
		room = showTiles(g, passes, room);
		strata.roving.settle(g.list);
		return room;
	}

	function showBands(passes, filtered) {
		var bands = new Map();

		groups.forEach(function (g) { bands.set(g.band, (bands.get(g.band) || 0) + passing(g, passes)); });
		bands.forEach(function (n, band) {
			var strip = band.nextElementSibling;

			hide(band, filtered && !n);
			if (strip && strip.classList.contains('strip'))
				hide(strip, filtered && !n);
		});
	}

	// What leaves, leaves at once; when thousands of tiles come back, they come
	// frame by frame, so that no click is ever felt.
	function show(section, data, passes, filtered) {
		var mine = ++turn, at = 0, begun = -1;

		function go() {
			var room = AT_ONCE;

			if (mine !== turn)
				return;
			while (at < groups.length && room >= 0) {
				room = showGroup(groups[at], passes, filtered, room, begun !== at);
				begun = at;
				at += room >= 0;
			}
			section.setAttribute('aria-busy', String(at < groups.length));
			if (at < groups.length)
				requestAnimationFrame(go);
		}
		groups = groups || readGroups(section, data);
		showBands(passes, filtered);
		go();
	}

	return { show: show };
})();
