#include "format/pattern.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct pattern {
	pcre2_code *code;
	pcre2_match_data *found;
	pcre2_match_context *limits;
	pcre2_jit_stack *stack; /* NULL where there is no machine code */
};

/* Memory that is out ends the program, here as elsewhere. */
static void *take(size_t size, void *data)
{
	(void)data;
	return memory_grow(NULL, size ? size : 1);
}

static void give_back(void *p, void *data)
{
	(void)data;
	free(p);
}

static void say_why(struct arena *a, int error, const char **why)
{
	PCRE2_UCHAR text[256];

	pcre2_get_error_message(error, text, sizeof(text));
	*why = arena_cstr(a, str_c((const char *)text));
}

static void set_limits(struct pattern *p, pcre2_general_context *memory)
{
	p->limits = pcre2_match_context_create(memory);
	pcre2_set_match_limit(p->limits, PATTERN_MOST_STEPS);
	/* These two hold where there is no machine code; the last in kB. */
	pcre2_set_depth_limit(p->limits, PATTERN_MOST_STEPS);
	pcre2_set_heap_limit(p->limits, PATTERN_MOST_STACK / 1024);
	if (pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE))
		return;
	p->stack = pcre2_jit_stack_create(PATTERN_FIRST_STACK,
					  PATTERN_MOST_STACK, memory);
	pcre2_jit_stack_assign(p->limits, NULL, p->stack);
}

struct pattern *pattern_new(struct arena *a, struct str text, const char **why,
			    size_t *at)
{
	/* Bytes that are no UTF-8 match nothing. */
	const uint32_t options = PCRE2_UTF | PCRE2_UCP |
				 PCRE2_MATCH_INVALID_UTF |
				 PCRE2_NEVER_BACKSLASH_C;
	pcre2_general_context *memory =
		pcre2_general_context_create(take, give_back, NULL);
	pcre2_compile_context *how = pcre2_compile_context_create(memory);
	struct pattern *p = arena_new(a, struct pattern);
	int error;

	p->code = pcre2_compile((PCRE2_SPTR)(text.p ? text.p : ""), text.n,
				options, &error, at, how);
	if (p->code) {
		p->found = pcre2_match_data_create(1, memory);
		set_limits(p, memory);
	} else {
		say_why(a, error, why);
	}
	pcre2_compile_context_free(how);
	pcre2_general_context_free(memory);
	return p->code ? p : NULL;
}

void pattern_free(struct pattern *p)
{
	if (!p)
		return;
	pcre2_match_data_free(p->found);
	pcre2_match_context_free(p->limits);
	if (p->stack)
		pcre2_jit_stack_free(p->stack);
	pcre2_code_free(p->code);
}

enum pattern_answer pattern_find(struct pattern *p, struct str text, size_t *at)
{
	int found = pcre2_match(p->code, (PCRE2_SPTR)(text.p ? text.p : ""),
				text.n, 0, 0, p->found, p->limits);

	if (found == PCRE2_ERROR_NOMATCH)
		return PATTERN_ABSENT;
	if (found < 0)
		return PATTERN_GAVE_UP;
	*at = pcre2_get_ovector_pointer(p->found)[0];
	return PATTERN_FOUND;
}
