// Finds by name and text, forgiving of typing errors, accents and word order.
//
// Knows no page: strata.openIndex takes what assets/index.*.js sets (see
// generator/view/search_index.c) and gives a function from what was typed to
// [{find, score}], the best first; a find is {name, label, group, kind, within,
// href, hue}.  Its property "all" lists every find.
(function () {
	'use strict';

	var TEXT = 0.5;          // a word in a text is worth this much of one in a name
	var REST = 0.2;          // what a name loses at most that says much more
	var BEGINS = 1.1;        // what a name gains that begins with what was typed
	var WITHIN = 1.1;        // what a find gains that is part of a better one
	var TELLING = 0.7;       // so much as good as the best is a match worth showing
	var LEAST = 0.35;        // and so much as good as the best is a find
	var LONGEST = 24;        // letters of a word; what follows is passed over
	var MOST_WORDS = 8;      // of a query

	// Letters and digits, in small letters and without accents.
	function wordsOf(text) {
		var plain = text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();

		return (plain.match(/[\p{L}\p{N}]+/gu) || []).map(function (word) { return word.slice(0, LONGEST); });
	}

	// "clusters" as "cluster", as the index has it.
	function singular(word) {
		return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
	}

	function slugOf(name) {
		return name.replace(/[A-Z]/g, function (c) { return c.toLowerCase(); })
			.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
	}

	// How many typing errors a word may have; in "if04" one would be another thing.
	function mostErrors(word) {
		var n = word.length;

		return n < 3 || n < 6 && /[0-9]/.test(word) ? 0 : n < 5 ? 1 : n < 13 ? 2 : 3;
	}

	// Three rows of the table of distances, which every comparison uses anew.
	var rows = [new Uint8Array(LONGEST * 3 + 2), new Uint8Array(LONGEST * 3 + 2), new Uint8Array(LONGEST * 3 + 2)];

	// How well `typed` fits `word`, from 0 to 1: letters left out, put in, changed
	// or swapped with the next are errors, and `typed` may be the beginning alone.
	function fit(typed, word, most) {
		var n = typed.length, m = word.length, before, last = rows[1], row = rows[2], swap;
		var i, j, from, to, best, errors, whole, far = most + 1;

		if (m < n - most)
			return 0;
		if (word.lastIndexOf(typed, 0) === 0)
			return m === n ? 1 : 0.72 + 0.25 * n / m;
		if (!most)
			return 0;
		for (j = 0; j <= Math.min(m, most + 1); j++)
			last[j] = j;
		before = rows[0];
		for (i = 1; i <= n; i++) {
			from = Math.max(1, i - most);
			to = Math.min(m, i + most);
			best = row[from - 1] = from === 1 ? i : far;
			for (j = from; j <= to; j++) {
				errors = Math.min(
					last[j - 1] + (typed.charCodeAt(i - 1) === word.charCodeAt(j - 1) ? 0 : 1),
					row[j - 1] + 1,
					j < i + most ? last[j] + 1 : far);
				if (i > 1 && j > 1 && typed.charCodeAt(i - 1) === word.charCodeAt(j - 2) &&
					typed.charCodeAt(i - 2) === word.charCodeAt(j - 1))
					errors = Math.min(errors, before[j - 2] + 1);
				row[j] = errors;
				best = Math.min(best, errors);
			}
			if (best > most)
				return 0;
			swap = before;
			before = last;
			last = row;
			row = swap;
		}
		whole = m <= n + most ? last[m] : far;
		best = whole <= most ? 1 - 1.3 * whole / (n + 1) : 0;
		for (j = Math.max(1, n - most); j <= Math.min(m, n + most); j++)
			if (last[j] <= most)
				best = Math.max(best, (1 - 1.6 * last[j] / n) * (0.72 + 0.25 * Math.min(1, n / m)));
		return Math.max(best, 0);
	}

	//
	// The index as it comes
	//

	// Numbers to base 42: the last digit is one of the first 42, the others are not.
	var DIGITS = '()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~';

	function numbersOf(text) {
		var at = 0;

		return function () {
			var n = 0, digit;

			do {
				digit = DIGITS.indexOf(text[at++]);
				n = n * 42 + digit % 42;
			} while (digit >= 42);
			return n;
		};
	}

	function readTexts(index) {
		var next = numbersOf(index.places), last = '';

		return index.words.split(' ').filter(Boolean).map(function (packed) {
			var n = next(), at = 0, finds = [];

			last = last.slice(0, packed.charCodeAt(0) - 65) + packed.slice(1);
			while (n--)
				finds.push(at += next());
			return { word: last, finds: finds };
		});
	}

	function readFinds(index) {
		var finds = [];

		index.kinds.forEach(function (kind, number) {
			kind.names.forEach(function (name, i) {
				finds.push({
					name: name, label: kind.labels[i] || '', group: kind.name, kind: number,
					within: kind.within[i], slug: kind.slugs[i] || slugOf(name), at: kind.at,
					hue: kind.hues ? 'c' + (i + 1) : ''
				});
			});
		});
		finds.forEach(function (find) { find.within = finds[find.within] || null; });
		finds.forEach(function (find) {
			find.href = find.at.replace('*', function () { return find.slug; })
				.replace('+', function () { return find.within.slug; });
			for (var whole = find; whole && !find.hue; whole = whole.within)
				find.hue = whole.hue;
		});
		return finds;
	}

	//
	// Words, and where they stand
	//

	function Words() {
		this.all = [];             // {word, finds}
		this.byWord = new Map();
	}

	Words.prototype.add = function (word, find) {
		var entry = this.byWord.get(word);

		if (!entry) {
			this.byWord.set(word, entry = { word: word, finds: [] });
			this.all.push(entry);
		}
		if (entry.finds[entry.finds.length - 1] !== find)
			entry.finds.push(find);
	};

	// Puts into `worth`, for each find, how well its best word fits, times `share`.
	// Gives the best fit, or `floor` where that is better, and how many finds have
	// one about as good.
	function look(all, typed, worth, share, floor) {
		var most = mostErrors(typed), fits = new Float32Array(all.length), best = floor, count = 0, i, k, finds;

		for (i = 0; i < all.length; i++)
			best = Math.max(best, fits[i] = fit(typed, all[i].word, most));
		for (i = 0; i < all.length; i++) {
			if (!fits[i] || fits[i] < best * TELLING)
				continue;
			finds = all[i].finds;
			if (fits[i] >= best - 0.05)
				count += finds.length;
			for (k = 0; k < finds.length; k++)
				worth[finds[k]] = Math.max(worth[finds[k]], share * fits[i]);
		}
		return { best: best, count: count };
	}

	function openIndex(index) {
		var finds = readFinds(index), texts = readTexts(index);
		var names = new Words(), joined = new Words(), spellings = new Set();
		var passedOver = new Set(index.passedOver.split(' '));

		// Words that say something, or all if none does.
		function telling(words) {
			var left = words.filter(function (word) { return !passedOver.has(word); });

			return left.length ? left : words;
		}

		finds.forEach(function (find, i) {
			var words = wordsOf(find.name), label = wordsOf(find.label);

			find.joined = words.join('').slice(0, 3 * LONGEST);
			words.forEach(function (word) { spellings.add(word); });
			telling(words).concat(label).forEach(function (word) { names.add(singular(word), i); });
			joined.add(find.joined, i);
			if (label.length > 1)
				joined.add(label.join(''), i);
		});

		// "k8s" is short for a word of k, eight letters and s, if a name has one.
		function spelledOut(word) {
			var parts = /^([a-z])([0-9]{1,2})([a-z])$/.exec(word), meant;

			if (!parts)
				return word;
			meant = new RegExp('^' + parts[1] + '.{' + parts[2] + '}' + parts[3] + '$');
			return Array.from(spellings).find(function (spelling) { return meant.test(spelling); }) || word;
		}

		// The worth of every find for all words that were typed: those that stand in
		// few finds count most, a find that lacks one loses by it, and so does a
		// name that says much more.
		function judge(words, worth) {
			var sum = new Float32Array(finds.length), had = new Float32Array(finds.length);
			var covered = new Float32Array(finds.length), total = 0, best = 0;

			words.forEach(function (word) {
				var one = new Float32Array(finds.length), typed = singular(word);
				var named = look(names.all, typed, one, 1, 0), told, weight, i;

				for (i = 0; i < finds.length; i++)
					covered[i] += one[i] * word.length;
				told = look(texts, typed, one, TEXT, named.best);
				weight = Math.log(1 + finds.length / (1 + named.count + told.count)) * Math.min(1, (1 + word.length) / 5);
				total += weight;
				best = Math.max(best, named.best);
				for (i = 0; i < finds.length; i++) {
					sum[i] += weight * one[i];
					had[i] += one[i] ? weight : 0;
				}
			});
			finds.forEach(function (find, i) {
				worth[i] = sum[i] / total * had[i] / total *
					(1 - REST + REST * Math.min(1, covered[i] / (find.joined.length || 1)));
			});
			return best;
		}

		// The same for what was typed as a whole: names written apart or together.
		function worthOf(words) {
			var worth = new Float32Array(finds.length), together = words.join('');

			look(joined.all, together, worth, 1, judge(telling(words), worth));
			finds.forEach(function (find, i) {
				if (find.joined.lastIndexOf(together, 0) === 0)
					worth[i] *= BEGINS;
				find.worth = worth[i];
			});
			finds.forEach(function (find, i) {
				if (find.within && find.within.worth > find.worth)
					worth[i] *= WITHIN;
			});
			return worth;
		}

		function find(query) {
			var words = wordsOf(query).slice(0, MOST_WORDS), spelled = words.map(spelledOut);
			var worth, best, found = [];

			if (!words.length)
				return [];
			worth = worthOf(words);
			if (spelled.join() !== words.join())
				worthOf(spelled).forEach(function (other, i) { worth[i] = Math.max(worth[i], other); });
			best = worth.reduce(function (a, b) { return Math.max(a, b); }, 0);
			finds.forEach(function (find, i) {
				if (worth[i] && worth[i] >= best * LEAST)
					found.push({ find: find, score: worth[i] });
			});
			return found.sort(function (a, b) {
				return b.score - a.score || a.find.kind - b.find.kind || a.find.joined.length - b.find.joined.length;
			});
		}

		find.all = finds;
		return find;
	}

	globalThis.strata = Object.assign(globalThis.strata || {}, { openIndex: openIndex, wordsOf: wordsOf });
})();
