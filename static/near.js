// Logos of the landscape come when the screen is near.  Browsers begin two screens
// ahead, which for a telephone is most of what it loads.  The style sheet leaves
// out, where there are scripts, what is not yet `near`.
(function () {
	'use strict';

	var watch = new IntersectionObserver(function (tiles) {
		tiles.forEach(function (tile) {
			if (!tile.isIntersecting)
				return;
			watch.unobserve(tile.target);
			tile.target.querySelector('img').classList.add('near');
		});
	}, { rootMargin: '50% 0px' });

	document.querySelectorAll('.section .tile > img').forEach(function (img) { watch.observe(img.parentNode); });
})();
