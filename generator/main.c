/* Find the command and run it. */
#include "command/command.h"

#include <errno.h>
#include <string.h>

static bool asks_help(int argc, char **argv)
{
	for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (!strcmp(argv[i], "--help"))
			return true;
	return false;
}

static int run(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : NULL;

	if (!name) {
		fputs("strata: no command given (try 'strata help')\n", stderr);
		return STATUS_USAGE;
	}
	if (!strcmp(name, "--version") || !strcmp(name, "version")) {
		puts("strata " STRATA_VERSION);
		return STATUS_FINE;
	}
	if (!strcmp(name, "--help") || !strcmp(name, "-h"))
		return command_help(0, NULL);
	for (size_t i = 0; i < n_commands; i++)
		if (!strcmp(name, commands[i].name)) {
			if (asks_help(argc - 2, argv + 2))
				return command_help(1, argv + 1);
			return commands[i].run(argc - 2, argv + 2);
		}
	fprintf(stderr, "strata: unknown command '%s' (try 'strata help')\n",
		name);
	return STATUS_USAGE;
}

/* A full disk may have been met by an earlier write: then the reason is gone.
 */
static bool all_is_written(void)
{
	errno = 0;
	if (!fflush(stdout) && !ferror(stdout))
		return true;
	fprintf(stderr, "strata: cannot write the output%s%s\n",
		errno ? ": " : "", errno ? strerror(errno) : "");
	return false;
}

int main(int argc, char **argv)
{
	int status = run(argc, argv);

	return all_is_written() || status != STATUS_FINE ? status
							 : STATUS_WRONG;
}
