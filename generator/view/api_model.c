/* The model for machines: layers, capabilities, interfaces, personas. */
#include "view/api.h"
#include "view/parts.h"

#define MEMBERS static const struct api_member
#define RECORD(name, members)                                                  \
	static const struct api_record name = {API_ROWS(members)}

static struct value *url(struct view *v, struct str path)
{
	return value_text(v->arena, page_url(v->arena, v->catalogue, path));
}

/*
 * Layers; categories of a landscape2 catalogue
 */

static struct value *layer_url(struct view *v, const void *record)
{
	return url(v, path_of_layer(v->arena, v->catalogue, record));
}

static struct value *layer_capabilities(struct view *v, const void *record)
{
	return api_capability_ids(
		v, &((const struct layer *)record)->capabilities);
}

static struct value *layer_entries(struct view *v, const void *record)
{
	return api_entry_ids(v, &((const struct layer *)record)->entries);
}

#define AT(member) offsetof(struct layer, member)
MEMBERS layer_members[] = {
	{"id", "its id", API_NAME, .at = AT(slug)},
	{"url", "its page", API_URL, .make = layer_url, .sure = true},
	{"name", "its name", API_TEXT, .at = AT(name), .sure = true},
	{"label", "its number, as pages print it", API_TEXT, .at = AT(label)},
	{"topic", "what the group of 2019 called it", API_TEXT,
	 .at = AT(topic)},
	{"core", "whether it is one of the core layers", API_BOOL,
	 .at = AT(core)},
	{"band", "layers of one band count as one for contiguity", API_TEXT,
	 .at = AT(band)},
	{"responsibility", "what it is responsible for", API_PLAIN,
	 .at = AT(responsibility)},
	{"not_responsible", "what it leaves to others", API_PLAINS,
	 .at = AT(not_responsible)},
	{"persona", "the id of the persona who is accountable", API_TEXT,
	 .at = AT(persona)},
	{"description", "the layer in a few sentences", API_PLAIN,
	 .at = AT(description)},
	{"capabilities", "the ids of its capabilities", API_TEXTS,
	 .make = layer_capabilities},
	{"entries", "the ids of the entries whose primary layer it is",
	 API_TEXTS, .make = layer_entries},
};
RECORD(layer, layer_members);

MEMBERS category_members[] = {
	{"id", "the last part of its page's address", API_NAME, .at = AT(slug)},
	{"url", "its page", API_URL, .make = layer_url, .sure = true},
	{"name", "its name", API_TEXT, .at = AT(name), .sure = true},
	{"description", "what the guide says of it", API_PLAIN,
	 .at = AT(description)},
	{"subcategories", "the ids of its subcategories", API_TEXTS,
	 .make = layer_capabilities},
	{"items", "the ids of the items that are listed here first", API_TEXTS,
	 .make = layer_entries},
};
RECORD(category, category_members);
#undef AT

const struct api_kind api_layers = {
	.name = "layers",
	.one = "layer",
	.help = "The layers of the model, from the top",
	.record = &layer,
	.own = true,
	.at = offsetof(struct catalogue, model.layers),
};

const struct api_kind api_categories = {
	.name = "categories",
	.one = "category",
	.help = "The categories, in the order of the catalogue or its settings",
	.record = &category,
	.foreign = true,
	.at = offsetof(struct catalogue, model.layers),
};

/*
 * Capabilities; subcategories
 */

static struct value *capability_url(struct view *v, const void *record)
{
	return url(v, path_of_capability(v->arena, v->catalogue, record));
}

static struct value *capability_layer(struct view *v, const void *record)
{
	const struct layer *in = ((const struct capability *)record)->layer;

	return in ? value_text(v->arena, in->slug) : NULL;
}

static struct value *capability_entries(struct view *v, const void *record)
{
	return api_entry_ids(v, &((const struct capability *)record)->claims);
}

#define AT(member) offsetof(struct capability, member)
MEMBERS capability_members[] = {
	{"id", "its id", API_NAME, .at = AT(slug)},
	{"url", "its page", API_URL, .make = capability_url, .sure = true},
	{"layer", "the id of its layer", API_TEXT, .make = capability_layer},
	{"name", "its name", API_TEXT, .at = AT(name), .sure = true},
	{"definition", "what a project that claims it does", API_PLAIN,
	 .at = AT(definition)},
	{"entries", "the ids of the entries that claim it", API_TEXTS,
	 .make = capability_entries},
};
RECORD(capability, capability_members);

MEMBERS subcategory_members[] = {
	{"id", "the last part of its page's address", API_NAME, .at = AT(slug)},
	{"url", "its page", API_URL, .make = capability_url, .sure = true},
	{"category", "the id of its category", API_TEXT,
	 .make = capability_layer},
	{"name", "its name", API_TEXT, .at = AT(name), .sure = true},
	{"description", "what the guide says of it", API_PLAIN,
	 .at = AT(description)},
	{"items", "the ids of the items that are listed here", API_TEXTS,
	 .make = capability_entries},
};
RECORD(subcategory, subcategory_members);
#undef AT

const struct api_kind api_capabilities = {
	.name = "capabilities",
	.one = "capability",
	.help = "What an entry may claim to do",
	.record = &capability,
	.own = true,
	.at = offsetof(struct catalogue, model.capabilities),
};

const struct api_kind api_subcategories = {
	.name = "subcategories",
	.one = "subcategory",
	.help = "The subcategories of all categories",
	.record = &subcategory,
	.foreign = true,
	.at = offsetof(struct catalogue, model.capabilities),
};

/*
 * Interfaces
 */

static struct value *interface_url(struct view *v, const void *record)
{
	return url(v, path_of_interface(v->arena, record));
}

static struct value *producers(struct view *v, const void *record)
{
	return api_entry_ids(v, &((const struct interface *)record)->producers);
}

static struct value *consumers(struct view *v, const void *record)
{
	return api_entry_ids(v, &((const struct interface *)record)->consumers);
}

static struct value *internal(struct view *v, const void *record)
{
	return api_entry_ids(v, &((const struct interface *)record)->internal);
}

#define AT(member) offsetof(struct interface, member)
MEMBERS interface_members[] = {
	{"id", "its id", API_TEXT, .at = AT(id), .sure = true},
	{"url", "its page", API_URL, .make = interface_url, .sure = true},
	{"name", "its name in one word", API_TEXT, .at = AT(name)},
	{"title", "its name for readers", API_TEXT, .at = AT(title)},
	{"kind", "control, status or artefact", API_TEXT, .at = AT(kind)},
	{"from", "the id of the layer that produces it", API_TEXT,
	 .at = AT(from_id)},
	{"to", "the ids of the layers that consume it", API_TEXTS,
	 .at = AT(to_ids)},
	{"carries", "what crosses", API_PLAIN, .at = AT(carries)},
	{"definition", "what it is", API_PLAIN, .at = AT(definition)},
	{"examples", "what crosses it in practice", API_PLAINS,
	 .at = AT(examples)},
	{"producers", "the ids of the entries that produce it", API_TEXTS,
	 .make = producers},
	{"consumers", "the ids of the entries that consume it", API_TEXTS,
	 .make = consumers},
	{"internal", "the ids of the entries in which it is crossed inside",
	 API_TEXTS, .make = internal},
};
RECORD(interface, interface_members);
#undef AT

const struct api_kind api_interfaces = {
	.name = "interfaces",
	.one = "interface",
	.help = "The named interfaces through which layers meet",
	.record = &interface,
	.own = true,
	.at = offsetof(struct catalogue, model.interfaces),
};

/*
 * Personas
 */

#define AT(member) offsetof(struct persona, member)
MEMBERS persona_members[] = {
	{"id", "the persona's id", API_TEXT, .at = AT(id), .sure = true},
	{"name", "the persona's name", API_TEXT, .at = AT(name)},
	{"layer", "the id of the layer", API_TEXT, .at = AT(layer_id)},
	{"does", "what this role does", API_PLAIN, .at = AT(does)},
};
RECORD(persona, persona_members);
#undef AT

const struct api_kind api_personas = {
	.name = "personas",
	.one = "persona",
	.help = "Who answers for the layers",
	.record = &persona,
	.own = true,
	.at = offsetof(struct catalogue, model.personas),
};
