/*
 * measure.c - what one run of a command cost.
 *
 *     measure FILE CATALOGUE WHAT COMMAND [ARGUMENT...]
 *
 * runs the command and adds a line to FILE, with tabs between:
 *
 *     CATALOGUE WHAT wall-ms user-ms sys-ms peak-kB
 *
 * A command that fails adds nothing, its status is ours: a build that fails is
 * an error, not a time.  In C because a shell's `time` knows no memory, and
 * because Linux lets a child begin with the peak memory of the process that
 * started it: started from Node, every program would seem to need 40 MB.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double milliseconds(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
	struct rusage used;
	double start, wall;
	int status;
	pid_t child;
	FILE *f;

	if (argc < 5) {
		fputs("usage: measure FILE CATALOGUE WHAT COMMAND...\n",
		      stderr);
		return 2;
	}
	start = now();
	child = fork();
	if (child < 0) {
		perror("measure: fork");
		return 2;
	}
	if (child == 0) {
		execvp(argv[4], argv + 4);
		perror(argv[4]);
		_exit(127);
	}
	if (wait4(child, &status, 0, &used) < 0) {
		perror("measure: wait4");
		return 2;
	}
	wall = now() - start;
	if (WIFSIGNALED(status)) {
		fprintf(stderr, "measure: %s: killed by signal %d\n", argv[4],
			WTERMSIG(status));
		return 128 + WTERMSIG(status);
	}
	if (WEXITSTATUS(status) != 0)
		return WEXITSTATUS(status);
	f = fopen(argv[1], "a");
	if (!f) {
		perror(argv[1]);
		return 2;
	}
	fprintf(f, "%s\t%s\t%.3f\t%.3f\t%.3f\t%ld\n", argv[2], argv[3], wall,
		milliseconds(used.ru_utime), milliseconds(used.ru_stime),
		used.ru_maxrss);
	return fclose(f) == 0 ? 0 : 2;
}
