#include "base/library.h"

#include <dlfcn.h>

bool library_load(const char *name, const struct library_function *functions,
		  size_t n)
{
	void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);

	if (!library)
		return false;
	for (size_t i = 0; i < n; i++) {
		void *at = dlsym(library, functions[i].name);

		if (!at)
			return false;
		*(void **)functions[i].pointer = at;
	}
	return true;
}
