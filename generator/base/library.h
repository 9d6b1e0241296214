/*
 * library.h - a shared library that is loaded on first use.
 *
 * librsvg and libcurl bring sixty libraries along.  To load them all takes
 * 20 ms at every start, more than a build of a small catalogue, and most
 * commands draw nothing and ask nobody.
 */
#ifndef LIBRARY_H
#define LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* A function of it, and the pointer through which it will be called. */
struct library_function {
	const char *name;
	void *pointer; /* the address of a pointer to a function */
};

/*
 * Load `name`, such as "libcurl.so.4", and fill in all pointers; the functions
 * of what it brings along count as its own.  False when it, or a function, is
 * not there.  It stays loaded.
 */
bool library_load(const char *name, const struct library_function *functions,
		  size_t n);

#endif
