// The page about embedding: makes from the reader's choice the script tag, the
// frame, and a preview.  The address keeps the choice.
(function () {
	'use strict';

	var form = document.getElementById('embedding');
	var base = form.dataset.base, root = form.dataset.root;
	var fields = [].slice.call(form.querySelectorAll('select'));

	function part(name) {
		return form.querySelector('[data-part="' + name + '"]');
	}

	function escaped(text) {
		return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
	}

	function chosen() {
		return fields.filter(function (field) { return field.value; });
	}

	function query(list) {
		var search = new URLSearchParams();

		list.forEach(function (field) { search.set(field.name, field.value); });
		return search.toString() ? '?' + search : '';
	}

	function preview(show, filter) {
		var old = part('preview').firstChild, frame = document.createElement('iframe');

		frame.src = root + 'embed/' + show + '/index.html' + filter;
		frame.title = part('preview').dataset.title;
		if (old)
			part('preview').replaceChild(frame, old);    // so that Back leaves the page, not the preview
		else
			part('preview').appendChild(frame);
	}

	function write() {
		var show = form.elements.show, filters = chosen().filter(function (field) { return field !== show; });
		var title = show.options[show.selectedIndex].dataset.title, filter = query(filters);

		part('script').textContent = '<script src="' + escaped(base) + 'embed/embed.js" data-show="' + escaped(show.value) + '"' +
			filters.map(function (field) { return ' data-' + field.name + '="' + escaped(field.value) + '"'; }).join('') +
			' data-title="' + escaped(title) + '" async></' + 'script>';
		part('frame').textContent = '<iframe src="' + escaped(base + 'embed/' + show.value + '/' + filter) +
			'" title="' + escaped(title) + '" width="100%" height="480" loading="lazy"></iframe>';
		preview(show.value, filter);
	}

	function read() {
		var search = new URLSearchParams(location.search);

		fields.forEach(function (field) {
			var value = search.get(field.name), known = [].some.call(field.options, function (option) { return option.value === value; });

			field.value = known ? value : field.options[0].value;
		});
	}

	form.addEventListener('change', function () {
		history.replaceState(null, '', location.pathname + query(chosen()));
		write();
	});
	form.addEventListener('submit', function (event) { event.preventDefault(); });
	form.hidden = false;
	read();
	write();
})();
