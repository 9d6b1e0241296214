// The theme that a reader chose: light, dark, or the system's.  Not deferred, so
// that it is there before the first picture; the choice stands in the footer.
(function () {
	'use strict';

	var KEY = 'strata-theme';
	var root = document.documentElement;

	// Storage may be denied: then a choice lasts as long as the page.
	function stored() {
		try {
			return localStorage.getItem(KEY);
		} catch (denied) {
			return null;
		}
	}

	function store(theme) {
		try {
			localStorage.setItem(KEY, theme);
		} catch (denied) { /* as above */ }
	}

	function apply(theme) {
		if (theme === 'light' || theme === 'dark')
			root.dataset.theme = theme;
		else
			delete root.dataset.theme;
	}

	function show(choices) {
		choices.forEach(function (choice) {
			choice.checked = choice.value === (root.dataset.theme || 'system');
		});
	}

	apply(stored());

	document.addEventListener('DOMContentLoaded', function () {
		var group = document.getElementById('theme');
		var choices = group ? [].slice.call(group.querySelectorAll('input')) : [];

		if (!group)
			return;
		show(choices);
		group.hidden = false;
		group.addEventListener('change', function (event) {
			apply(event.target.value);
			store(event.target.value);
		});
		addEventListener('storage', function (event) {
			if (event.key !== KEY)
				return;
			apply(event.newValue);
			show(choices);
		});
	});
})();
