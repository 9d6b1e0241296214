#include "command/command.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"

#include <limits.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

const struct command commands[] = {
	{"add", "URL", "draft the entry of a repository", command_add,
	 command_add_help},
	{"build", "[CATALOGUE]", "make the site of a catalogue", command_build,
	 command_build_help},
	{"check", "[CATALOGUE]", "say what is wrong with a catalogue",
	 command_check, command_check_help},
	{"diff", "OLD NEW", "say what differs between two editions",
	 command_diff, command_diff_help},
	{"explain", "[RULE]", "say why a rule stands, with examples",
	 command_explain, command_explain_help},
	{"export", "[CATALOGUE]", "print every entry with every field as read",
	 command_export, command_export_help},
	{"help", "[COMMAND | rules | fields]", "explain the program",
	 command_help, command_help_help},
	{"pictures", "", "draw the posters and cards of a site",
	 command_pictures, command_pictures_help},
	{"pull", "[CATALOGUE]", "refresh what is known of the repositories",
	 command_pull, command_pull_help},
	{"release", "[CATALOGUE]", "write down what this edition holds",
	 command_release, command_release_help},
	{"schema", "[KIND]", "print what a kind of file may say, for editors",
	 command_schema, command_schema_help},
};
const size_t n_commands = sizeof(commands) / sizeof(commands[0]);

bool command_as_of(struct date *out)
{
	enum { SECONDS = 24 * 60 * 60 };
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long seconds;

	*out = (struct date){0};
	if (!epoch || !*epoch)
		return true;
	if (!str_to_long(str_c(epoch), &seconds) ||
	    seconds / SECONDS > 2932896 /* 9999-12-31 */) {
		fprintf(stderr,
			"strata: SOURCE_DATE_EPOCH is '%s', not a number of "
			"seconds\n",
			epoch);
		return false;
	}
	*out = date_from_days(seconds / SECONDS);
	return true;
}

struct date command_today(struct date as_of)
{
	enum { SECONDS = 24 * 60 * 60 };

	return date_is_set(as_of) ? as_of
				  : date_from_days(time(NULL) / SECONDS);
}

const char *command_share(struct arena *a, const char *name)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	struct str folder;
	const char *path;

	folder = n > 0 ? path_folder((struct str){self, (size_t)n})
		       : (struct str){0};
	/* build/strata and build/release/strata in a checkout */
	for (int up = 0; up < 3 && folder.n; up++) {
		path = arena_printf(a, "%.*s/%s", STR_ARG(folder), name).p;
		if (file_state(path).is_folder)
			return path;
		path = arena_printf(a, "%.*s/share/strata/%s", STR_ARG(folder),
				    name)
			       .p;
		if (file_state(path).is_folder)
			return path;
		folder = path_folder(folder);
	}
	return name;
}

const char *command_cache(struct arena *a)
{
	const char *xdg = getenv("XDG_CACHE_HOME");
	const char *home = getenv("HOME");

	if (xdg && *xdg == '/')
		return arena_printf(a, "%s/strata", xdg).p;
	if (home && *home == '/')
		return arena_printf(a, "%s/.cache/strata", home).p;
	return NULL;
}

static volatile sig_atomic_t interrupted;

static void note_interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

const volatile sig_atomic_t *command_interrupts(void)
{
	struct sigaction action = {.sa_handler = note_interrupt,
				   .sa_flags = (int)SA_RESETHAND};

	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	return &interrupted;
}
