/*
 * pkt_line.h - the frames of git's protocol (gitprotocol-common(5)).
 *
 * A frame is four hexadecimal digits that count themselves and what follows;
 * three small numbers stand for marks between frames.
 */
#ifndef PKT_LINE_H
#define PKT_LINE_H

#include "base/buf.h"
#include "base/str.h"

/* The most that one frame may hold, its four digits included. */
enum { PKT_MOST = 65520 };

enum pkt_kind {
	PKT_DATA,
	PKT_FLUSH,     /* 0000: the end of a message */
	PKT_DELIMITER, /* 0001: between its sections */
	PKT_END,       /* 0002: the end of an answer over a plain connection */
	PKT_NONE,      /* the bytes are at their end */
	PKT_BROKEN,    /* cut short, or no frame at all */
};

/* Take the next frame; of data, without the line end that may close it. */
enum pkt_kind pkt_next(struct str *rest, struct str *data);

/* Append a frame with a line of text; it must fit. */
void pkt_line(struct buf *b, struct str line);
void pkt_flush(struct buf *b);
void pkt_delimiter(struct buf *b);

#endif
