/* Entries for machines. */
#include "view/api.h"
#include "view/health.h"
#include "view/parts.h"

#define MEMBERS static const struct api_member
#define RECORD(name, members)                                                  \
	static const struct api_record name = {API_ROWS(members)}

/*
 * Parts of an entry
 */

#define AT(member) offsetof(struct license, member)
MEMBERS license_members[] = {
	{"spdx", "the licence as an SPDX expression", API_TEXT, .at = AT(spdx)},
	{"as", "source-available or document; null: open source", API_TEXT,
	 .at = AT(as)},
	{"checked", "the day on which the licence file was read", API_DATE,
	 .at = AT(checked)},
};
RECORD(license, license_members);
#undef AT

#define AT(member) offsetof(struct maturity_dates, member)
MEMBERS dates_members[] = {
	{"accepted", "taken in by the foundation", API_DATE,
	 .at = AT(accepted)},
	{"sandbox", "since when it has had that level", API_DATE,
	 .at = AT(sandbox)},
	{"incubating", "since when it has had that level", API_DATE,
	 .at = AT(incubating)},
	{"graduated", "since when it has had that level", API_DATE,
	 .at = AT(graduated)},
	{"archived", "archived by the foundation", API_DATE,
	 .at = AT(archived)},
};
const struct api_record api_dates = {API_ROWS(dates_members)};
#undef AT

#define AT(member) offsetof(struct maturity, member)
MEMBERS maturity_members[] = {
	{"foundation", "who gives the level", API_TEXT, .at = AT(foundation)},
	{"level", "graduated, incubating, sandbox or archived", API_TEXT,
	 .at = AT(level)},
	{"via", "the id of the parent project that has the level", API_TEXT,
	 .at = AT(via)},
	{"dates", "when it changed", API_RECORD, .at = AT(dates),
	 .record = &api_dates},
	{"source", "the foundation's own list, at a commit", API_TEXT,
	 .at = AT(source)},
	{"checked", "the day on which that list was read", API_DATE,
	 .at = AT(checked)},
};
RECORD(maturity, maturity_members);
#undef AT

#define AT(member) offsetof(struct also, member)
MEMBERS also_members[] = {
	{"layer", "the id of the further layer", API_TEXT, .at = AT(layer_id)},
	{"interface", "the id of the interface that is crossed inside",
	 API_TEXT, .at = AT(interface_id)},
	{"visibility", "whether others may use that interface", API_TEXT,
	 .at = AT(visibility)},
	{"reason", "what the entry does in that layer", API_PLAIN,
	 .at = AT(reason)},
};
RECORD(also, also_members);
#undef AT

#define AT(member) offsetof(struct analysis, member)
MEMBERS analysis_members[] = {
	{"comparison", "what figures are compared with", API_TEXT,
	 .at = AT(comparison)},
	{"on_failure", "what happens when they are bad", API_TEXT,
	 .at = AT(on_failure)},
};
RECORD(analysis, analysis_members);
#undef AT

#define AT(member) offsetof(struct rollback, member)
MEMBERS rollback_members[] = {
	{"by", "how it goes back", API_TEXT, .at = AT(by)},
	{"excludes", "what does not go back", API_TEXTS, .at = AT(excludes)},
};
RECORD(rollback, rollback_members);
#undef AT

#define AT(i) offsetof(struct opengitops, principle[i])
MEMBERS opengitops_members[] = {
	{"declarative", "desired state is expressed declaratively", API_ANSWER,
	 .at = AT(0)},
	{"versioned", "it is versioned and immutable", API_ANSWER, .at = AT(1)},
	{"pulled", "agents fetch it by themselves", API_ANSWER, .at = AT(2)},
	{"reconciled", "agents keep comparing and correcting", API_ANSWER,
	 .at = AT(3)},
};
RECORD(opengitops, opengitops_members);
#undef AT

#define AT(member) offsetof(struct placement, member)
MEMBERS placement_members[] = {
	{"mode", "how clusters are chosen", API_TEXT, .at = AT(mode)},
	{"status_return", "whether the state in the clusters comes back",
	 API_ANSWER, .at = AT(status_return)},
};
RECORD(placement, placement_members);
#undef AT

#define AT(member) offsetof(struct in_place, member)
MEMBERS in_place_members[] = {
	{"scope", "what changes without a new instance", API_TEXTS,
	 .at = AT(scope)},
	{"fallback", "what happens when it cannot", API_TEXT,
	 .at = AT(fallback)},
	{"preserves", "what the instance keeps", API_TEXTS,
	 .at = AT(preserves)},
};
RECORD(in_place, in_place_members);
#undef AT

#define AT(member) offsetof(struct operation, member)
MEMBERS operator_members[] = {
	{"role", "what it is as an operator", API_TEXT, .at = AT(role)},
	{"operand", "the software that it operates", API_TEXT,
	 .at = AT(operand)},
	{"capability_level", "1 to 5, as the Operator Framework counts",
	 API_NUMBER, .at = AT(level)},
	{"source", "where the level can be read or concluded from", API_URL,
	 .at = AT(source)},
};
RECORD(operation, operator_members);
#undef AT

#define AT(member) offsetof(struct owned, member)
MEMBERS owned_members[] = {
	{"kind", "the kind of object", API_TEXT, .at = AT(kind)},
	{"group", "the group of its fields", API_TEXT, .at = AT(group)},
};
RECORD(owned, owned_members);
#undef AT

#define AT(member) offsetof(struct dependency, member)
MEMBERS dependency_members[] = {
	{"id", "the id of the entry that is needed", API_TEXT, .at = AT(id)},
	{"kind", "uses, controls, observes or embeds", API_TEXT,
	 .at = AT(kind)},
};
RECORD(dependency, dependency_members);
#undef AT

/*
 * An entry
 */

struct value *api_entry_url(struct view *v, const void *record)
{
	const struct entry *e = record;

	return value_text(v->arena, page_url(v->arena, v->catalogue,
					     path_of_entry(v->arena, e->slug)));
}

static struct value *layer_id(struct view *v, const void *record)
{
	return value_text(v->arena,
			  ((const struct entry *)record)->layer->slug);
}

static struct value *capabilities(struct view *v, const void *record)
{
	const struct claims *claims = &((const struct entry *)record)->claims;
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < claims->n; i++)
		value_put(list, (struct str){0},
			  value_text(v->arena, claims->at[i].id.s));
	return list;
}

static struct value *used_by(struct view *v, const void *record)
{
	return api_entry_ids(v, &((const struct entry *)record)->used_by);
}

static struct value *routed_by(struct view *v, const void *record)
{
	return api_entry_ids(v, &((const struct entry *)record)->routed_by);
}

static struct value *queried_by(struct view *v, const void *record)
{
	return api_entry_ids(v, &((const struct entry *)record)->queried_by);
}

/* A file that says 'none' says that nobody does. */
static struct value *successor(struct view *v, const void *record)
{
	const struct entry *other = ((const struct entry *)record)->successor;

	return other ? value_text(v->arena, other->slug) : NULL;
}

#define AT(member) offsetof(struct entry, member)
MEMBERS entry_members[] = {
	{"id", "its id, which never changes", API_NAME, .at = AT(slug)},
	{"url", "its page", API_URL, .make = api_entry_url, .sure = true},
	{"name", "its name, as its own README writes it", API_TEXT,
	 .at = AT(name)},
	{"symbol", "two letters, unique within the layer", API_TEXT,
	 .at = AT(symbol)},
	{"kind", "project, specification or document", API_TEXT,
	 .at = AT(kind)},
	{"summary", "what it is and does, in one sentence", API_PLAIN,
	 .at = AT(summary)},
	{"description", "what it does in its layer, and where its border is",
	 API_PLAIN, .at = AT(description)},
	{"layer", "the id of its primary layer", API_TEXT, .make = layer_id,
	 .sure = true},
	{"capabilities", "the ids of the capabilities that it claims",
	 API_TEXTS, .make = capabilities},
	{"evidence",
	 "a capability's id, and the file of its repository that shows it",
	 API_PAIRS, .at = AT(evidence)},
	{"also", "further layers", API_RECORDS, .at = AT(also),
	 .record = &also},
	{"skip_reason", "why a layer between its layers is left out", API_PLAIN,
	 .at = AT(skip_reason)},
	{"consumes", "the ids of the interfaces that it takes in", API_TEXTS,
	 .at = AT(consumes.ids)},
	{"produces", "the ids of the interfaces that it gives", API_TEXTS,
	 .at = AT(produces.ids)},
	{"seam", "how a rollout tool meets the workload", API_TEXT,
	 .at = AT(seam)},
	{"drives", "the workload kinds that it acts on", API_TEXTS,
	 .at = AT(drives)},
	{"defines", "the workload kinds of its own", API_TEXTS,
	 .at = AT(defines)},
	{"traffic_via", "the traffic APIs that it writes", API_TEXTS,
	 .at = AT(traffic_via)},
	{"metrics_via", "the providers of metrics that it asks", API_TEXTS,
	 .at = AT(metrics_via)},
	{"analysis", "how it judges a new version", API_RECORD,
	 .at = AT(analysis), .record = &analysis},
	{"rollback", "how it goes back to the old one", API_RECORD,
	 .at = AT(rollback), .record = &rollback},
	{"opengitops", "which principles of OpenGitOps hold", API_RECORD,
	 .at = AT(opengitops), .record = &opengitops},
	{"placement", "how it places workloads on clusters", API_RECORD,
	 .at = AT(placement), .record = &placement},
	{"clusters", "what it does to clusters or their nodes", API_TEXTS,
	 .at = AT(clusters)},
	{"in_place", "how it updates an instance in place", API_RECORD,
	 .at = AT(in_place), .record = &in_place},
	{"operator", "what it operates, and how far", API_RECORD,
	 .at = AT(operation), .record = &operation},
	{"runtime_neutral", "its definitions name no orchestrator", API_BOOL,
	 .at = AT(runtime_neutral)},
	{"schema_groups", "API groups of one orchestrator in its schema",
	 API_TEXTS, .at = AT(schema_groups)},
	{"owns_fields", "fields of objects that it writes", API_RECORDS,
	 .at = AT(owns), .record = &owned},
	{"depends_on", "entries that it needs, and how", API_RECORDS,
	 .at = AT(depends_on), .record = &dependency},
	{"used_by", "the ids of the entries that need it", API_TEXTS,
	 .make = used_by},
	{"routed_by", "the ids of the entries that set traffic by it",
	 API_TEXTS, .make = routed_by},
	{"queried_by", "the ids of the entries that read its metrics",
	 API_TEXTS, .make = queried_by},
	{"repo", "its main repository", API_URL, .at = AT(repo)},
	{"branch", "the branch that is looked at; null: the default one",
	 API_TEXT, .at = AT(branch)},
	{"homepage", "its homepage", API_URL, .at = AT(homepage)},
	{"docs", "its documentation", API_URL, .at = AT(docs)},
	{"scorecard", "its page at OpenSSF Scorecard", API_URL,
	 .at = AT(scorecard)},
	{"best_practices", "its page at OpenSSF Best Practices", API_URL,
	 .at = AT(best_practices)},
	{"license", "its licence", API_RECORD, .at = AT(license),
	 .record = &license},
	{"since", "the year of its first release", API_NUMBER, .at = AT(since)},
	{"maturity", "what a foundation says of it", API_RECORD,
	 .at = AT(maturity), .record = &maturity},
	{"status", "active, dormant or archived", API_TEXT, .at = AT(status)},
	{"status_source", "where it can be read that it is archived", API_URL,
	 .at = AT(status_source)},
	{"aliases", "ids that it had before", API_TEXTS, .at = AT(alias_ids)},
	{"successor", "the id of the entry that takes its place", API_TEXT,
	 .make = successor},
};
RECORD(entry, entry_members);

#undef AT

/*
 * The file of one: the record, what was seen of its repository, what the
 * check found
 */

static struct value *whole_entry(struct view *v, const void *record)
{
	return api_value(v, &entry, record);
}

struct value *api_entry_findings(struct view *v, const void *record)
{
	const struct findings *found = health_of(v->health, record);
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < found->n; i++)
		value_put(list, (struct str){0},
			  api_value(v, &api_finding, &found->at[i]));
	return list;
}

MEMBERS entry_file_members[] = {
	{"item", "the entry", API_RECORD, .record = &entry, .make = whole_entry,
	 .sure = true},
	{"facts", "what was seen of its repository", API_RECORD,
	 .at = offsetof(struct entry, facts), .record = &api_fact},
	{"findings", "what the check found in it", API_RECORDS,
	 .record = &api_finding, .make = api_entry_findings},
};
RECORD(entry_file, entry_file_members);

const struct api_kind api_entries = {
	.name = "entries",
	.one = "entry",
	.help = "What the landscape shows: projects, specifications, documents",
	.record = &entry,
	.each = &entry_file,
	.own = true,
	.at = offsetof(struct catalogue, entries),
};
