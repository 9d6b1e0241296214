/* Find the command and run it. */
#include "command/command.h"

#include <string.h>

#ifndef STRATA_VERSION
#define STRATA_VERSION "0.1.0"
#endif

int main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : NULL;

	if (!name) {
		fputs("strata: no command given (try 'strata help')\n",
		      stderr);
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
			if (argc > 2 && !strcmp(argv[2], "--help"))
				return command_help(1, argv + 1);
			return commands[i].run(argc - 2, argv + 2);
		}
	fprintf(stderr, "strata: unknown command '%s' (try 'strata help')\n",
		name);
	return STATUS_USAGE;
}
