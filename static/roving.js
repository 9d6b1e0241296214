// Arrow keys move among the tiles of a capability; Tab goes on to the next one.
// So a capability is one stop, and the tile that had the focus last keeps it.
window.strata = window.strata || {};
window.strata.roving = (function () {
	'use strict';

	// Those that no filter leaves out.
	function tilesOf(list) {
		return [].slice.call(list.querySelectorAll(':not(.out) > a.tile'));
	}

	// Makes `tile` the one stop of its list.
	function stop(list, tile) {
		var old = list.querySelector('a.tile:not([tabindex])');

		if (old && old !== tile)
			old.tabIndex = -1;
		if (tile)
			tile.removeAttribute('tabindex');
	}

	// Called when other tiles are left out of a list: where that was the stop, the
	// first one that is there becomes it.
	function settle(list) {
		var old = list.querySelector('a.tile:not([tabindex])');

		if (!old || old.parentNode.classList.contains('out'))
			stop(list, list.querySelector(':not(.out) > a.tile'));
	}

	// The nearest tile in the row above or below.
	function inRow(tiles, from, down) {
		var here = from.getBoundingClientRect(), best = null, least = Infinity;

		tiles.forEach(function (tile) {
			var there = tile.getBoundingClientRect();
			var rows = down ? there.top - here.top : here.top - there.top;
			var away = rows * 1e4 + Math.abs(there.left - here.left);

			if (rows > 1 && away < least) {
				least = away;
				best = tile;
			}
		});
		return best;
	}

	function target(key, tiles, tile) {
		var at = tiles.indexOf(tile);

		switch (key) {
		case 'ArrowRight': return tiles[at + 1];
		case 'ArrowLeft': return tiles[at - 1];
		case 'ArrowDown': return inRow(tiles, tile, true);
		case 'ArrowUp': return inRow(tiles, tile, false);
		case 'Home': return tiles[0];
		case 'End': return tiles[tiles.length - 1];
		}
		return undefined;
	}

	document.addEventListener('keydown', function (event) {
		var tile = event.target.closest && event.target.closest('.tiles a.tile');
		var next;

		if (!tile || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
			return;
		next = target(event.key, tilesOf(tile.closest('.tiles')), tile);
		if (!next)
			return;
		event.preventDefault();
		next.focus();
	});
	document.addEventListener('focusin', function (event) {
		var tile = event.target.closest && event.target.closest('.tiles a.tile');

		if (tile)
			stop(tile.closest('.tiles'), tile);
	});
	document.querySelectorAll('.tiles').forEach(function (list) {
		list.querySelectorAll('li + li > a.tile').forEach(function (tile) { tile.tabIndex = -1; });
	});
	return { settle: settle };
})();
