#include "net/libcurl.h"

#include "base/library.h"

#include <pthread.h>
#include <stdbool.h>

#define BY_NAME(f) {#f, &loaded.f},

static struct libcurl loaded;
static const struct library_function functions[] = {LIBCURL_FUNCTIONS(BY_NAME)};
static bool is_loaded;

static void load(void)
{
	is_loaded = library_load("libcurl.so.4", functions,
				 sizeof(functions) / sizeof(functions[0]));
}

const struct libcurl *libcurl(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, load);
	return is_loaded ? &loaded : NULL;
}
