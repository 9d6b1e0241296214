/*
 * libcurl.h - the functions of libcurl that are called, loaded on first use.
 *
 * It brings thirty libraries along, which took 6 ms at every start, also of a
 * build, which asks nobody.  For wire.c only.
 */
#ifndef LIBCURL_H
#define LIBCURL_H

/* Its checks of types speak of functions that are linked. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#define LIBCURL_FUNCTIONS(X)                                                   \
	X(curl_easy_cleanup)                                                   \
	X(curl_easy_getinfo)                                                   \
	X(curl_easy_init)                                                      \
	X(curl_easy_reset)                                                     \
	X(curl_easy_setopt)                                                    \
	X(curl_free)                                                           \
	X(curl_global_cleanup)                                                 \
	X(curl_global_init)                                                    \
	X(curl_multi_add_handle)                                               \
	X(curl_multi_cleanup)                                                  \
	X(curl_multi_info_read)                                                \
	X(curl_multi_init)                                                     \
	X(curl_multi_perform)                                                  \
	X(curl_multi_poll)                                                     \
	X(curl_multi_remove_handle)                                            \
	X(curl_multi_setopt)                                                   \
	X(curl_slist_append)                                                   \
	X(curl_slist_free_all)                                                 \
	X(curl_url)                                                            \
	X(curl_url_cleanup)                                                    \
	X(curl_url_get)                                                        \
	X(curl_url_set)

#define LIBCURL_POINTER(f) __typeof__(&f) f;

struct libcurl {
	LIBCURL_FUNCTIONS(LIBCURL_POINTER)
};

/* NULL when there is no libcurl, or another one than we know. */
const struct libcurl *libcurl(void);

#endif
