// The search in the header: finds while one types, by mouse and by keyboard.
//
// A combobox whose list pops up (WAI-ARIA, "list autocomplete with manual
// selection"): Enter on a find opens it, Enter in the field leads to all results.
// The index and the ranking are loaded when the field is first used.
(function () {
	'use strict';

	var SHOWN = 12, SHOWN_OF_GROUP = 5;

	var form = document.getElementById('search'), input = form.elements.q, say = form.dataset;
	var panel = element('div', 'found'), list = element('div'), none = element('p', 'note'), status = element('p', 'vh');
	var loading = null, find = null, waiting = [];
	var options = [], active = -1;

	function element(name, className, text) {
		var made = document.createElement(name);

		if (className)
			made.className = className;
		if (text)
			made.textContent = text;
		return made;
	}

	//
	// Loading: index and ranking are two scripts, so that it works from file: too
	//

	function add(address, then) {
		var script = element('script');

		script.src = address;
		script.onload = then;
		script.onerror = function () {
			loading = null;
			waiting.splice(0).forEach(function (one) { one(null); });
		};
		document.head.appendChild(script);
	}

	function load() {
		var left = 2;

		function arrived() {
			if (--left)
				return;
			find = strata.openIndex(window.strataIndex);
			waiting.splice(0).forEach(function (one) { one(find); });
		}

		if (loading)
			return;
		loading = true;
		add(say.index, arrived);
		add(say.ranking, arrived);
	}

	// Calls then(find), or then(null) where the index cannot be had.
	function whenLoaded(then) {
		if (find)
			return then(find);
		waiting.push(then);
		load();
	}

	//
	// Finds as groups of links: also for the page of all results
	//

	// [{name, finds}], in the order of their best finds.
	function groupsOf(found, most, mostOfGroup) {
		var groups = [], byName = {}, shown = 0;

		found.forEach(function (one) {
			var group = byName[one.find.group];

			if (shown === most || group && group.finds.length === mostOfGroup)
				return;
			if (!group)
				groups.push(group = byName[one.find.group] = { name: one.find.group, finds: [] });
			group.finds.push(one.find);
			shown++;
		});
		return groups;
	}

	// A link with what the find is a part of.
	function linkTo(one) {
		var link = element('a', one.hue && 'mark ' + one.hue), name = element('span');

		link.href = say.root + one.href;
		if (one.label)
			name.appendChild(element('span', 'n', one.label + ' '));
		name.appendChild(document.createTextNode(one.name));
		link.appendChild(name);
		if (one.within)
			link.appendChild(element('span', 'note', one.within.name));
		return link;
	}

	function countText(n, query) {
		return n.toLocaleString('en') + ' ' + (n === 1 ? say.one : say.other) + ' “' + query + '”';
	}

	//
	// The list
	//

	function addOption(link, into) {
		link.id = 'found-' + options.length;
		link.tabIndex = -1;
		link.setAttribute('role', 'option');
		link.setAttribute('aria-selected', 'false');
		options.push(link);
		into.appendChild(link);
	}

	function addGroup(group, i) {
		var box = element('div'), title = element('span', 'kicker', group.name);

		title.id = 'found-group-' + i;
		box.setAttribute('role', 'group');
		box.setAttribute('aria-labelledby', title.id);
		title.setAttribute('role', 'presentation');
		box.appendChild(title);
		group.finds.forEach(function (one) { addOption(linkTo(one), box); });
		list.appendChild(box);
	}

	function addAll(query) {
		var link = element('a', 'all', say.all);

		link.href = form.action + '?q=' + encodeURIComponent(query);
		addOption(link, list);
	}

	function open(isOpen) {
		panel.hidden = !isOpen;
		list.hidden = !options.length;
		none.hidden = options.length > 0;
		input.setAttribute('aria-expanded', String(isOpen && options.length > 0));
		if (!isOpen)
			activate(-1);
	}

	function activate(i) {
		if (options[active])
			options[active].setAttribute('aria-selected', 'false');
		active = i;
		if (!options[i]) {
			active = -1;
			input.removeAttribute('aria-activedescendant');
			return;
		}
		options[i].setAttribute('aria-selected', 'true');
		options[i].scrollIntoView({ block: 'nearest' });
		input.setAttribute('aria-activedescendant', options[i].id);
	}

	function show(find) {
		var query = input.value.trim(), found = find && query ? find(query) : [];

		activate(-1);
		options = [];
		list.textContent = '';
		panel.scrollTop = 0;
		if (found.length) {
			groupsOf(found, SHOWN, SHOWN_OF_GROUP).forEach(addGroup);
			addAll(query);
		}
		none.textContent = find ? say.none + ' “' + query + '”' : say.failed;
		status.textContent = !query ? '' : found.length ? countText(found.length, query) : none.textContent;
		open(query !== '');
	}

	function update() {
		whenLoaded(show);
	}

	//
	// Keyboard and mouse
	//

	var keys = {
		ArrowDown: function () { step(1); },
		ArrowUp: function () { step(-1); },
		Enter: function (event) {
			if (active < 0)
				return false;        // the form is sent
			options[active].dispatchEvent(new MouseEvent('click', {
				bubbles: true, cancelable: true, view: window, ctrlKey: event.ctrlKey, metaKey: event.metaKey, shiftKey: event.shiftKey
			}));
		},
		Escape: function () {
			if (panel.hidden)
				input.value = '';
			open(false);
		}
	};

	// From the field to the first or last find, from one to the next, and back.
	function step(by) {
		if (panel.hidden) {
			update();
			return;
		}
		activate((active + by + 1 + options.length + 1) % (options.length + 1) - 1);
	}

	function isTyping(target) {
		return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
	}

	input.addEventListener('keydown', function (event) {
		var key = keys[event.key];

		if (key && !event.altKey && !event.isComposing && key(event) !== false)
			event.preventDefault();
	});
	input.addEventListener('input', update);
	input.addEventListener('focus', load);
	panel.addEventListener('mousedown', function (event) { event.preventDefault(); });    // the field keeps the focus
	form.addEventListener('focusout', function (event) {
		if (!form.contains(event.relatedTarget))
			open(false);
	});
	window.addEventListener('pageshow', function () { open(false); });
	document.addEventListener('keydown', function (event) {
		if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
			return;
		event.preventDefault();
		input.focus();
		input.select();
	});

	input.setAttribute('role', 'combobox');
	input.setAttribute('aria-autocomplete', 'list');
	input.setAttribute('aria-expanded', 'false');
	input.setAttribute('aria-controls', list.id = 'found');
	list.setAttribute('role', 'listbox');
	list.setAttribute('aria-label', form.querySelector('button').textContent);
	status.setAttribute('role', 'status');
	panel.hidden = true;
	panel.appendChild(list);
	panel.appendChild(none);
	form.appendChild(panel);
	form.appendChild(status);
	form.classList.add('live');

	globalThis.strata = Object.assign(globalThis.strata || {}, {
		whenLoaded: whenLoaded, groupsOf: groupsOf, linkTo: linkTo, countText: countText
	});
})();
