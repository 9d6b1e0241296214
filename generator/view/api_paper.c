/* The paper for machines: chapters, terms, references. */
#include "view/api.h"
#include "view/parts.h"

#define MEMBERS static const struct api_member
#define RECORD(name, members)                                                  \
	static const struct api_record name = {API_ROWS(members)}

/*
 * Chapters
 */

static struct value *chapter_url(struct view *v, const void *record)
{
	return value_text(v->arena,
			  page_url(v->arena, v->catalogue,
				   path_of_chapter(v->arena, record)));
}

#define AT(member) offsetof(struct chapter, member)
MEMBERS chapter_members[] = {
	{"id", "the last part of its page's address", API_NAME, .at = AT(slug)},
	{"url", "its page", API_URL, .make = chapter_url, .sure = true},
	{"number", "its number; 0 stands before the first", API_NUMBER,
	 .at = AT(number)},
	{"title", "its title", API_PLAIN, .at = AT(title)},
	{"summary", "what it says, in one sentence", API_PLAIN,
	 .at = AT(summary)},
	{"layers", "the ids of the layers that it is about", API_TEXTS,
	 .at = AT(layer_ids)},
	{"checked", "the day on which it was read against its sources",
	 API_DATE, .at = AT(checked)},
};
RECORD(chapter, chapter_members);
#undef AT

const struct api_kind api_chapters = {
	.name = "chapters",
	.one = "chapter",
	.help = "The chapters of the paper; their text is on their pages",
	.record = &chapter,
	.own = true,
	.at = offsetof(struct catalogue, chapters),
};

/*
 * Terms
 */

static struct value *term_url(struct view *v, const void *record)
{
	const struct term *t = record;

	return value_text(v->arena,
			  arena_printf(v->arena, "%.*s#%.*s",
				       STR_ARG(page_url(v->arena, v->catalogue,
							path_of_glossary())),
				       STR_ARG(path_href(v->arena, t->id))));
}

#define AT(member) offsetof(struct term, member)
MEMBERS term_members[] = {
	{"id", "its key", API_NAME, .at = AT(id)},
	{"url", "where the glossary has it", API_URL, .make = term_url,
	 .sure = true},
	{"term", "the term as it stands in a sentence", API_PLAIN,
	 .at = AT(term)},
	{"definition", "what it means here", API_PLAIN, .at = AT(definition)},
	{"see", "the ids of other terms", API_TEXTS, .at = AT(see_ids)},
	{"sources", "the ids of references", API_TEXTS, .at = AT(sources)},
};
RECORD(term, term_members);
#undef AT

const struct api_kind api_terms = {
	.name = "terms",
	.one = "term",
	.help = "The words of the glossary",
	.record = &term,
	.own = true,
	.at = offsetof(struct catalogue, terms),
};

/*
 * References
 */

#define AT(member) offsetof(struct reference, member)
MEMBERS reference_members[] = {
	{"id", "its key", API_TEXT, .at = AT(key), .sure = true},
	{"number", "its number in the list; null when nothing cites it",
	 API_NUMBER, .at = AT(number)},
	{"title", "its title", API_TEXT, .at = AT(title)},
	{"author", "who wrote it", API_TEXT, .at = AT(author)},
	{"url", "where it is", API_URL, .at = AT(url)},
	{"date", "the day on which it appeared", API_DATE, .at = AT(date)},
	{"year", "the year, where the day is not known", API_NUMBER,
	 .at = AT(year)},
	{"accessed", "the day on which it was read", API_DATE,
	 .at = AT(accessed)},
	{"note", "what it is for", API_TEXT, .at = AT(note)},
};
RECORD(reference, reference_members);
#undef AT

const struct api_kind api_references = {
	.name = "references",
	.one = "reference",
	.help = "What the paper, architectures, comparisons and guide cite",
	.record = &reference,
	.own = true,
	.at = offsetof(struct catalogue, references),
};
