#include "base/http.h"

struct str http_header_of(const struct http_headers *headers, const char *name)
{
	for (size_t i = 0; i < headers->n; i++)
		if (str_is(headers->at[i].name, name))
			return headers->at[i].value;
	return (struct str){0};
}
