// Puts a part of the landscape into any page, where its script tag stands:
//
//   <script src="https://…/embed/embed.js" data-show="layers/delivery"
//           data-maturity="graduated" data-theme="dark" data-title="…" async></script>
//
// data-show names the part, data-title the frame; all other data- attributes
// become the address's filter.  The frame's height follows its content.
(function () {
	'use strict';

	var TALLEST = 50000;    // in px: more is no height that we told
	var script = document.currentScript;
	var here = new URL(script.src);
	var parts = (script.dataset.show || '').split('/').filter(Boolean);
	var frame = document.createElement('iframe');
	var address = new URL(parts.join('/') + '/index.html', here);

	Object.keys(script.dataset).forEach(function (key) {
		if (key !== 'show' && key !== 'title')
			address.searchParams.set(key, script.dataset[key]);
	});
	frame.src = address.href;
	frame.title = script.dataset.title || document.title;
	frame.loading = 'lazy';
	frame.style.cssText = 'display: block; width: 100%; height: 30rem; border: 0';

	// Only our own frame, and only while it shows our own site, may say how high.
	// Files have no origin that could be compared.
	window.addEventListener('message', function (event) {
		var told = event.data, ours = event.origin === here.origin || here.protocol === 'file:';

		if (event.source !== frame.contentWindow || !ours)
			return;
		if (told && told.strata === 'height' && told.height > 0 && told.height <= TALLEST)
			frame.style.height = told.height + 'px';
	});
	if (parts.length === 2)
		script.insertAdjacentElement('afterend', frame);
})();
