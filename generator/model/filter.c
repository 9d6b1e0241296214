#include "model/filter.h"

static bool in_layer(const struct entry *e, struct str word)
{
	if (str_eq(e->layer->id.s, word))
		return true;
	for (size_t i = 0; i < e->also.n; i++)
		if (str_eq(e->also.at[i]->layer_id.s, word))
			return true;
	return false;
}

static bool has_capability(const struct entry *e, struct str word)
{
	for (size_t i = 0; i < e->claims.n; i++)
		if (str_eq(e->claims.at[i].id.s, word))
			return true;
	return false;
}

static bool is_one(const struct texts *texts, struct str word)
{
	for (size_t i = 0; i < texts->n; i++)
		if (str_eq(texts->at[i].s, word))
			return true;
	return false;
}

static bool has_seam(const struct entry *e, struct str word)
{
	return str_eq(e->seam.s, word);
}

static bool has_traffic(const struct entry *e, struct str word)
{
	return is_one(&e->traffic_via, word);
}

static bool has_metrics(const struct entry *e, struct str word)
{
	return is_one(&e->metrics_via, word);
}

/* "Deployment" is met by "apps/v1 Deployment". */
static bool drives(const struct entry *e, struct str word)
{
	for (size_t i = 0; i < e->drives.n; i++) {
		struct str kind = e->drives.at[i].s, rest;

		str_cut(kind, ' ', &rest);
		if (str_eq(kind, word) || str_eq(rest, word))
			return true;
	}
	return false;
}

static bool consumes(const struct entry *e, struct str word)
{
	return is_one(&e->consumes.ids, word);
}

static bool produces(const struct entry *e, struct str word)
{
	return is_one(&e->produces.ids, word);
}

static bool is_kind(const struct entry *e, struct str word)
{
	return str_eq(e->kind.s, word);
}

static bool has_status(const struct entry *e, struct str word)
{
	return str_eq(e->status.s.n ? e->status.s : STR("active"), word);
}

static bool has_foundation(const struct entry *e, struct str word)
{
	return e->maturity && str_eq(e->maturity->foundation.s, word);
}

static bool has_level(const struct entry *e, struct str word)
{
	return e->maturity && str_eq(e->maturity->level.s, word);
}

static bool has_license(const struct entry *e, struct str word)
{
	return e->license && str_eq(e->license->spdx.s, word);
}

static bool rolls_back(const struct entry *e, struct str word)
{
	return e->rollback && str_eq(e->rollback->by.s, word);
}

static bool returns_status(const struct entry *e, struct str word)
{
	return e->placement && e->placement->status_return.said &&
	       e->placement->status_return.yes == str_is(word, "true");
}

const struct filter_field filter_fields[] = {
	{"layer", FILTER_LAYERS, NULL, in_layer},
	{"capability", FILTER_CAPABILITIES, NULL, has_capability},
	{"seam", FILTER_WORDS, "seam", has_seam},
	{"traffic_via", FILTER_WORDS, "traffic", has_traffic},
	{"metrics_via", FILTER_WORDS, "metrics", has_metrics},
	{"drives", FILTER_FREE, NULL, drives},
	{"consumes", FILTER_INTERFACES, NULL, consumes},
	{"produces", FILTER_INTERFACES, NULL, produces},
	{"kind", FILTER_WORDS, "kind", is_kind},
	{"foundation", FILTER_WORDS, "foundation", has_foundation},
	{"maturity", FILTER_WORDS, "maturity", has_level},
	{"license", FILTER_FREE, NULL, has_license},
	{"status", FILTER_WORDS, "status", has_status},
	{"rollback", FILTER_WORDS, "rollback", rolls_back},
	{"status_return", FILTER_ANSWER, NULL, returns_status},
};
const size_t n_filter_fields = sizeof(filter_fields) / sizeof(filter_fields[0]);

const struct filter_field *filter_field_find(struct str name)
{
	for (size_t i = 0; i < n_filter_fields; i++)
		if (str_is(name, filter_fields[i].name))
			return &filter_fields[i];
	return NULL;
}

static bool meets(const struct filter_term *t, const struct entry *e)
{
	for (size_t i = 0; i < t->words.n; i++)
		if (t->field->has(e, t->words.at[i].s))
			return true;
	return false;
}

/* Every term is met; `*of_status` when one of them speaks of the status. */
static bool meets_all(const struct filter *f, const struct entry *e,
		      bool *of_status)
{
	for (size_t i = 0; i < f->terms.n; i++) {
		*of_status =
			*of_status || f->terms.at[i].field->has == has_status;
		if (!meets(&f->terms.at[i], e))
			return false;
	}
	return true;
}

bool filter_takes(const struct filter *f, const struct entry *e)
{
	bool of_status = false, unused = false;

	if (!meets_all(f, e, &of_status))
		return false;
	if (!of_status && has_status(e, STR("archived")))
		return false;
	return !f->except || !meets_all(f->except, e, &unused);
}

struct entries filter_entries(struct arena *a, const struct filter *f,
			      const struct entries *all)
{
	struct entries out = {0};

	for (size_t i = 0; i < all->n; i++)
		if (filter_takes(f, all->at[i]))
			*list_add(a, &out) = all->at[i];
	return out;
}
