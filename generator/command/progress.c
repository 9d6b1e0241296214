#include "command/progress.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

struct progress progress_start(FILE *out, const char *noun)
{
	const char *term = getenv("TERM");
	bool moves = isatty(fileno(out)) && term && strcmp(term, "dumb") != 0;

	return (struct progress){
		.out = moves ? out : NULL,
		.noun = noun,
		.started_ms = now_ms(),
	};
}

static void add_time(struct buf *out, int64_t ms)
{
	long seconds = (long)((ms + 999) / 1000);

	if (seconds < 100)
		buf_printf(out, ", %ld s left", seconds);
	else
		buf_printf(out, ", %ld min left", (seconds + 59) / 60);
}

void progress_text(struct buf *out, const struct progress *p, size_t done,
		   size_t total, int64_t ms, const char *note)
{
	enum { WIDTH = 30 };
	size_t full = total ? done * WIDTH / total : WIDTH;

	buf_addc(out, '[');
	for (size_t i = 0; i < WIDTH; i++)
		buf_addc(out, i < full ? '#' : '-');
	buf_printf(out, "] %zu/%zu %s", done, total, p->noun);
	if (done >= total / 10 && done > 0 && done < total)
		add_time(out, ms * (int64_t)(total - done) / (int64_t)done);
	if (*note)
		buf_printf(out, ", %s", note);
}

void progress_show(struct progress *p, size_t done, size_t total,
		   const char *note)
{
	enum { PAUSE_MS = 100 };
	int64_t now = now_ms();
	struct buf text = {0};

	if (!p->out || now - p->shown_ms < PAUSE_MS)
		return;
	p->shown_ms = now;
	progress_text(&text, p, done, total, now - p->started_ms, note);
	fprintf(p->out, "\r%.*s\033[K", STR_ARG(buf_str(&text)));
	fflush(p->out);
	buf_free(&text);
}

void progress_end(struct progress *p)
{
	if (p->out && p->shown_ms)
		fputs("\r\033[K", p->out);
}
