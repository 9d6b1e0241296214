// The guide step by step: reads the questions from the page, keeps the answers
// in the address, and narrows down what comes into question.
//
// The address says which answers were given, in order: #way=id.answer,id.-
// where "-" is a question that was passed over.
(function () {
	'use strict';

	var form = document.getElementById('steps');
	var known = {}, arrow = false;
	var questions = [].map.call(document.querySelectorAll('.question'), readQuestion);
	var byId = {};

	questions.sort(function (a, b) { return a.number - b.number; });
	questions.forEach(function (q, i) { q.index = i; byId[q.id] = q; });
	[].forEach.call(document.getElementById('known').content.querySelectorAll('li'), function (li) {
		known[li.dataset.id] = li;
	});

	function readQuestion(section) {
		return {
			id: section.dataset.id,
			number: +section.querySelector('h3 .n').textContent,
			decision: section.dataset.decision,
			decisionName: section.dataset.decisionName,
			title: section.querySelector('h3'),
			why: section.querySelector('.why'),
			answers: [].map.call(section.querySelectorAll('tbody tr'), readAnswer)
		};
	}

	function readAnswer(row) {
		return {
			id: row.dataset.answer,
			next: row.dataset.next,
			entries: row.dataset.entries === undefined ? null :
				row.dataset.entries.split(' ').filter(Boolean),
			label: row.querySelector('th'),
			reason: row.querySelector('.reason'),
			targets: row.querySelectorAll('.target.page')
		};
	}

	// The way so far: pairs of a question and an answer, or null for none.
	function readWay() {
		var spelt = /^#way=(.*)$/.exec(location.hash), way = [];

		if (!spelt)
			return way;
		decodeURIComponent(spelt[1]).split(',').forEach(function (step) {
			var dot = step.lastIndexOf('.');
			var q = byId[step.slice(0, dot)], last = way[way.length - 1];
			var answer = q && q.answers.filter(function (a) { return a.id === step.slice(dot + 1); })[0];

			if (q && (!last || q.index > last.question.index))
				way.push({ question: q, answer: answer || null });
		});
		return way;
	}

	function spell(way) {
		return '#way=' + way.map(function (step) {
			return step.question.id + '.' + (step.answer ? step.answer.id : '-');
		}).join(',');
	}

	// What is asked after the way: a question, or undefined at the end.
	function following(way) {
		var last = way[way.length - 1];

		if (!last)
			return questions[0];
		if (last.answer && last.answer.next)
			return byId[last.answer.next];
		return questions[last.question.index + 1];
	}

	function part(name) {
		return form.querySelector('[data-part="' + name + '"]');
	}

	function copyInto(target, source) {
		[].forEach.call(source.childNodes, function (node) { target.appendChild(node.cloneNode(true)); });
		return target;
	}

	function element(name, text) {
		var made = document.createElement(name);

		if (text)
			made.textContent = text;
		return made;
	}

	function showQuestion(q, way) {
		var fields = part('question'), legend = element('legend');

		part('asked').hidden = !q;
		fields.textContent = '';
		part('back').hidden = !way.length;
		part('take').hidden = true;
		if (!q)
			return;
		copyInto(legend, q.title);
		fields.appendChild(legend);
		fields.appendChild(copyInto(element('p'), q.why));
		q.answers.forEach(function (a) {
			var label = element('label'), input = element('input');

			input.type = 'radio';
			input.name = 'answer';
			input.value = a.id;
			label.appendChild(input);
			label.appendChild(copyInto(element('b'), a.label));
			label.appendChild(copyInto(element('span'), a.reason));
			fields.appendChild(label);
		});
	}

	// The answers of each decision, in the order in which they were given.
	function decisions(way) {
		var list = [];

		way.forEach(function (step) {
			var found = list.filter(function (d) { return d.id === step.question.decision; })[0];

			if (!step.answer)
				return;
			if (!found)
				list.push(found = { id: step.question.decision, name: step.question.decisionName, steps: [] });
			found.steps.push(step);
		});
		return list;
	}

	// Entries that most of the narrowing answers let through, and which those are.
	function shortList(steps) {
		var narrowing = steps.filter(function (step) { return step.answer.entries; }), reasons = {}, most = 0;

		narrowing.forEach(function (step) {
			step.answer.entries.forEach(function (id) {
				(reasons[id] = reasons[id] || []).push(step);
				most = Math.max(most, reasons[id].length);
			});
		});
		return {
			ids: Object.keys(known).filter(function (id) { return reasons[id] && reasons[id].length === most; }),
			reasons: reasons,
			whole: most === narrowing.length,
			empty: narrowing.length > 0 && !most
		};
	}

	// What several answers lead to stands once, with the reason of each.
	function showDecision(d, into) {
		var found = shortList(d.steps), list = element('ul'), listed = {};

		into.appendChild(element('h3', d.name));
		if (!found.whole || found.empty)
			into.appendChild(element('p', form.dataset.partial));
		d.steps.forEach(function (step) {
			[].forEach.call(step.answer.targets, function (target) {
				var href = target.querySelector('a').href;
				var li = listed[href] = listed[href] || list.appendChild(copyInto(element('li'), target));

				copyInto(li.appendChild(element('div')), step.answer.reason).className = 'fine';
			});
		});
		found.ids.forEach(function (id) {
			var li = copyInto(element('li'), known[id]);

			found.reasons[id].forEach(function (step) {
				var why = element('div', form.dataset.because + ' ' + step.question.title.textContent.trim() + ' ');

				why.className = 'fine';
				copyInto(why.appendChild(element('b')), step.answer.label);
				li.appendChild(why);
			});
			list.appendChild(li);
		});
		into.appendChild(list);
	}

	function show() {
		var way = readWay(), q = following(way), result = part('result');

		showQuestion(q, way);
		part('end').hidden = !!q;
		part('progress').textContent = q ? q.number + ' / ' + questions.length : '';
		part('none').hidden = decisions(way).length > 0;
		result.textContent = '';
		decisions(way).forEach(function (d) { showDecision(d, result); });
	}

	function go(way) {
		location.hash = spell(way);
	}

	function take(id) {
		var way = readWay(), q = following(way);

		if (!q)
			return;
		go(way.concat({ question: q, answer: q.answers.filter(function (a) { return a.id === id; })[0] }));
		part('question').focus();
	}

	// A click or the space bar answers.  Who goes over the answers by arrow keys
	// marks each on the way, so there it takes Enter or the button.
	form.addEventListener('keydown', function (event) {
		arrow = /^Arrow/.test(event.key);
	});
	form.addEventListener('pointerdown', function () { arrow = false; });
	form.addEventListener('change', function (event) {
		if (event.target.name !== 'answer')
			return;
		if (arrow)
			part('take').hidden = false;
		else
			take(event.target.value);
	});
	form.addEventListener('submit', function (event) {
		var marked = form.querySelector('input:checked');

		event.preventDefault();
		if (marked)
			take(marked.value);
	});
	form.addEventListener('click', function (event) {
		var way = readWay(), q = following(way), name = event.target.dataset.part;

		if (name === 'back') {
			go(way.slice(0, -1));
			if (way.length === 1)
				part('question').focus();    // the button goes
		} else if (name === 'skip' && q)
			go(way.concat({ question: q, answer: null }));
		else if (name === 'again')
			go([]);
	});
	window.addEventListener('hashchange', show);
	form.hidden = false;
	show();
})();
