/*
 * choice.h - the findings that somebody asked for: `--rule` and `--only`.
 *
 * Everything is loaded and checked; what was not asked for is neither shown
 * nor counted for the exit status.
 */
#ifndef CHOICE_H
#define CHOICE_H

#include "command/options.h"
#include "model/catalogue.h"

/* What was given; an empty list asks for all. */
struct choice {
	struct option_list rules, files;
};

/*
 * Whether there are such files; and such rules, of the program or of this
 * catalogue (or NULL).  Else false after one line on stderr, which names the
 * rule that is spelled most alike.
 */
bool choice_has_files(const char *command, const struct choice *asked);
bool choice_has_rules(const char *command, const struct choice *asked,
		      const struct catalogue *c);

/* False, after the line on stderr about an id that no rule has. */
bool choice_no_rule(const char *command, const char *id);

/*
 * Take out of `d` what was not asked for.  One line on stderr for each file
 * that is not one of the catalogue.  Without a catalogue (NULL, or one without
 * a model) nothing was checked: then what kept it from being loaded stays.
 */
void choice_apply(const struct choice *asked, const struct catalogue *c,
		  const char *catalogue, struct diags *d);

#endif
