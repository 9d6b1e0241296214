// All results of a search, on the page that lists everything by letter: what is
// looked for stands in the address, ?q=…, so that Back, reload and a link show
// the same.  Without it the page stays as it is.
(function () {
	'use strict';

	var MOST_OF_GROUP = 200;

	var form = document.getElementById('search'), say = form.dataset;
	var results = document.getElementById('results'), letters = document.getElementById('letters');
	var query = (new URLSearchParams(location.search).get('q') || '').trim();

	function addGroup(group) {
		var section = document.createElement('section'), title = document.createElement('h2');
		var list = document.createElement('ul'), count = document.createElement('span'), more;

		title.textContent = group.name + ' ';
		count.className = 'n';
		count.textContent = group.finds.length.toLocaleString('en');
		title.appendChild(count);
		section.appendChild(title);
		group.finds.slice(0, MOST_OF_GROUP).forEach(function (find) {
			list.appendChild(document.createElement('li')).appendChild(strata.linkTo(find));
		});
		section.appendChild(list);
		if (group.finds.length > MOST_OF_GROUP) {
			more = section.appendChild(document.createElement('p'));
			more.className = 'fine';
			more.textContent = say.more + ' ' + (group.finds.length - MOST_OF_GROUP).toLocaleString('en');
		}
		results.insertBefore(section, results.lastElementChild);
	}

	function show(find) {
		var found = find ? find(query) : [], heading = document.getElementById('heading');

		heading.textContent = !find ? say.failed : found.length ? strata.countText(found.length, query) :
			say.none + ' “' + query + '”';
		document.title = heading.textContent + document.title.replace(/^.*?(?= · )/, '');
		strata.groupsOf(found, Infinity, Infinity).forEach(addGroup);
		results.hidden = !found.length;
		letters.hidden = found.length > 0;
	}

	if (!query)
		return;
	form.elements.q.value = query;
	letters.hidden = true;
	strata.whenLoaded(show);
})();
