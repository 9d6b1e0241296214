// A part of the landscape in somebody else's page: which theme, which filter,
// how high.  Not deferred, so that the theme is there before the first picture.
//
// The address has key=value; several values are parted by commas, and a
// project needs one value of each key: ?maturity=graduated,incubating&theme=dark
(function () {
	'use strict';

	var query = new URLSearchParams(location.search);
	var theme = query.get('theme');
	var KEYS = ['maturity', 'license', 'foundation', 'status'];
	var PARTS = ['capability', 'subcategory'];

	if (theme === 'light' || theme === 'dark')
		document.documentElement.dataset.theme = theme;

	function wanted(keys) {
		return keys.map(function (key) {
			return { key: key, values: query.getAll(key).join(',').split(',').filter(Boolean) };
		}).filter(function (want) { return want.values.length; });
	}

	// Of another kind of catalogue's key an element says nothing: it stays.
	function fits(element, wants) {
		return wants.every(function (want) {
			var has = element.dataset[want.key];

			return has === undefined || want.values.indexOf(has) >= 0;
		});
	}

	function filter() {
		var tiles = wanted(KEYS), parts = wanted(PARTS), shown = 0;

		[].forEach.call(document.querySelectorAll('section'), function (section) {
			var here = 0;

			[].forEach.call(section.querySelectorAll('.tiles > li'), function (li) {
				li.hidden = !fits(li, tiles);
				here += li.hidden ? 0 : 1;
			});
			section.hidden = !here || !fits(section, parts);
			shown += section.hidden ? 0 : here;
		});
		document.getElementById('nothing').hidden = shown > 0;
	}

	// The page around us may be anybody's: it learns a height and no more.
	function tellHeight() {
		parent.postMessage({ strata: 'height', height: Math.ceil(document.body.offsetHeight) }, '*');
	}

	document.addEventListener('DOMContentLoaded', function () {
		filter();
		if (parent !== window)
			new ResizeObserver(tellHeight).observe(document.body);
	});
})();
