// Puts a button beside what is worth copying: [data-copy] holds the text, and
// says in the attribute what the button is called.
(function () {
	'use strict';

	// Without leave to write to the clipboard, the text is selected instead.
	function select(source) {
		var range = document.createRange();

		range.selectNodeContents(source);
		getSelection().removeAllRanges();
		getSelection().addRange(range);
		return document.execCommand && document.execCommand('copy');
	}

	function copy(source, done) {
		var text = source.textContent.trim();

		if (navigator.clipboard)
			navigator.clipboard.writeText(text).then(done, function () {
				if (select(source))
					done();
			});
		else if (select(source))
			done();
	}

	[].forEach.call(document.querySelectorAll('[data-copy]'), function (source) {
		var button = document.createElement('button'), said = document.createElement('span');

		button.type = 'button';
		button.className = 'copy';
		button.textContent = source.dataset.copy;
		said.setAttribute('role', 'status');
		said.className = 'fine';
		button.addEventListener('click', function () {
			said.textContent = '';
			copy(source, function () { said.textContent = source.dataset.copied; });
		});
		source.parentNode.insertBefore(button, source.nextSibling);
		button.parentNode.insertBefore(said, button.nextSibling);
	});
})();
