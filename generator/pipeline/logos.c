#include "pipeline/logos.h"

#include "base/path.h"
#include "base/workers.h"
#include "format/raster.h"
#include "format/svg.h"
#include "pipeline/logo_cache.h"

#include <stdlib.h>
#include <string.h>

enum {
	RULE_MISSING,
	RULE_KIND,
	RULE_PATH,
	RULE_PATH_FOREIGN,
	RULE_LARGE,
	RULE_UNUSED
};

const struct rule logo_rules[] = {
	[RULE_MISSING] = {"logo-missing", DIAG_WARNING,
			  "the logo that an entry names is there"},
	[RULE_KIND] = {"logo-kind", DIAG_WARNING,
		       "a logo is SVG, PNG, JPEG, WebP or AVIF, and named so"},
	[RULE_PATH] = {"logo-path", DIAG_ERROR,
		       "a logo is a file in the folder of logos"},
	[RULE_PATH_FOREIGN] = {"logo-path-foreign", DIAG_WARNING,
			       "the logo of a landscape2 item is a file in the "
			       "folder of logos"},
	[RULE_LARGE] = {"logo-large", DIAG_WARNING,
			"a logo has 50,000 bytes at most, or as many as "
			"rules.yml says"},
	[RULE_UNUSED] = {"logo-unused", DIAG_NOTE,
			 "every picture in the folder of logos is some entry's "
			 "logo"},
};
const size_t n_logo_rules = sizeof(logo_rules) / sizeof(logo_rules[0]);

enum { MAX_RASTER = 4 << 20 };

/* One logo while it is looked at; each worker takes whole ones. */
struct job {
	struct logo logo;
	const char *file; /* where it is in the catalogue */
	bool usable;
};

struct desk {
	struct job *jobs;
	struct logo_cache *cache;
	uint64_t largest; /* bytes that a logo may have without a finding */
};

static struct str without_dot(struct str name)
{
	return str_starts(name, STR("./")) ? str_from(name, 2) : name;
}

static bool is_svg(struct str extension)
{
	return extension.n == 3 && strncasecmp(extension.p, "svg", 3) == 0;
}

static bool names_kind(struct str extension, enum raster_kind kind)
{
	const char *wanted = raster_extension(kind);

	if (kind == RASTER_NONE)
		return false;
	if (kind == RASTER_JPEG && extension.n == 4)
		return strncasecmp(extension.p, "jpeg", 4) == 0;
	return extension.n == strlen(wanted) &&
	       strncasecmp(extension.p, wanted, extension.n) == 0;
}

static void look_at_raster(struct worker *w, struct job *j)
{
	struct buf *bytes = &w->in;

	if (!file_read_into(&w->diags, j->file, MAX_RASTER, bytes))
		return;
	if (!names_kind(path_extension(j->logo.name.s),
			raster_sniff(buf_str(bytes)))) {
		diags_add(&w->diags, &logo_rules[RULE_KIND], j->logo.name.pos,
			  "logo '%.*s' is not what its name says; SVG, PNG, "
			  "JPEG, WebP and AVIF are shown",
			  STR_ARG(j->logo.name.s));
		return;
	}
	j->logo.digest = digest_of(buf_str(bytes));
	j->usable = true;
}

static void look_at_svg(struct worker *w, struct desk *desk, struct job *j)
{
	struct cached_logo found;

	if (!logo_cache_find(desk->cache, w, j->file,
			     without_dot(j->logo.name.s), &j->logo.state,
			     &found))
		return;
	j->usable = found.usable;
	j->logo.digest = found.digest;
	j->logo.bytes = found.bytes;
	if (found.source) {
		j->logo.source = found.source;
		j->logo.state = file_state(found.source);
	}
}

/* What a reader loads of it, in bytes. */
static uint64_t size_of(const struct logo *l)
{
	return l->bytes.n ? l->bytes.n : l->state.size;
}

static void look_at(void *data, struct worker *w, size_t i)
{
	struct desk *desk = data;
	struct job *j = &desk->jobs[i];

	j->logo.source = j->file;
	j->logo.state = file_state(j->file);
	if (!j->logo.state.exists) {
		diags_add(&w->diags, &logo_rules[RULE_MISSING],
			  j->logo.name.pos, "there is no logo '%.*s'",
			  STR_ARG(j->logo.name.s));
		return;
	}
	if (is_svg(path_extension(j->logo.name.s)))
		look_at_svg(w, desk, j);
	else
		look_at_raster(w, j);
	if (j->usable && size_of(&j->logo) > desk->largest)
		diags_add(&w->diags, &logo_rules[RULE_LARGE],
			  (struct pos){.file = j->file},
			  "readers load %llu bytes of the logo, so tiles show "
			  "letters instead; %llu are plenty",
			  (unsigned long long)size_of(&j->logo),
			  (unsigned long long)desk->largest);
}

static int by_address(const void *left, const void *right)
{
	return str_cmp(((const struct job *)left)->logo.address,
		       ((const struct job *)right)->logo.address);
}

/*
 * The logos that entries name, each file once, in the order of their names;
 * `seen` gets the files.
 */
static size_t gather(struct arena *a, struct diags *d,
		     const struct catalogue *c, const char *folder,
		     struct job *jobs, struct map *seen)
{
	bool own = c->kind == CATALOGUE_OWN;
	size_t n = 0;

	for (size_t i = 0; i < c->entries.n; i++) {
		const struct text *name = &c->entries.at[i]->logo;
		struct str file = without_dot(name->s);

		if (!name->s.n || map_find(seen, file))
			continue;
		if (!path_is_inside(file)) {
			diags_add(d,
				  &logo_rules[own ? RULE_PATH
						  : RULE_PATH_FOREIGN],
				  name->pos,
				  "logo '%.*s' is not a file in the folder of "
				  "logos",
				  STR_ARG(name->s));
			continue;
		}
		jobs[n] = (struct job){
			.logo = {.name = *name,
				 .address = arena_printf(a, "logos/%.*s",
							 STR_ARG(file))},
			.file = path_join(a, folder, file),
		};
		map_put(a, seen, file, &jobs[n++]);
	}
	qsort(jobs, n, sizeof(jobs[0]), by_address);
	return n;
}

/*
 * Every spelling of a usable logo leads to its address.  A screen holds a
 * hundred tiles, and one logo can be as large as all others of it together.
 */
static void index_names(struct arena *a, const struct catalogue *c,
			uint64_t largest, struct logos *logos)
{
	struct map by_file = {0};

	for (size_t i = 0; i < logos->all.n; i++) {
		struct logo *l = logos->all.at[i];

		map_put(a, &by_file, without_dot(l->name.s), l);
	}
	for (size_t i = 0; i < c->entries.n; i++) {
		struct str name = c->entries.at[i]->logo.s;
		struct logo *l =
			name.n ? map_find(&by_file, without_dot(name)) : NULL;

		if (!l)
			continue;
		map_put(a, &logos->by_name, name, &l->address);
		if (size_of(l) <= largest)
			map_put(a, &logos->light, name, &l->address);
	}
}

/* One finding for all, when not even their folder is there. */
static void check_folder(struct diags *d, const struct catalogue *c,
			 const char *folder, const struct job *jobs, size_t n)
{
	if (c->logos || !n)
		return; /* there is one, or who was given none has said so */
	diags_add(d, &logo_rules[RULE_MISSING], (struct pos){.file = folder},
		  "there is no folder of logos; entries name %zu, '%.*s' is "
		  "the first",
		  n, STR_ARG(jobs[0].logo.name.s));
}

static bool is_picture(struct str name)
{
	static const char *const extensions[] = {"svg",  "png",  "jpg",
						 "jpeg", "webp", "avif"};
	struct str extension = path_extension(name);

	for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++)
		if (extension.n == strlen(extensions[i]) &&
		    !strncasecmp(extension.p, extensions[i], extension.n))
			return true;
	return false;
}

static void check_unused(struct arena *a, struct diags *d, const char *folder,
			 const struct map *seen)
{
	struct file_names names;

	if (!file_list(a, d, folder, &names))
		return;
	for (size_t i = 0; i < names.n; i++)
		if (names.at[i].p[0] != '.' && is_picture(names.at[i]) &&
		    !map_find(seen, names.at[i]))
			diags_add(d, &logo_rules[RULE_UNUSED],
				  (struct pos){.file = path_join(a, folder,
								 names.at[i])},
				  "no entry has this logo");
}

struct logos logos_read(struct arena *a, struct diags *d,
			const struct catalogue *c, const char *cache)
{
	struct logos out = {0};
	struct desk desk = {.largest =
				    (uint64_t)c->rules.thresholds.logo_largest};
	struct map seen = {0};
	const char *folder = c->logos;
	size_t n;

	if (!folder) /* then every logo is missing from where it would be */
		folder = path_join(a, c->folder, STR("logos"));
	desk.jobs = arena_alloc(a, (c->entries.n + 1) * sizeof(*desk.jobs));
	n = gather(a, d, c, folder, desk.jobs, &seen);
	if (!file_state(folder).is_folder) {
		check_folder(d, c, folder, desk.jobs, n);
		return out;
	}
	if (!c->incomplete)
		check_unused(a, d, folder, &seen);
	desk.cache = logo_cache_open(a, folder, cache);
	workers_run(d, look_at, &desk, n);
	logo_cache_close(desk.cache);
	for (size_t i = 0; i < n; i++)
		if (desk.jobs[i].usable)
			*list_add(a, &out.all) = &desk.jobs[i].logo;
	index_names(a, c, desk.largest, &out);
	return out;
}
