#include "format/yaml_text.h"

#include "base/utf8.h"

#include <string.h>

const struct str yaml_byte_order_mark = STR_INIT("\xef\xbb\xbf");

struct pos yaml_place(const char *file, int first_line, struct str text,
		      size_t at)
{
	struct pos pos = {file, 1 + first_line, 1};
	size_t line = 0;

	for (size_t i = 0; i < at; i++)
		if (text.p[i] == '\n') {
			pos.line++;
			line = i + 1;
		}
	pos.col = (int)utf8_length(str_sub(text, line, at)) + 1;
	return pos;
}

bool yaml_is_text(struct diags *d, const struct rule *rule, const char *file,
		  int first_line, struct str text)
{
	size_t bad = utf8_bad(text);
	const char *nul = text.n ? memchr(text.p, 0, text.n) : NULL;

	if (str_starts(text, STR("\xff\xfe")) ||
	    str_starts(text, STR("\xfe\xff"))) {
		diags_add(d, rule, (struct pos){file, 1, 1},
			  "the file is UTF-16; save it as UTF-8");
		return false;
	}
	if (nul && (size_t)(nul - text.p) < bad) {
		diags_add(d, rule,
			  yaml_place(file, first_line, text,
				     (size_t)(nul - text.p)),
			  "a NUL byte is no text");
		return false;
	}
	if (bad < text.n) {
		diags_add(d, rule, yaml_place(file, first_line, text, bad),
			  "byte 0x%02x is not UTF-8 here; save the file as "
			  "UTF-8",
			  (unsigned)(unsigned char)text.p[bad]);
		return false;
	}
	return true;
}
