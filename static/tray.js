// The tray: projects that a reader put aside on any page, to see them side by
// side on the page that compares.
//
// It is kept in the browser's storage, apart for every site.  Where storage is
// denied, links within the site carry it in their address: ?tray=helm,kustomize
(function () {
	'use strict';

	var MOST = 5;
	var template = document.getElementById('tray');

	if (!template)
		return;    // the whole paper, which is for printing

	var words = template.dataset;
	var root = new URL(words.root || './', location.href);
	var key = 'strata-tray ' + root.pathname;
	var storage = findStorage();
	var chosen = storage ? readStorage() : readAddress();   // [[id, name], …]
	var near = new IntersectionObserver(offerNear, { rootMargin: '50%' });
	var bar;

	window.strataTray = {
		most: MOST,
		ids: function () { return chosen.map(function (project) { return project[0]; }); },
		put: function (projects) { keep(projects); },
		offer: offer
	};

	// Asking for storage, or writing to it, throws where it is denied.
	function findStorage() {
		try {
			localStorage.setItem('strata-try', '1');
			localStorage.removeItem('strata-try');
			return localStorage;
		} catch (denied) {
			return null;
		}
	}

	function isProject(x) {
		return Array.isArray(x) && typeof x[0] === 'string' && x[0] !== '' && typeof x[1] === 'string';
	}

	// Whatever stands there was perhaps not written by us.
	function readStorage() {
		try {
			var list = JSON.parse(storage.getItem(key));

			return Array.isArray(list) ? list.filter(isProject).slice(0, MOST) : [];
		} catch (broken) {
			return [];
		}
	}

	function readAddress() {
		var ids = new URLSearchParams(location.search).get('tray') || '';

		return ids.split(',').filter(Boolean).slice(0, MOST).map(function (id) { return [id, id]; });
	}

	function keep(projects) {
		chosen = projects.slice(0, MOST);
		try {
			if (storage && chosen.length)
				storage.setItem(key, JSON.stringify(chosen));
			else if (storage)
				storage.removeItem(key);
		} catch (full) {
			storage = null;
		}
		show();
	}

	function has(id) {
		return chosen.some(function (project) { return project[0] === id; });
	}

	// What a button did is seen; that it could do nothing has to be said.
	function say(text, aloud) {
		var status = bar.querySelector('[role=status]');

		status.className = aloud ? 'fine' : 'vh';
		status.textContent = text;
	}

	function toggle(id, name) {
		if (has(id)) {
			keep(chosen.filter(function (project) { return project[0] !== id; }));
			say(words.removed + ' ' + name);
		} else if (chosen.length < MOST) {
			keep(chosen.concat([[id, name]]));
			say(words.added + ' ' + name);
		} else {
			say(words.full, true);
		}
	}

	function element(name, text, className) {
		var made = document.createElement(name);

		made.textContent = text || '';
		if (className)
			made.className = className;
		return made;
	}

	// A button in the head of a table's line, in the last line of a list's item,
	// or where a page has room for one.
	function addButton(place) {
		var id = place.dataset.project, name = place.dataset.name;
		var button = element('button', words.button, 'put');

		if (place.querySelector('.put'))
			return;    // it comes a second time
		button.type = 'button';
		button.value = id;
		button.appendChild(element('span', ' ' + name, 'vh'));
		button.addEventListener('click', function () { toggle(id, name); });
		(place.querySelector('th, .fine') || place).append(' ', button);
	}

	// A button for each project that is named in `node`, which may have come to
	// the page later than this script.
	function offer(node) {
		node.querySelectorAll('[data-project]').forEach(addButton);
		mark();
	}

	// The same for a page.  The parts of a long table get theirs when they come
	// near: thousands at once would hold the page up.
	function offerPage() {
		document.querySelectorAll('.long tbody').forEach(function (part) { near.observe(part); });
		document.querySelectorAll('[data-project]:not(.long *)').forEach(addButton);
	}

	function offerNear(parts) {
		parts.forEach(function (part) {
			if (!part.isIntersecting)
				return;
			near.unobserve(part.target);
			offer(part.target);
		});
	}

	// The first that no filter leaves out.
	function firstButton() {
		return document.querySelector('.put:not(.out *)');
	}

	function mark() {
		document.querySelectorAll('.put').forEach(function (button) {
			button.setAttribute('aria-pressed', String(has(button.value)));
		});
	}

	function chip(project) {
		var li = element('li'), link = element('a', project[1]), out = element('button', '×');

		link.href = new URL('projects/' + encodeURIComponent(project[0]) + '/index.html', root).href;
		out.type = 'button';
		out.setAttribute('aria-label', words.remove + ' ' + project[1]);
		out.addEventListener('click', function () {
			var next;

			toggle(project[0], project[1]);
			next = bar.querySelector('li button') || firstButton() || document.getElementById('content');
			next.focus();
		});
		li.appendChild(link);
		li.appendChild(out);
		return li;
	}

	function show() {
		var list = bar.querySelector('ul'), lead = bar.querySelector('a.button');

		list.textContent = '';
		chosen.forEach(function (project) { list.appendChild(chip(project)); });
		lead.href = new URL('compare/index.html?p=' + window.strataTray.ids().map(encodeURIComponent).join(','), root).href;
		lead.hidden = chosen.length < 2;
		bar.querySelector('[data-part=one]').hidden = chosen.length !== 1;
		bar.hidden = !chosen.length || !!document.getElementById('choose');
		document.documentElement.classList.toggle('trayed', !bar.hidden);
		mark();
	}

	function addBar() {
		var clear;

		document.body.appendChild(template.content.cloneNode(true));
		bar = document.querySelector('.tray');
		clear = bar.querySelector('.turns button');
		clear.addEventListener('click', function () {
			keep([]);
			(firstButton() || document.body).focus();
		});
	}

	// Without storage the next page learns of the tray from its address.
	function carry(event) {
		var link = event.target.closest && event.target.closest('a[href]');
		var url = link && new URL(link.href, location.href);

		if (storage || !chosen.length || !url || url.href.indexOf(root.href) !== 0 || /^#/.test(link.getAttribute('href')))
			return;
		url.searchParams.set('tray', window.strataTray.ids().join(','));
		link.href = url.href;
	}

	addBar();
	offerPage();
	show();
	document.addEventListener('click', carry, true);
	window.addEventListener('storage', function (event) {
		if (event.key === key || event.key === null) {
			chosen = readStorage();
			show();
		}
	});
	window.addEventListener('pageshow', function (event) {
		if (event.persisted && storage) {
			chosen = readStorage();
			show();
		}
	});
})();
