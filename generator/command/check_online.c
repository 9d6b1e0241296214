#include "command/check_online.h"

#include "command/command.h"
#include "command/progress.h"
#include "online/online.h"

enum { MAX_AGE_DAYS = 7 };

bool check_online_options(struct check_online_options *o)
{
	o->max_age_days = MAX_AGE_DAYS;
	if (!o->max_age || str_to_long(str_c(o->max_age), &o->max_age_days))
		return true;
	fprintf(stderr,
		"strata: --max-age takes a number of days, not '%s' (try "
		"'strata help check')\n",
		o->max_age);
	return false;
}

struct view {
	struct progress progress;
	struct online_progress last;
};

static void show(void *data, const struct online_progress *p)
{
	struct view *v = data;
	char note[64] = "";

	v->last = *p;
	if (p->wait_ms >= 1000)
		snprintf(note, sizeof(note), "waiting for %ld s",
			 p->wait_ms / 1000);
	progress_show(&v->progress, p->known + p->answered, p->links, note);
}

bool check_online(struct arena *a, struct diags *d, const struct catalogue *c,
		  struct check_online_options *o)
{
	struct view v = {.progress = progress_start(stderr, "links")};
	struct online_options how = {
		.cache = o->cache,
		.max_age = o->max_age_days,
		.today = o->today,
		.private_hosts = o->private_hosts,
		.answers = &o->answers,
		.stop = command_interrupts(),
		.show = show,
		.data = &v,
	};
	bool whole = online_check(a, d, c, &how);

	progress_end(&v.progress);
	if (!whole)
		fprintf(stderr, "strata: only %zu of %zu links were asked\n",
			v.last.known + v.last.answered, v.last.links);
	return whole;
}
