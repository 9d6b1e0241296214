#include "forge/pkt_line.h"

#include <assert.h>

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* What the four digits spell; -1 when they are none. */
static int length_of(struct str s)
{
	int n = 0;

	if (s.n < 4)
		return -1;
	for (size_t i = 0; i < 4; i++) {
		int d = digit(s.p[i]);

		if (d < 0)
			return -1;
		n = n * 16 + d;
	}
	return n;
}

enum pkt_kind pkt_next(struct str *rest, struct str *data)
{
	int n = length_of(*rest);
	struct str frame;

	*data = (struct str){0};
	if (!rest->n)
		return PKT_NONE;
	if (n < 0 || n == 3 || n > PKT_MOST || (size_t)n > rest->n)
		return PKT_BROKEN;
	if (n < 3) {
		*rest = str_from(*rest, 4);
		return (enum pkt_kind)(PKT_FLUSH + n);
	}
	frame = str_sub(*rest, 4, (size_t)n);
	*rest = str_from(*rest, (size_t)n);
	if (str_ends(frame, STR("\n")))
		frame.n--;
	*data = frame;
	return PKT_DATA;
}

void pkt_line(struct buf *b, struct str line)
{
	assert(line.n + 5 <= PKT_MOST);
	buf_printf(b, "%04zx", line.n + 5);
	buf_add(b, line);
	buf_addc(b, '\n');
}

void pkt_flush(struct buf *b)
{
	buf_add(b, STR("0000"));
}

void pkt_delimiter(struct buf *b)
{
	buf_add(b, STR("0001"));
}
