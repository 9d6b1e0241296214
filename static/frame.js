// A part of the landscape in somebody else's page: which theme, which filter,
// how high.  Not deferred, so that the theme is there before the first picture.
//
// The address has key=value; several values are parted by commas, and a
// project needs one value of each key: ?maturity=graduated,incubating&theme=dark
(function () {
	'use strict';

	var query = new URLSearchParams(location.search);
	var theme = query.get('theme');

	if (theme === 'light' || theme === 'dark')
		document.documentElement.dataset.theme = theme;

	// Each key of the address with its values.
	var wants = Array.from(new Set(query.keys())).map(function (key) {
		return { key: 'data-' + key, values: query.getAll(key).join(',').split(',').filter(Boolean) };
	}).filter(function (want) { return want.values.length; });

	// What an element says nothing of is no reason to go: tiles and their
	// capabilities have keys of their own, and theme is nobody's.
	function fits(element) {
		return wants.every(function (want) {
			var has = element.getAttribute(want.key);

			return has === null || want.values.indexOf(has) >= 0;
		});
	}

	function filter() {
		var shown = 0;

		document.querySelectorAll('section').forEach(function (section) {
			var here = 0;

			section.querySelectorAll('.tiles > li').forEach(function (li) {
				li.hidden = !fits(li);
				here += li.hidden ? 0 : 1;
			});
			section.hidden = !here || !fits(section);
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
