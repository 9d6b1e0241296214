/*
 * Findings as SARIF 2.1.0 (OASIS), for code scanning.
 *
 * Every rule is listed, not only those that were broken, with its help.  A
 * waived finding is a suppressed result; columns count code points.
 */
#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"
#include "command/command.h"
#include "command/report.h"
#include "format/json_write.h"
#include "mend/spelling.h"
#include "model/rule_text.h"
#include "pipeline/rules.h"
#include "view/paths.h"

enum { MAX_SOURCE = 64 << 20 }; /* as much as a catalogue may have */

struct sarif {
	struct arena *arena;
	const struct report *report;
	struct value *rules;
	struct map index; /* of a rule in `rules`, as a value, by its id */
	const char *file; /* whose text is `source`; findings are sorted */
	struct source source;
};

/*
 * Rules
 */

/* "…": {"text": s} */
static void set_message(struct arena *a, struct value *map, const char *key,
			struct str s)
{
	value_set(a, value_set_map(a, map, key), "text", s);
}

/* Both as text and as Markdown; examples hold no line of three backticks. */
static struct str help_of(struct arena *a, const struct rule_text *t,
			  bool markdown)
{
	struct buf b = {0};
	struct str out, fence = markdown ? STR("```") : STR("");
	const char *info = markdown ? arena_cstr(a, t->language.s) : "";

	buf_printf(&b, "%.*s\n\nWrong:\n\n%.*s%s\n%.*s\n%.*s\n\n",
		   STR_ARG(str_trim(t->why.s)), STR_ARG(fence), info,
		   STR_ARG(str_trim(t->wrong.s)), STR_ARG(fence));
	buf_printf(&b, "Right:\n\n%.*s%s\n%.*s\n%.*s\n", STR_ARG(fence), info,
		   STR_ARG(str_trim(t->right.s)), STR_ARG(fence));
	out = arena_str(a, str_trim(buf_str(&b)));
	buf_free(&b);
	return out;
}

static void set_help(struct sarif *s, struct value *map, const struct rule *r)
{
	const struct rule_text *t = map_find(s->report->texts, str_c(r->id));
	struct value *help;

	set_message(s->arena, map, "fullDescription",
		    t ? str_trim(t->why.s) : str_c(r->sentence));
	if (!t) { /* a rule of the user's own */
		set_message(s->arena, map, "help", str_c(r->sentence));
		return;
	}
	help = value_set_map(s->arena, map, "help");
	value_set(s->arena, help, "text", help_of(s->arena, t, false));
	value_set(s->arena, help, "markdown", help_of(s->arena, t, true));
}

static const struct value *add_rule(struct sarif *s, const struct rule *r)
{
	struct value *index = value_number(s->arena, s->rules->n);
	struct value *map = value_add_map(s->arena, s->rules);

	value_set(s->arena, map, "id", str_c(r->id));
	set_message(s->arena, map, "shortDescription", str_c(r->sentence));
	set_help(s, map, r);
	value_set(s->arena,
		  value_set_map(s->arena, map, "defaultConfiguration"), "level",
		  str_c(severity_name(r->severity)));
	map_put(s->arena, &s->index, str_c(r->id), index);
	return index;
}

/*
 * Places
 */

/* A path as a reference: relative to where strata ran, or of the machine. */
static struct str uri_of(struct arena *a, const char *file)
{
	struct str path = str_c(file);

	while (str_starts(path, STR("./")))
		path = str_from(path, 2);
	return arena_printf(a, "%s%.*s",
			    str_starts(path, STR("/")) ? "file://" : "",
			    STR_ARG(path_href(a, path)));
}

static void set_artifact(struct arena *a, struct value *map, const char *file)
{
	value_set(a, value_set_map(a, map, "artifactLocation"), "uri",
		  uri_of(a, file));
}

/* Code scanning wants a place of everything: of no file, the catalogue's. */
static void set_locations(struct arena *a, struct value *result,
			  const char *catalogue, struct pos pos)
{
	struct value *list = value_set_list(a, result, "locations");
	struct value *physical, *region;

	physical = value_set_map(a, value_add_map(a, list), "physicalLocation");
	set_artifact(a, physical, pos.file ? pos.file : catalogue);
	if (!pos.line)
		return;
	region = value_set_map(a, physical, "region");
	value_set_number(a, region, "startLine", pos.line);
	value_set_number(a, region, "startColumn", pos.col);
}

/*
 * Fixes
 */

static const struct source *source_read(struct sarif *s, const char *file)
{
	struct diags unheard;
	struct str text = {0};

	if (s->file && str_is(str_c(file), s->file))
		return &s->source;
	diags_init(&unheard, s->arena);
	s->file = file;
	file_read(s->arena, &unheard, file, MAX_SOURCE, &text);
	s->source = source_of(s->arena, text);
	return &s->source;
}

static void add_replacement(struct sarif *s, struct value *list,
			    const struct replacement *r)
{
	struct arena *a = s->arena;
	struct value *map = value_add_map(a, list);
	struct value *region = value_set_map(a, map, "deletedRegion");
	struct str was = str_sub(s->source.text, r->from, r->to);

	value_set_number(a, region, "startLine", r->at.line);
	value_set_number(a, region, "startColumn", r->at.col);
	value_set_number(a, region, "endColumn",
			 r->at.col + (long)utf8_length(was));
	set_message(a, map, "insertedContent", r->now);
}

/* What --fix would do; what it would leave has none. */
static void set_fixes(struct sarif *s, struct value *result,
		      const struct diag *found)
{
	const char *file = found->edits ? found->edits->at.file : NULL;
	struct replacements made = {0};
	struct arena *a = s->arena;
	struct value *change, *list;

	if (!file ||
	    spelling_read(a, source_read(s, file), found, &made) != NULL)
		return;
	list = value_add_map(a, value_set_list(a, result, "fixes"));
	change = value_add_map(a, value_set_list(a, list, "artifactChanges"));
	set_artifact(a, change, file);
	list = value_set_list(a, change, "replacements");
	for (size_t i = 0; i < made.n; i++)
		add_replacement(s, list, &made.at[i]);
}

/*
 * Results
 */

/* SARIF 3.27.23: none of the results says so, or each does. */
static void set_suppressions(struct arena *a, struct value *result,
			     struct str waived)
{
	struct value *list = value_set_list(a, result, "suppressions"), *map;

	if (!waived.n)
		return;
	map = value_add_map(a, list);
	value_set(a, map, "kind", STR("inSource"));
	value_set(a, map, "justification", waived);
}

static void add_result(struct sarif *s, struct value *results,
		       const struct diag *i)
{
	struct arena *a = s->arena;
	const struct value *index = map_find(&s->index, str_c(i->rule->id));
	struct value *result = value_add_map(a, results);

	if (!index) /* a rule that is not the program's own */
		index = add_rule(s, i->rule);
	value_set(a, result, "ruleId", str_c(i->rule->id));
	value_put_ref(a, result, STR("ruleIndex"), index);
	value_set(a, result, "level", str_c(severity_name(i->severity)));
	set_message(a, result, "message", i->text);
	set_locations(a, result, s->report->catalogue, i->pos);
	set_fixes(s, result, i);
	set_suppressions(a, result, i->waived);
}

static void add_run(struct sarif *s, struct value *run)
{
	struct arena *a = s->arena;
	struct value *driver =
		value_set_map(a, value_set_map(a, run, "tool"), "driver");
	struct value *results;
	const struct rule *r;

	value_set(a, driver, "name", STR("strata"));
	value_set(a, driver, "semanticVersion", STR(STRATA_VERSION));
	s->rules = value_set_list(a, driver, "rules");
	for (size_t i = 0; (r = rule_at(i)); i++)
		add_rule(s, r);
	value_set(a, run, "columnKind", STR("unicodeCodePoints"));
	results = value_set_list(a, run, "results");
	for (const struct diag *i = s->report->findings->first; i; i = i->next)
		add_result(s, results, i);
}

void report_sarif(const struct report *r, FILE *out)
{
	struct arena a = {0};
	struct buf b = {0};
	struct sarif s = {.arena = &a, .report = r};
	struct value *root = value_map(&a);

	value_set(&a, root, "$schema",
		  STR("https://json.schemastore.org/sarif-2.1.0.json"));
	value_set(&a, root, "version", STR("2.1.0"));
	add_run(&s, value_add_map(&a, value_set_list(&a, root, "runs")));
	json_write(&b, root, true);
	buf_addc(&b, '\n');
	fwrite(b.p, 1, b.n, out);
	buf_free(&b);
	arena_free(&a);
}
