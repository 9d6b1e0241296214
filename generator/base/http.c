#include "base/http.h"

const char *http_failure_words(enum http_failure failure)
{
	static const char *const words[] = {
		[HTTP_ANSWERED] = "was answered",
		[HTTP_NO_ADDRESS] = "has a host name that is not known",
		[HTTP_NO_CONNECTION] = "has a host that takes no connection",
		[HTTP_CERTIFICATE] = "has a certificate that proves nothing",
		[HTTP_TIMEOUT] = "was not answered in time",
		[HTTP_BROKEN] = "had its answer cut short or garbled",
		[HTTP_TOO_LARGE] = "has an answer that is too large",
		[HTTP_REDIRECTS] = "redirects to nowhere",
		[HTTP_REFUSED_HERE] = "is not in the public net",
		[HTTP_TOKEN_REFUSED] = "has a host that refuses our token",
		[HTTP_CARRIED_OVER] =
			"is not answered yet: its host wants us to wait",
		[HTTP_STOPPED] = "was not asked to the end",
	};

	return words[failure];
}

struct str http_header_of(const struct http_headers *headers, const char *name)
{
	for (size_t i = 0; i < headers->n; i++)
		if (str_is(headers->at[i].name, name))
			return headers->at[i].value;
	return (struct str){0};
}
