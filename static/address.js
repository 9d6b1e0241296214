// What the landscape shows stands in the address, so that it can be gone back
// to and handed on:
//
//	?view=table&sort=stars&capability=del.canary&maturity=graduated&maturity=none
//
// view, sort, order, group, show and project say how and what; every other key
// is a facet, given once for each of its choices.
window.strata = window.strata || {};
window.strata.address = (function () {
	'use strict';

	var VIEWS = ['section', 'table', 'list'];

	// Each with what it means to be absent.
	var DEFAULTS = { view: 'section', sort: 'name', order: '', group: '', show: '', project: '' };

	function read() {
		var query = new URLSearchParams(location.search), state = { filters: {} };

		Object.keys(DEFAULTS).forEach(function (key) { state[key] = query.get(key) || DEFAULTS[key]; });
		if (VIEWS.indexOf(state.view) < 0)
			state.view = DEFAULTS.view;
		query.forEach(function (value, key) {
			var chosen;

			if (key in DEFAULTS)
				return;
			chosen = state.filters[key] = state.filters[key] || [];
			if (chosen.indexOf(value) < 0)
				chosen.push(value);
		});
		return state;
	}

	// The query of a state, with its "?"; empty when all is as by default.
	function spell(state) {
		var query = new URLSearchParams();

		Object.keys(DEFAULTS).forEach(function (key) {
			if (state[key] !== DEFAULTS[key])
				query.set(key, state[key]);
		});
		Object.keys(state.filters).forEach(function (key) {
			state.filters[key].forEach(function (id) { query.append(key, id); });
		});
		query = query.toString();
		return query && '?' + query;
	}

	// The same state but for what `change` says; filters are changed one by one.
	function changed(state, change) {
		var next = Object.assign({}, state, change);

		next.filters = Object.assign({}, state.filters, change.filters);
		Object.keys(next.filters).forEach(function (key) {
			if (!next.filters[key].length)
				delete next.filters[key];
		});
		return next;
	}

	function toggled(state, key, id, on) {
		var chosen = (state.filters[key] || []).filter(function (other) { return other !== id; });
		var filters = {};

		filters[key] = on ? chosen.concat(id) : chosen;
		return changed(state, { filters: filters, show: '' });
	}

	function cleared(state) {
		return Object.assign({}, state, { filters: {}, show: '' });
	}

	// A step that Back undoes; or, with `replace`, none.
	function go(state, replace, mark) {
		history[replace ? 'replaceState' : 'pushState'](mark || null, '', spell(state) || location.pathname);
		window.dispatchEvent(new Event('strata:address'));
	}

	function listen(show) {
		window.addEventListener('popstate', show);
		window.addEventListener('strata:address', show);
	}

	return { read: read, spell: spell, changed: changed, toggled: toggled, cleared: cleared, go: go, listen: listen };
})();
