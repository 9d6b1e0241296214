/* Turn the ids of an own catalogue into pointers, and report the dangling. */
#include "load/loader.h"

/* So many letters may be wrong of an id that is guessed. */
enum { NEAR_ID = 2 };

static void dangling(struct loader *l, const struct map *by_id,
		     const struct text *t, const char *what)
{
	struct str near = {0};

	if (l->compared < LOAD_MOST_COMPARED)
		near = map_nearest(by_id, t->s, NEAR_ID);
	l->compared += by_id->n;
	diags_add(l->diags, &load_rules[RULE_REFERENCE], t->pos,
		  "there is no %s '%.*s'%s%.*s%s", what, STR_ARG(t->s),
		  near.n ? " (did you mean '" : "", STR_ARG(near),
		  near.n ? "'?)" : "");
}

static void doubled(struct loader *l, const struct text *t, const char *what)
{
	diags_add(l->diags, &load_rules[RULE_DUPLICATE], t->pos,
		  "there are two of %s '%.*s'", what, STR_ARG(t->s));
}

void *load_resolve(struct loader *l, const struct map *by_id,
		   const struct text *id, const char *what)
{
	void *found = id->s.n ? map_find(by_id, id->s) : NULL;

	if (id->s.n && !found)
		dangling(l, by_id, id, what);
	return found;
}

void load_index(struct loader *l, struct map *by_id, const struct text *id,
		void *record, const char *what)
{
	if (!id->s.n)
		return;
	if (map_find(by_id, id->s))
		doubled(l, id, what);
	else
		map_put(l->arena, by_id, id->s, record);
}

static void link_interfaces(struct loader *l)
{
	struct model *m = &l->catalogue->model;

	for (size_t i = 0; i < m->interfaces.n; i++) {
		struct interface *f = m->interfaces.at[i];

		f->pos = f->id.pos;
		load_index(l, &m->interface_by_id, &f->id, f, "interface");
		f->from =
			load_resolve(l, &m->layer_by_id, &f->from_id, "layer");
		for (size_t k = 0; k < f->to_ids.n; k++) {
			struct layer *to = load_resolve(
				l, &m->layer_by_id, &f->to_ids.at[k], "layer");

			if (to)
				*list_add(l->arena, &f->to) = to;
		}
	}
}

/* A concept's ids name capabilities, interfaces or words of traffic. */
static void link_concepts(struct loader *l)
{
	struct model *m = &l->catalogue->model;

	for (size_t i = 0; i < CONCEPTS; i++)
		for (size_t k = 0; k < m->concepts[i].n; k++) {
			const struct text *id = &m->concepts[i].at[k];

			if (i == CONCEPT_FLAG_DECISION)
				load_resolve(l, &m->interface_by_id, id,
					     "interface");
			else if (i != CONCEPT_RETIRED_TRAFFIC)
				load_resolve(l, &m->capability_by_id, id,
					     "capability");
		}
}

static void link_conditions(struct loader *l, const struct profile *p)
{
	struct model *m = &l->catalogue->model;

	for (size_t i = 0; i < p->conditions.n; i++) {
		struct condition *c = p->conditions.at[i];

		load_index(l, &m->condition_by_id, &c->id, c, "condition");
		if (c->raw_filter)
			c->filter = load_filter(l, c->raw_filter, NULL);
		for (size_t k = 0; k < c->inside.n; k++)
			load_resolve(l, &m->interface_by_id, &c->inside.at[k],
				     "interface");
	}
}

static void link_profile(struct loader *l, struct profile *p)
{
	struct model *m = &l->catalogue->model;

	load_index(l, &m->profile_by_id, &p->id, p, "profile");
	for (const struct value *any = p->needs ? p->needs->first : NULL; any;
	     any = any->next)
		for (const struct value *v = any->first; v; v = v->next) {
			struct text id = {v->text, v->pos};

			load_resolve(l, &m->capability_by_id, &id,
				     "capability");
		}
	link_conditions(l, p);
}

static void link_rules(struct loader *l)
{
	struct model *m = &l->catalogue->model;

	for (size_t i = 0; i < m->dependencies.n; i++) {
		struct allowed *d = m->dependencies.at[i];

		load_resolve(l, &m->layer_by_id, &d->from, "layer");
		load_resolve(l, &m->layer_by_id, &d->to, "layer");
		load_resolve(l, &m->interface_by_id, &d->via, "interface");
	}
	for (size_t i = 0; i < m->field_ownership.n; i++)
		load_resolve(l, &m->layer_by_id,
			     &m->field_ownership.at[i]->owner_layer, "layer");
	for (size_t i = 0; i < m->profiles.n; i++)
		link_profile(l, m->profiles.at[i]);
}

void link_model(struct loader *l)
{
	struct model *m = &l->catalogue->model;

	for (size_t i = 0; i < m->layers.n; i++) {
		m->layers.at[i]->index = i;
		m->layers.at[i]->pos = m->layers.at[i]->id.pos;
		load_index(l, &m->layer_by_id, &m->layers.at[i]->id,
			   m->layers.at[i], "layer");
	}
	for (size_t i = 0; i < m->capabilities.n; i++) {
		struct capability *c = m->capabilities.at[i];

		c->pos = c->id.pos;
		load_index(l, &m->capability_by_id, &c->id, c, "capability");
		c->layer =
			load_resolve(l, &m->layer_by_id, &c->layer_id, "layer");
		if (c->layer)
			*list_add(l->arena, &c->layer->capabilities) = c;
	}
	for (size_t i = 0; i < m->personas.n; i++) {
		struct persona *p = m->personas.at[i];

		load_index(l, &m->persona_by_id, &p->id, p, "persona");
		load_resolve(l, &m->layer_by_id, &p->layer_id, "layer");
	}
	for (size_t i = 0; i < m->layers.n; i++)
		load_resolve(l, &m->persona_by_id, &m->layers.at[i]->persona,
			     "persona");
	link_interfaces(l);
	link_concepts(l);
	link_rules(l);
	for (size_t i = 0; i < l->catalogue->site.colours.n; i++)
		load_resolve(l, &m->layer_by_id,
			     &l->catalogue->site.colours.at[i]->layer, "layer");
}

/* The capabilities that an entry claims, and where the landscape shows it. */
static void link_claims(struct loader *l, struct entry *e)
{
	const struct map *by_id = &l->catalogue->model.capability_by_id;
	struct capability *home = NULL;

	for (size_t i = 0; i < e->claims.n; i++) {
		struct claim *claim = &e->claims.at[i];

		claim->capability =
			load_resolve(l, by_id, &claim->id, "capability");
		if (!claim->capability)
			continue;
		*list_add(l->arena, &claim->capability->claims) = e;
		if (!home && claim->capability->layer == e->layer)
			home = claim->capability;
	}
	if (home)
		*list_add(l->arena, &home->placed) = e;
	*list_add(l->arena, &e->layer->entries) = e;
}

static void link_interfaces_of(struct loader *l, struct entry *e,
			       struct interface_refs *refs, bool producer)
{
	for (size_t i = 0; i < refs->ids.n; i++) {
		struct interface *f =
			load_resolve(l, &l->catalogue->model.interface_by_id,
				     &refs->ids.at[i], "interface");

		if (!f)
			continue;
		*list_add(l->arena, &refs->found) = f;
		*list_add(l->arena, producer ? &f->producers : &f->consumers) =
			e;
	}
}

static void link_entry(struct loader *l, struct entry *e)
{
	struct catalogue *c = l->catalogue;

	link_claims(l, e);
	for (size_t i = 0; i < e->also.n; i++) {
		struct also *also = e->also.at[i];

		also->layer = load_resolve(l, &c->model.layer_by_id,
					   &also->layer_id, "layer");
		also->interface =
			load_resolve(l, &c->model.interface_by_id,
				     &also->interface_id, "interface");
		if (also->interface)
			*list_add(l->arena, &also->interface->internal) = e;
	}
	link_interfaces_of(l, e, &e->consumes, false);
	link_interfaces_of(l, e, &e->produces, true);
	for (size_t i = 0; i < e->depends_on.n; i++) {
		struct dependency *d = e->depends_on.at[i];
		struct entry *on =
			load_resolve(l, &c->entry_by_id, &d->id, "entry");

		d->entry = on;
		if (on)
			*list_add(l->arena, &on->used_by) = e;
	}
	if (!str_is(e->successor_id.s, "none"))
		e->successor = load_resolve(l, &c->entry_by_id,
					    &e->successor_id, "entry");
	for (size_t i = 0; i < e->evidence.n; i++)
		load_resolve(l, &c->model.capability_by_id,
			     &e->evidence.at[i].key, "capability");
}

/* A word of a vocabulary names the entry that has it as its id, if one does. */
static struct entry *entry_of_word(struct loader *l, const struct text *word)
{
	return map_find(&l->catalogue->entry_by_id, word->s);
}

static void link_words(struct loader *l, struct entry *e)
{
	struct entry *via;

	for (size_t i = 0; i < e->traffic_via.n; i++)
		if ((via = entry_of_word(l, &e->traffic_via.at[i])))
			*list_add(l->arena, &via->routed_by) = e;
	for (size_t i = 0; i < e->metrics_via.n; i++)
		if ((via = entry_of_word(l, &e->metrics_via.at[i])))
			*list_add(l->arena, &via->queried_by) = e;
}

void link_entries(struct loader *l)
{
	struct entries *entries = &l->catalogue->entries;

	for (size_t i = 0; i < entries->n; i++) {
		link_entry(l, entries->at[i]);
		link_words(l, entries->at[i]);
	}
}
