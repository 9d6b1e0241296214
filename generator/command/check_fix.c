#include "command/check_fix.h"

#include "command/report.h"

/*
 * Words come before the order of their list, and one address may have moved
 * and stand in blanks: two rounds are common, more are a mistake of ours.
 */
enum { MOST_ROUNDS = 8 };

bool check_fix_round(struct check_fix *fix, struct arena *a, const char *folder,
		     const struct diags *found)
{
	struct mend_notes notes = {0};
	size_t n;

	if (!fix->refused.arena)
		diags_init(&fix->refused, a);
	if (fix->rounds++ == MOST_ROUNDS)
		return false;
	n = mend(a, &fix->refused, folder, found, &notes);
	fix->left = (struct mend_notes){0};
	for (size_t i = 0; i < notes.n; i++)
		*list_add(a, notes.at[i].why ? &fix->left : &fix->mended) =
			notes.at[i];
	return n;
}

static void print_notes(const struct mend_notes *notes, const char *word,
			FILE *out)
{
	for (size_t i = 0; i < notes->n; i++) {
		const struct diag *found = notes->at[i].found;
		const char *why = notes->at[i].why;

		report_line(found, word, why ? str_c(why) : found->text, out);
	}
}

void check_fix_print(const struct check_fix *fix, FILE *out)
{
	print_notes(&fix->mended, "mended", out);
	print_notes(&fix->left, "left", out);
}
