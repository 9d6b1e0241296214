/*
 * http.h - what is asked of a server and what it answered, as plain data.
 *
 * `net/` carries requests out; who plans them (forge/, online/) and who reads
 * the answers knows nothing of connections.  Texts live in the arena of whoever
 * made them.
 */
#ifndef HTTP_H
#define HTTP_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum http_method { HTTP_GET, HTTP_HEAD, HTTP_POST };

/* A header; of an answer its name is in lower case. */
struct http_header {
	struct str name, value;
};

struct http_headers {
	struct http_header *at;
	size_t n;
};

struct http_request {
	enum http_method method;
	struct str url; /* absolute, http or https */
	/* Never a token: net/ adds that itself, for its own host only. */
	struct http_headers headers;
	struct str body; /* HTTP_POST; a question too, it may be asked again */
	/* What follows may stay zero. */
	struct str budget; /* what the server counts together: "graphql" */
	long delay_ms;     /* not before so long from now */
	int tries;         /* at most so often; 0: as often as net/ would */
	size_t most_bytes; /* of the body, unpacked; 0: net/'s limit */
	bool no_body;      /* status and headers are enough */
};

/* Why there is no answer, or none that can be used. */
enum http_failure {
	HTTP_ANSWERED,   /* there is one: see `status` */
	HTTP_NO_ADDRESS, /* the name is not known */
	HTTP_NO_CONNECTION,
	HTTP_CERTIFICATE, /* it is not who it says */
	HTTP_TIMEOUT,
	HTTP_BROKEN,    /* reset, cut short, not HTTP */
	HTTP_TOO_LARGE, /* over the limit of the request */
	HTTP_REDIRECTS, /* too many, in a circle, or to what is not http(s) */
	HTTP_REFUSED_HERE, /* we do not ask that: not http(s), a private host */
	HTTP_TOKEN_REFUSED, /* the host takes none of its tokens */
	HTTP_CARRIED_OVER,  /* the host wants us to wait longer than we may */
	HTTP_STOPPED,       /* somebody interrupted us */
};

struct http_answer {
	enum http_failure failure;
	int status; /* 200; 0 when nothing was answered */
	struct http_headers headers;
	struct str body;
	struct str url;      /* that answered, after redirects */
	struct str moved_to; /* where permanent redirects led; else empty */
	struct str why;      /* of a failure: in words, without the address */
	bool again;          /* worth asking again at another time, */
	long wait_ms;        /* after so long; 0: nobody said */
};

/* What a failure is, in words that follow an address: "timed out". */
const char *http_failure_words(enum http_failure failure);

/* The value of a header of that lower-case name; empty when there is none. */
struct str http_header_of(const struct http_headers *headers, const char *name);

#endif
