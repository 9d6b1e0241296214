#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_TEXT = 1000 };

void diags_init(struct diags *d, struct arena *a)
{
	*d = (struct diags){.arena = a};
	d->last = &d->first;
}

static void append(struct diags *d, struct diag *made)
{
	made->next = NULL;
	*d->last = made;
	d->last = &made->next;
	d->count[made->severity] += !made->waived.n;
}

static struct diag *add(struct diags *d, const struct rule *rule,
			enum severity severity, struct pos at, const char *fmt,
			va_list ap)
{
	struct diag *made = arena_new(d->arena, struct diag);
	char text[LONGEST_TEXT];
	int n = vsnprintf(text, sizeof(text), fmt, ap);

	made->rule = rule;
	made->severity = severity;
	made->pos = at;
	made->text = arena_str(d->arena, str_c(text));
	if ((size_t)n >= sizeof(text)) /* never cut a character in two */
		while (made->text.n) {
			char last = made->text.p[made->text.n - 1];

			if (!(last & 0x80))
				break;
			made->text.n--;
			if ((last & 0xc0) == 0xc0)
				break;
		}
	append(d, made);
	return made;
}

struct diag *diags_add(struct diags *d, const struct rule *rule, struct pos at,
		       const char *fmt, ...)
{
	struct diag *made;
	va_list ap;

	va_start(ap, fmt);
	made = add(d, rule, rule->severity, at, fmt, ap);
	va_end(ap);
	return made;
}

struct diag *diags_add_as(struct diags *d, const struct rule *rule,
			  enum severity severity, struct pos at,
			  const char *fmt, ...)
{
	struct diag *made;
	va_list ap;

	va_start(ap, fmt);
	made = add(d, rule, severity, at, fmt, ap);
	va_end(ap);
	return made;
}

void diags_edit(struct diags *d, struct diag *found, struct pos at,
		struct str was, struct str now)
{
	struct edit *made = arena_new(d->arena, struct edit);
	struct edit **last = &found->edits;

	*made = (struct edit){.at = at, .was = was, .now = now};
	while (*last)
		last = &(*last)->next;
	*last = made;
}

void diags_take(struct diags *d, struct diags *from)
{
	for (struct diag *i = from->first, *next; i; i = next) {
		next = i->next;
		append(d, i);
	}
	diags_init(from, from->arena);
}

void diags_judge(struct diags *d, bool (*judge)(void *data, struct diag *i),
		 void *data)
{
	struct diag *i = d->first, *next;

	diags_init(d, d->arena);
	for (; i; i = next) {
		next = i->next;
		if (judge(data, i))
			append(d, i);
	}
}

static int by_place(const void *left, const void *right)
{
	const struct diag *a = *(struct diag *const *)left;
	const struct diag *b = *(struct diag *const *)right;
	int order = strcmp(a->pos.file ? a->pos.file : "",
			   b->pos.file ? b->pos.file : "");

	if (!order)
		order = (a->pos.line > b->pos.line) -
			(a->pos.line < b->pos.line);
	if (!order)
		order = (a->pos.col > b->pos.col) - (a->pos.col < b->pos.col);
	if (!order)
		order = strcmp(a->rule->id, b->rule->id);
	return order ? order : str_cmp(a->text, b->text);
}

void diags_sort(struct diags *d)
{
	struct diag **all;
	size_t n = 0, i = 0;

	for (struct diag *made = d->first; made; made = made->next)
		n++;
	all = arena_alloc(d->arena, (n + 1) * sizeof(struct diag *));
	for (struct diag *made = d->first; made; made = made->next)
		all[i++] = made;
	qsort(all, n, sizeof(all[0]), by_place);
	diags_init(d, d->arena);
	for (i = 0; i < n; i++)
		if (i == 0 || by_place(&all[i - 1], &all[i]))
			append(d, all[i]);
}

const struct rule *rule_tables_find(const struct rule_tables *t, struct str id,
				    enum rule_phase *phase)
{
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < *t->at[i].n; k++)
			if (str_is(id, t->at[i].rules[k].id)) {
				*phase = t->at[i].phase;
				return &t->at[i].rules[k];
			}
	return NULL;
}

const struct rule *rule_tables_nearest(const struct rule_tables *t,
				       struct str id)
{
	enum { NEAR = 3 };
	const struct rule *best = NULL;
	int distance = NEAR + 1;

	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < *t->at[i].n; k++) {
			const struct rule *r = &t->at[i].rules[k];
			int d = str_distance(id, str_c(r->id), NEAR);

			if (d < distance && 2 * (size_t)d <= id.n) {
				distance = d;
				best = r;
			}
		}
	return best;
}

const char *severity_name(enum severity s)
{
	static const char *const names[] = {"note", "warning", "error"};

	return names[s];
}
