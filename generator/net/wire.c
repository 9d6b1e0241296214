#include "net/wire.h"

#include "base/buf.h"
#include "net/ip.h"
#include "net/libcurl.h"
#include "net/net.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum {
	/* Sent without being wanted, as the text of a redirect: read over, so
	 * that the connection stays usable; more is cut off. */
	MOST_UNWANTED = 16 * 1024,
	/* Forges send five; content policies of pages may have ten. */
	MOST_HEADERS = 128 * 1024,
	/* A transfer keeps the memory of its last body up to this. */
	KEPT_BODY = 1024 * 1024,
};

/* One connection's worth of work; used again and again. */
struct transfer {
	const struct net_options *o;
	CURL *easy;
	struct curl_slist *headers_sent;
	struct job *job; /* NULL: idle */
	struct arena arena;
	LIST(struct http_header) headers;
	size_t header_bytes, unwanted;
	struct buf body;
	size_t most_bytes;
	bool cut, too_large, refused; /* by us */
};

struct wire {
	const struct net_options *o;
	CURLM *multi;
	struct transfer *transfers;
	size_t n_transfers;
	struct transfer *told; /* by wire_next: its answer is being read */
};

static const struct libcurl *lib; /* since the first wire */

/*
 * What libcurl calls
 */

static bool is_guarded(const struct transfer *t)
{
	return !t->o->private_hosts && !t->job->host->settings;
}

static curl_socket_t open_socket(void *data, curlsocktype purpose,
				 struct curl_sockaddr *to)
{
	struct transfer *t = data;

	if (purpose != CURLSOCKTYPE_IPCXN)
		return CURL_SOCKET_BAD;
	if (is_guarded(t) && !ip_is_public(&to->addr)) {
		t->refused = true;
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static size_t take_header(char *bytes, size_t size, size_t n, void *data)
{
	struct transfer *t = data;
	struct str line = {bytes, size * n}, name, value;
	struct http_header *header;
	char *lower;

	t->header_bytes += line.n;
	if (t->header_bytes > MOST_HEADERS) {
		t->too_large = true;
		return 0;
	}
	/* A status line: what was before belonged to an answer on the way. */
	if (str_starts(line, STR("HTTP/")))
		t->headers.n = 0;
	name = str_cut(line, ':', &value);
	if (!value.n)
		return line.n;
	header = list_add(&t->arena, &t->headers);
	header->name = arena_str(&t->arena, str_trim(name));
	header->value = arena_str(&t->arena, str_trim(value));
	lower = (char *)header->name.p;
	for (size_t i = 0; i < header->name.n; i++)
		if (lower[i] >= 'A' && lower[i] <= 'Z')
			lower[i] = (char)(lower[i] - 'A' + 'a');
	return line.n;
}

static bool is_wanted(const struct transfer *t)
{
	long status = 0;

	lib->curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	return !t->job->request->no_body && status / 100 != 3;
}

static size_t take_body(char *bytes, size_t size, size_t n, void *data)
{
	struct transfer *t = data;
	struct str part = {bytes, size * n};

	if (!is_wanted(t)) {
		t->unwanted += part.n;
		t->cut = t->unwanted > MOST_UNWANTED;
		return t->cut ? 0 : part.n;
	}
	if (part.n > t->most_bytes - t->body.n) {
		t->too_large = true;
		return 0;
	}
	buf_add(&t->body, part);
	return part.n;
}

/*
 * One transfer
 */

/* curl_slist_append copies its text, so the arena's may go. */
static void send_header(struct transfer *t, struct str name, struct str value)
{
	struct str line = arena_printf(&t->arena, "%.*s: %.*s", STR_ARG(name),
				       STR_ARG(value));

	t->headers_sent = lib->curl_slist_append(t->headers_sent, line.p);
}

static void send_token(struct transfer *t, const struct host *host)
{
	static const struct {
		struct str name;
		const char *before;
	} forms[] = {
		[HOST_BEARER] = {STR_INIT("Authorization"), "Bearer "},
		[HOST_TOKEN] = {STR_INIT("Authorization"), "token "},
		[HOST_PRIVATE_TOKEN] = {STR_INIT("PRIVATE-TOKEN"), ""},
	};
	struct str secret = host->tokens.at[t->job->token].secret;

	if (secret.n)
		send_header(t, forms[host->settings->auth].name,
			    arena_printf(&t->arena, "%s%.*s",
					 forms[host->settings->auth].before,
					 STR_ARG(secret)));
}

static void set_up_method(struct transfer *t, const struct http_request *r)
{
	CURL *e = t->easy;

	t->most_bytes = r->most_bytes ? r->most_bytes : t->o->most_bytes;
	if (r->method == HTTP_HEAD)
		lib->curl_easy_setopt(e, CURLOPT_NOBODY, 1L);
	else if (!r->no_body)
		lib->curl_easy_setopt(e, CURLOPT_MAXFILESIZE_LARGE,
				      (curl_off_t)t->most_bytes);
	if (r->method == HTTP_POST) {
		lib->curl_easy_setopt(e, CURLOPT_POST, 1L);
		lib->curl_easy_setopt(e, CURLOPT_POSTFIELDSIZE_LARGE,
				      (curl_off_t)r->body.n);
		lib->curl_easy_setopt(e, CURLOPT_POSTFIELDS,
				      r->body.n ? r->body.p : "");
		/* Nobody refuses a question by its headers alone. */
		t->headers_sent =
			lib->curl_slist_append(t->headers_sent, "Expect:");
	}
}

static void set_up_limits(struct transfer *t)
{
	const struct net_options *o = t->o;
	CURL *e = t->easy;

	lib->curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
	lib->curl_easy_setopt(e, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
	lib->curl_easy_setopt(e, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS);
	lib->curl_easy_setopt(e, CURLOPT_PIPEWAIT, 1L);
	lib->curl_easy_setopt(e, CURLOPT_ACCEPT_ENCODING, "");
	lib->curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, o->connect_ms);
	lib->curl_easy_setopt(e, CURLOPT_TIMEOUT_MS, o->total_ms);
	lib->curl_easy_setopt(e, CURLOPT_LOW_SPEED_LIMIT, o->slow_bytes);
	lib->curl_easy_setopt(e, CURLOPT_LOW_SPEED_TIME, o->slow_s);
	lib->curl_easy_setopt(e, CURLOPT_USERAGENT, o->user_agent);
}

static void set_up_calls(struct transfer *t)
{
	CURL *e = t->easy;

	lib->curl_easy_setopt(e, CURLOPT_PRIVATE, t);
	lib->curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	lib->curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, t);
	lib->curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, take_header);
	lib->curl_easy_setopt(e, CURLOPT_HEADERDATA, t);
	lib->curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, take_body);
	lib->curl_easy_setopt(e, CURLOPT_WRITEDATA, t);
}

static void clear(struct transfer *t)
{
	lib->curl_slist_free_all(t->headers_sent);
	t->headers_sent = NULL;
	t->job = NULL;
	memset(&t->headers, 0, sizeof(t->headers));
	arena_reset(&t->arena);
	t->header_bytes = t->unwanted = 0;
	t->cut = t->too_large = t->refused = false;
	if (t->body.room > KEPT_BODY)
		buf_free(&t->body);
	buf_clear(&t->body);
}

static struct transfer *idle_transfer(struct wire *w)
{
	for (size_t i = 0; i < w->n_transfers; i++)
		if (!w->transfers[i].job)
			return &w->transfers[i];
	assert(!"more jobs than transfers");
	return NULL;
}

void wire_start(struct wire *w, struct job *job)
{
	struct transfer *t = idle_transfer(w);
	const struct http_request *r = job->request;
	const struct host_settings *s = job->host->settings;

	t->job = job;
	lib->curl_easy_reset(t->easy);
	set_up_limits(t);
	set_up_calls(t);
	set_up_method(t, r);
	lib->curl_easy_setopt(t->easy, CURLOPT_URL,
			      arena_cstr(&t->arena, job->url));
	for (size_t i = 0; i < r->headers.n; i++)
		send_header(t, r->headers.at[i].name, r->headers.at[i].value);
	send_token(t, job->host);
	lib->curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers_sent);
	if (s && s->ca_file)
		lib->curl_easy_setopt(t->easy, CURLOPT_CAINFO, s->ca_file);
	if (is_guarded(t))
		lib->curl_easy_setopt(t->easy, CURLOPT_PROXY, "");
	lib->curl_multi_add_handle(w->multi, t->easy);
}

/*
 * Its answer
 */

static enum http_failure failure_of(const struct transfer *t, CURLcode result)
{
	if (t->too_large)
		return HTTP_TOO_LARGE;
	if (t->refused && result == CURLE_COULDNT_CONNECT)
		return HTTP_REFUSED_HERE;
	switch (result) {
	case CURLE_OK: return HTTP_ANSWERED;
	case CURLE_WRITE_ERROR: return t->cut ? HTTP_ANSWERED : HTTP_BROKEN;
	case CURLE_COULDNT_RESOLVE_HOST: return HTTP_NO_ADDRESS;
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_COULDNT_CONNECT: return HTTP_NO_CONNECTION;
	case CURLE_OPERATION_TIMEDOUT: return HTTP_TIMEOUT;
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_PEER_FAILED_VERIFICATION: return HTTP_CERTIFICATE;
	case CURLE_FILESIZE_EXCEEDED: return HTTP_TOO_LARGE;
	case CURLE_URL_MALFORMAT: return HTTP_REFUSED_HERE;
	default: return HTTP_BROKEN;
	}
}

static struct str why_no_certificate(const struct transfer *t, CURLcode result)
{
	/* X509_V_ERR_* of OpenSSL, whose numbers are part of its promise. */
	enum {
		NOT_LOOKED_AT = 1, /* as libcurl starts: the name was wrong */
		NOT_YET = 9,
		EXPIRED = 10,
		OWN = 18,
		OWN_IN_CHAIN = 19,
		NO_ISSUER = 20,
		NO_CHAIN = 21
	};
	long code = 0;

	if (result == CURLE_SSL_CACERT_BADFILE)
		return STR("has a CA file here that cannot be read");
	lib->curl_easy_getinfo(t->easy, CURLINFO_SSL_VERIFYRESULT, &code);
	switch (code) {
	case NOT_YET: return STR("has a certificate that is not valid yet");
	case EXPIRED: return STR("has a certificate that has expired");
	case OWN:
	case OWN_IN_CHAIN:
	case NO_ISSUER:
	case NO_CHAIN:
		return STR("has a certificate that nobody we trust has signed");
	case NOT_LOOKED_AT: return STR("has a certificate for another host");
	default: return (struct str){0};
	}
}

static struct http_answer read_answer(struct transfer *t, CURLcode result)
{
	struct http_answer answer = {.failure = failure_of(t, result)};
	long status = 0;

	lib->curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	answer.status = (int)status;
	answer.headers = (struct http_headers){t->headers.at, t->headers.n};
	if (answer.failure == HTTP_ANSWERED)
		answer.body = buf_str(&t->body);
	if (answer.failure == HTTP_CERTIFICATE)
		answer.why = why_no_certificate(t, result);
	return answer;
}

/*
 * Not CURLINFO_REDIRECT_URL, which is not there when we cut the text off.  What
 * cannot be resolved is left as it is: nobody will follow it.
 */
static struct str redirect_of(struct transfer *t,
			      const struct http_answer *answer)
{
	struct str to = http_header_of(&answer->headers, "location");
	CURLU *u = lib->curl_url();
	char *whole = NULL;
	const unsigned flags = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;

	if (to.n && u &&
	    !lib->curl_url_set(u, CURLUPART_URL,
			       arena_cstr(&t->arena, t->job->url), 0) &&
	    !lib->curl_url_set(u, CURLUPART_URL, arena_cstr(&t->arena, to),
			       flags) &&
	    !lib->curl_url_get(u, CURLUPART_URL, &whole, 0))
		to = arena_str(&t->arena, str_c(whole));
	lib->curl_free(whole);
	lib->curl_url_cleanup(u);
	return to;
}

static uint64_t bytes_of(CURL *easy)
{
	curl_off_t body = 0;
	long headers = 0;

	lib->curl_easy_getinfo(easy, CURLINFO_SIZE_DOWNLOAD_T, &body);
	lib->curl_easy_getinfo(easy, CURLINFO_HEADER_SIZE, &headers);
	return (uint64_t)body + (uint64_t)headers;
}

static void finish(struct wire *w, struct transfer *t)
{
	lib->curl_multi_remove_handle(w->multi, t->easy);
	clear(t);
}

bool wire_next(struct wire *w, struct wire_end *out)
{
	CURLMsg *m;
	int left;

	if (w->told)
		finish(w, w->told);
	w->told = NULL;
	while ((m = lib->curl_multi_info_read(w->multi, &left))) {
		struct transfer *t = NULL;

		if (m->msg != CURLMSG_DONE)
			continue;
		lib->curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &t);
		*out = (struct wire_end){
			.job = t->job,
			.answer = read_answer(t, m->data.result),
			.bytes = bytes_of(t->easy),
		};
		out->redirects_to = redirect_of(t, &out->answer);
		w->told = t;
		return true;
	}
	return false;
}

/*
 * All of them
 */

void wire_wait(struct wire *w, int most_ms)
{
	int running;

	lib->curl_multi_poll(w->multi, NULL, 0, most_ms, NULL);
	lib->curl_multi_perform(w->multi, &running);
}

struct job *wire_break(struct wire *w)
{
	for (size_t i = 0; i < w->n_transfers; i++) {
		struct transfer *t = &w->transfers[i];
		struct job *job = t->job;

		if (!job || t == w->told)
			continue;
		finish(w, t);
		return job;
	}
	return NULL;
}

static bool set_up(struct wire *w)
{
	w->multi = lib->curl_multi_init();
	if (!w->multi)
		return false;
	lib->curl_multi_setopt(w->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS,
			       (long)w->o->queue.at_once);
	lib->curl_multi_setopt(w->multi, CURLMOPT_MAX_HOST_CONNECTIONS,
			       (long)w->o->hosts.at_once);
	for (size_t i = 0; i < w->n_transfers; i++) {
		w->transfers[i].o = w->o;
		w->transfers[i].easy = lib->curl_easy_init();
		if (!w->transfers[i].easy)
			return false;
	}
	return true;
}

struct wire *wire_new(const struct net_options *o)
{
	size_t n = (size_t)o->queue.at_once;
	struct wire *w;

	lib = libcurl();
	if (!lib || lib->curl_global_init(CURL_GLOBAL_DEFAULT))
		return NULL;
	w = memory_grow(NULL, sizeof(*w));
	*w = (struct wire){.o = o, .n_transfers = n};
	w->transfers = memory_grow(NULL, n * sizeof(*w->transfers));
	memset(w->transfers, 0, n * sizeof(*w->transfers));
	if (set_up(w))
		return w;
	wire_free(w);
	return NULL;
}

void wire_free(struct wire *w)
{
	for (size_t i = 0; i < w->n_transfers; i++) {
		struct transfer *t = &w->transfers[i];

		if (t->job)
			finish(w, t);
		lib->curl_easy_cleanup(t->easy);
		arena_free(&t->arena);
		buf_free(&t->body);
	}
	lib->curl_multi_cleanup(w->multi);
	lib->curl_global_cleanup();
	free(w->transfers);
	free(w);
}
