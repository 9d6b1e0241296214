/* model.yml: layers, capabilities, interfaces and the words entries may use. */
#include "base/path.h"
#include "load/loader.h"

#include <string.h>

static const struct field layer_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct layer, id),
	 .help = "its id and folder",
	 .example = "delivery"},
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct layer, name),
	 .example = "Deployment & delivery"},
	{.key = "label",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct layer, label),
	 .help = "its number, as the pages print it",
	 .example = "Layer 2"},
	{.key = "topic",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct layer, topic),
	 .help = "what the group of 2019 called it"},
	{.key = "core",
	 .kind = FIELD_BOOL,
	 .at = offsetof(struct layer, core),
	 .help = "one of the three core layers"},
	{.key = "band",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct layer, band),
	 .help = "layers of one band count as one for contiguity"},
	{.key = "responsibility",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct layer, responsibility),
	 .help = "what the layer is responsible for, in one sentence"},
	{.key = "not_responsible",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct layer, not_responsible),
	 .help = "what it leaves to others"},
	{.key = "persona",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct layer, persona),
	 .help = "the id of the persona who is accountable"},
	{.key = "description",
	 .kind = FIELD_PROSE,
	 .at = offsetof(struct layer, description),
	 .help = "two to four sentences for the layer's page"},
};
const struct record record_layer = {"a layer", ROWS(layer_fields),
				    sizeof(struct layer), false};

static const struct field capability_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct capability, id),
	 .example = "del.canary"},
	{.key = "layer",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct capability, layer_id),
	 .example = "delivery"},
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct capability, name),
	 .example = "Canary"},
	{.key = "definition",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct capability, definition),
	 .help = "what a project that claims it does, in one sentence"},
};
const struct record record_capability = {"a capability",
					 ROWS(capability_fields),
					 sizeof(struct capability), false};

static const struct field interface_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct interface, id),
	 .example = "IF-06"},
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct interface, name),
	 .example = "rollout-command"},
	{.key = "title",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct interface, title),
	 .example = "Rollout command"},
	{.key = "from",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct interface, from_id),
	 .help = "the layer that produces it"},
	{.key = "to",
	 .kind = FIELD_TEXTS,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct interface, to_ids),
	 .help = "the layers that consume it"},
	{.key = "kind",
	 .kind = FIELD_WORD,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct interface, kind),
	 .vocabulary = "interface",
	 .help = "control runs down, status up, artefacts along the release"},
	{.key = "carries",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct interface, carries),
	 .help = "what crosses, for the strip between two layers"},
	{.key = "definition",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct interface, definition)},
	{.key = "examples",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct interface, examples)},
};
const struct record record_interface = {"an interface", ROWS(interface_fields),
					sizeof(struct interface), false};

static const struct field persona_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct persona, id)},
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct persona, name)},
	{.key = "layer",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct persona, layer_id)},
	{.key = "does",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct persona, does)},
};
const struct record record_persona = {"a persona", ROWS(persona_fields),
				      sizeof(struct persona), false};

static const struct field dependency_fields[] = {
	{.key = "from",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct allowed, from),
	 .help = "the layer that uses"},
	{.key = "to",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct allowed, to),
	 .help = "the layer that is used"},
	{.key = "only",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct allowed, only),
	 .help = "the condition under which it may"},
	{.key = "via",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct allowed, via),
	 .help = "the interface through which it may"},
	{.key = "reason",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct allowed, reason)},
};
const struct record record_dependency_rule = {"an allowed dependency",
					      ROWS(dependency_fields),
					      sizeof(struct allowed), false};

static const struct field ownership_fields[] = {
	{.key = "kind",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct ownership, kind)},
	{.key = "group",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct ownership, group)},
	{.key = "owner",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct ownership, owner)},
	{.key = "owner_layer",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct ownership, owner_layer)},
	{.key = "intruders",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct ownership, intruders)},
	{.key = "writers",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct ownership, writers),
	 .help = "capabilities; whoever claims one of them writes the fields",
	 .example = "[ins.autoscale, del.gitops]"},
	{.key = "split",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct ownership, split)},
	{.key = "source",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct ownership, source)},
};
const struct record record_ownership = {"a field's ownership",
					ROWS(ownership_fields),
					sizeof(struct ownership), false};

static const struct field condition_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct condition, id)},
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct condition, name)},
	{.key = "member",
	 .kind = FIELD_MAP,
	 .at = offsetof(struct condition, raw_filter),
	 .help = "a filter, as in a list of projects: one member is what it "
		 "takes",
	 .example = "{capability: del.fleet-placement, status_return: true}"},
	{.key = "inside",
	 .kind = FIELD_TEXTS,
	 .names = "interface",
	 .at = offsetof(struct condition, inside),
	 .help = "interfaces that nobody outside may provide"},
};
static const struct record record_condition = {
	"a condition", ROWS(condition_fields), sizeof(struct condition), false};

static const struct field profile_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct profile, id)},
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct profile, name)},
	{.key = "requires",
	 .kind = FIELD_LISTS,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct profile, needs),
	 .help = "a list; each item is a list of capabilities, one of which is "
		 "needed"},
	{.key = "conditions",
	 .kind = FIELD_RECORDS,
	 .at = offsetof(struct profile, conditions),
	 .record = &record_condition,
	 .help = "what it asks for beyond capabilities; where neither 'member' "
		 "nor 'inside' is said, the stack names who meets it"},
};
const struct record record_profile = {"a profile", ROWS(profile_fields),
				      sizeof(struct profile), false};

#define CONCEPT(key_, i, help_)                                                \
	{                                                                      \
		.key = (key_), .kind = FIELD_TEXTS,                            \
		.at = sizeof(struct texts) * (i), .help = (help_)              \
	}
static const struct field concept_fields[] = {
	CONCEPT("rollout-strategy", CONCEPT_STRATEGY,
		"capabilities that bring a version to users in steps"),
	CONCEPT("workload-control", CONCEPT_WORKLOAD_CONTROL,
		"capabilities of what creates and replaces instances"),
	CONCEPT("in-place-update", CONCEPT_IN_PLACE, NULL),
	CONCEPT("automated-analysis", CONCEPT_ANALYSIS, NULL),
	CONCEPT("reconciliation", CONCEPT_RECONCILIATION, NULL),
	CONCEPT("release-record", CONCEPT_RELEASE, NULL),
	CONCEPT("operation", CONCEPT_OPERATION, NULL),
	CONCEPT("restore", CONCEPT_RESTORE, NULL),
	CONCEPT("fleet-placement", CONCEPT_PLACEMENT, NULL),
	CONCEPT("cluster-lifecycle", CONCEPT_CLUSTERS, NULL),
	CONCEPT("orchestrator", CONCEPT_ORCHESTRATOR, NULL),
	CONCEPT("signing", CONCEPT_SIGNING, NULL),
	CONCEPT("admission", CONCEPT_ADMISSION, NULL),
	CONCEPT("flag-decision", CONCEPT_FLAG_DECISION,
		"interfaces by which a running instance is told what to show"),
	CONCEPT("retired-traffic", CONCEPT_RETIRED_TRAFFIC,
		"words of the vocabulary 'traffic' for APIs that are archived"),
};
const struct record record_concepts = {"the concepts of the rules",
				       ROWS(concept_fields),
				       CONCEPTS * sizeof(struct texts), false};

/* The file as a whole; the lists are read record by record below. */
struct model_file {
	struct text title, version;
	struct texts *concepts;
	const struct value *lists[8];
};

static const struct field file_fields[] = {
	{.key = "title",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct model_file, title)},
	{.key = "version",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct model_file, version)},
	{.key = "layers",
	 .kind = FIELD_LIST,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct model_file, lists[0]),
	 .record = &record_layer},
	{.key = "capabilities",
	 .kind = FIELD_LIST,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct model_file, lists[1]),
	 .record = &record_capability},
	{.key = "interfaces",
	 .kind = FIELD_LIST,
	 .at = offsetof(struct model_file, lists[2]),
	 .record = &record_interface},
	{.key = "personas",
	 .kind = FIELD_LIST,
	 .at = offsetof(struct model_file, lists[3]),
	 .record = &record_persona},
	{.key = "dependencies",
	 .kind = FIELD_LIST,
	 .at = offsetof(struct model_file, lists[4]),
	 .record = &record_dependency_rule},
	{.key = "field_ownership",
	 .kind = FIELD_LIST,
	 .at = offsetof(struct model_file, lists[5]),
	 .record = &record_ownership},
	{.key = "profiles",
	 .kind = FIELD_LIST,
	 .at = offsetof(struct model_file, lists[6]),
	 .record = &record_profile},
	{.key = "concepts",
	 .kind = FIELD_RECORD,
	 .at = offsetof(struct model_file, concepts),
	 .record = &record_concepts,
	 .help = "which capabilities and interfaces the rules speak of"},
	{.key = "vocabularies",
	 .kind = FIELD_MAP,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct model_file, lists[7])},
};
const struct record record_model = {"the model", ROWS(file_fields),
				    sizeof(struct model_file), false};

/* Read the records under `key` into `list`, a LIST of pointers. */
#define READ(key, record, list)                                                \
	do {                                                                   \
		struct records all_ = {0};                                     \
		load_list(l, &(record), tree, (key), &all_);                   \
		for (size_t i_ = 0; i_ < all_.n; i_++)                         \
			*list_add(l->arena, (list)) = all_.at[i_];             \
	} while (0)

bool load_model(struct loader *l)
{
	struct model *m = &l->catalogue->model;
	const char *path =
		path_join(l->arena, l->catalogue->folder, STR("model.yml"));
	const struct value *tree = load_yaml(l, path);
	struct model_file file = {0};
	struct field_reader r;

	if (!tree)
		return false;
	m->vocabularies = value_get(tree, STR("vocabularies"));
	r = load_reader(l);
	field_read(&r, &record_model, tree, &file);
	m->title = file.title;
	m->version = file.version;
	if (file.concepts)
		memcpy(m->concepts, file.concepts, sizeof(m->concepts));
	READ("layers", record_layer, &m->layers);
	READ("capabilities", record_capability, &m->capabilities);
	READ("interfaces", record_interface, &m->interfaces);
	READ("personas", record_persona, &m->personas);
	READ("dependencies", record_dependency_rule, &m->dependencies);
	READ("field_ownership", record_ownership, &m->field_ownership);
	READ("profiles", record_profile, &m->profiles);
	return true;
}
