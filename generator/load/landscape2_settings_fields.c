/*
 * What landscape2's settings may say: docs/config/settings.yml of
 * cncf/landscape2.  Strata builds from a few of them; the others are checked.
 */
#include "load/landscape2.h"
#include "load/loader.h"

#define TEXT(name, flag, place)                                                \
	{                                                                      \
		.key = name, .kind = FIELD_TEXT, .flags = (flag),              \
		.at = (place)                                                  \
	}
#define TEXTS(name, flag, place)                                               \
	{                                                                      \
		.key = name, .kind = FIELD_TEXTS, .flags = (flag),             \
		.at = (place)                                                  \
	}

static const struct field group_fields[] = {
	TEXT("name", FIELD_REQUIRED, offsetof(struct group_file, name)),
	TEXT("alias", FIELD_EMPTY_OK, offsetof(struct group_file, alias)),
	TEXTS("categories", FIELD_REQUIRED,
	      offsetof(struct group_file, categories)),
};
static const struct record record_group = {"a group", ROWS(group_fields),
					   sizeof(struct group_file), true};

static const struct field order_fields[] = {
	TEXT("name", FIELD_REQUIRED, offsetof(struct part_file, category)),
	TEXTS("subcategories", FIELD_REQUIRED,
	      offsetof(struct part_file, subcategories)),
};
static const struct record record_order = {"a category", ROWS(order_fields),
					   sizeof(struct part_file), true};

static const struct field end_user_fields[] = {
	TEXT("category", FIELD_REQUIRED | FIELD_EMPTY_OK,
	     offsetof(struct part_file, category)),
	TEXTS("subcategories", FIELD_EMPTY_OK,
	      offsetof(struct part_file, subcategories)),
};
static const struct record record_end_user = {"a rule of end users",
					      ROWS(end_user_fields),
					      sizeof(struct part_file), true};

static const struct field tag_fields[] = {
	TEXT("category", FIELD_REQUIRED, offsetof(struct part_file, category)),
	TEXTS("subcategories", FIELD_FILLED | FIELD_EMPTY_OK,
	      offsetof(struct part_file, subcategories)),
};
static const struct record record_tag_part = {
	"a rule of a tag", ROWS(tag_fields), sizeof(struct part_file), true};

static const struct field option_fields[] = {
	TEXT("value", FIELD_REQUIRED, offsetof(struct option_file, value)),
	TEXT("label", 0, offsetof(struct option_file, label)),
	{.key = "order",
	 .kind = FIELD_NUMBER,
	 .at = offsetof(struct option_file, order)},
};
static const struct record record_option = {"an option", ROWS(option_fields),
					    sizeof(struct option_file), true};

static const struct field exclude_fields[] = {
	TEXTS("groups", FIELD_EMPTY_OK, offsetof(struct exclude_file, groups)),
};
static const struct record record_exclude = {"'exclude'", ROWS(exclude_fields),
					     sizeof(struct exclude_file), true};

static const struct field featured_fields[] = {
	TEXT("field", FIELD_REQUIRED, offsetof(struct featured_file, field)),
	{.key = "options",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED | FIELD_FILLED,
	 .at = offsetof(struct featured_file, options),
	 .record = &record_option},
	{.key = "exclude",
	 .kind = FIELD_RECORD,
	 .at = offsetof(struct featured_file, exclude),
	 .record = &record_exclude},
};
static const struct record record_featured = {
	"featured items", ROWS(featured_fields), sizeof(struct featured_file),
	true};

static const struct field viewbox_fields[] = {
	{.key = "adjust",
	 .kind = FIELD_BOOL,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct viewbox_file, adjust)},
	TEXTS("exclude", FIELD_REQUIRED | FIELD_EMPTY_OK,
	      offsetof(struct viewbox_file, exclude)),
};
static const struct record record_viewbox = {"'logos_viewbox'",
					     ROWS(viewbox_fields),
					     sizeof(struct viewbox_file), true};

/*
 * Records of which nothing is kept
 */

struct checked {
	struct spare spare;
	void *record;
};

#define SPARE(member) offsetof(struct checked, spare.member)
#define CHECKED(id, called, fields)                                            \
	static const struct record id = {called, ROWS(fields),                 \
					 sizeof(struct checked), true}
#define PART(name, of)                                                         \
	{                                                                      \
		.key = name, .kind = FIELD_RECORD,                             \
		.at = offsetof(struct checked, record), .record = &(of)        \
	}
#define URL(name, hosts)                                                       \
	{                                                                      \
		.key = name, .kind = FIELD_URL, .at = SPARE(text),             \
		.vocabulary = (hosts)                                          \
	}
#define UNASKED_URL(name)                                                      \
	{                                                                      \
		.key = name, .kind = FIELD_URL, .at = SPARE(text),             \
		.flags = FIELD_REQUIRED | FIELD_EMPTY_OK | FIELD_UNASKED       \
	}
#define PROSE(name)                                                            \
	{                                                                      \
		.key = name, .kind = FIELD_PROSE, .at = SPARE(text)            \
	}
#define FORM(name, flag, what)                                                 \
	{                                                                      \
		.key = name, .kind = FIELD_TEXT, .flags = (flag),              \
		.at = SPARE(text), .form = &(what)                             \
	}
#define COLOUR(name) FORM(name, FIELD_REQUIRED, landscape2_colour)
#define LOGO         FORM("logo", FIELD_EMPTY_OK, landscape2_place)
#define DAY(name)                                                              \
	{                                                                      \
		.key = name, .kind = FIELD_DATE, .flags = FIELD_REQUIRED,      \
		.at = SPARE(day)                                               \
	}

static const struct field gtm_fields[] = {
	TEXT("container_id", FIELD_EMPTY_OK, SPARE(text)),
};
CHECKED(record_gtm, "'gtm'", gtm_fields);
static const struct field analytics_fields[] = {PART("gtm", record_gtm)};
CHECKED(record_analytics, "'analytics'", analytics_fields);

static const struct field colour_fields[] = {
	COLOUR("color1"), COLOUR("color2"), COLOUR("color3"), COLOUR("color4"),
	COLOUR("color5"), COLOUR("color6"), COLOUR("color7"),
};
CHECKED(record_colours, "'colors'", colour_fields);

static const struct field footer_link_fields[] = {
	URL("facebook", "facebook.com"),
	URL("flickr", "flickr.com"),
	URL("forums", NULL),
	URL("github", "github.com"),
	URL("homepage", NULL),
	URL("instagram", "instagram.com"),
	URL("linkedin", "linkedin.com"),
	URL("slack", NULL),
	URL("twitch", "twitch.tv"),
	URL("twitter", "twitter.com x.com"),
	URL("wechat", NULL),
	URL("youtube", "youtube.com"),
};
CHECKED(record_footer_links, "'links'", footer_link_fields);
static const struct field footer_fields[] = {
	PART("links", record_footer_links),
	LOGO,
	PROSE("text"),
};
CHECKED(record_footer, "'footer'", footer_fields);

static const struct field header_link_fields[] = {
	URL("github", "github.com"),
};
CHECKED(record_header_links, "'links'", header_link_fields);
static const struct field header_fields[] = {
	PART("links", record_header_links),
	LOGO,
	PROSE("motd"),
};
CHECKED(record_header, "'header'", header_fields);

static const struct field image_fields[] = {
	URL("favicon", NULL),
	URL("open_graph", NULL),
};
CHECKED(record_images, "'images'", image_fields);

static const struct field osano_fields[] = {
	TEXT("customer_id", FIELD_REQUIRED, SPARE(text)),
	TEXT("customer_configuration_id", FIELD_REQUIRED, SPARE(text)),
};
CHECKED(record_osano, "'osano'", osano_fields);

static const struct field event_fields[] = {
	TEXT("name", FIELD_REQUIRED | FIELD_EMPTY_OK, SPARE(text)),
	DAY("start"),
	DAY("end"),
	UNASKED_URL("banner_url"),
	UNASKED_URL("details_url"),
};
CHECKED(record_event, "'upcoming_event'", event_fields);

/*
 * The settings
 */

#define AT(member) offsetof(struct settings_file, member)
#undef SPARE
#define SPARE(member) AT(spare.member)
#undef PART
#define PART(name, of)                                                         \
	{                                                                      \
		.key = name, .kind = FIELD_RECORD, .at = AT(record),           \
		.record = &(of)                                                \
	}
#define LIST_OF_PARTS(name, place, of)                                         \
	{                                                                      \
		.key = name, .kind = FIELD_RECORDS, .at = (place),             \
		.record = &(of)                                                \
	}

static const struct field settings_fields[] = {
	TEXT("foundation", FIELD_REQUIRED, AT(foundation)),
	{.key = "url",
	 .kind = FIELD_URL,
	 .flags = FIELD_REQUIRED,
	 .at = AT(url)},
	{.key = "description", .kind = FIELD_PROSE, .at = AT(description)},
	{.key = "base_path",
	 .kind = FIELD_TEXT,
	 .at = AT(base_path),
	 .form = &landscape2_base_path},
	TEXT("members_category", 0, AT(members_category)),
	LIST_OF_PARTS("groups", AT(groups), record_group),
	LIST_OF_PARTS("categories", AT(categories), record_order),
	LIST_OF_PARTS("featured_items", AT(featured), record_featured),
	LIST_OF_PARTS("enduser", AT(end_users), record_end_user),
	{.key = "tags",
	 .kind = FIELD_GROUPED,
	 .at = AT(tags),
	 .record = &record_tag_part},
	{.key = "logos_viewbox",
	 .kind = FIELD_RECORD,
	 .at = AT(viewbox),
	 .record = &record_viewbox},
	PART("analytics", record_analytics),
	PART("colors", record_colours),
	PART("footer", record_footer),
	PART("header", record_header),
	PART("images", record_images),
	PART("osano", record_osano),
	PART("upcoming_event", record_event),
	FORM("grid_items_size", 0, landscape2_size),
	FORM("view_mode", 0, landscape2_view),
	{.key = "hide_organization_section_in_projects",
	 .kind = FIELD_BOOL,
	 .at = SPARE(flag)},
	{.key = "screenshot_width",
	 .kind = FIELD_NUMBER,
	 .at = SPARE(number),
	 .form = &landscape2_width},
};
const struct record record_settings = {"the settings", ROWS(settings_fields),
				       sizeof(struct settings_file), true};
