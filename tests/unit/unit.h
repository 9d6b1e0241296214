/* unit.h - cmocka, and what our own types add to it. */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#define assert_str(got, want)                                                  \
	do {                                                                   \
		struct str got_ = (got), want_ = str_c(want);                  \
		if (!str_eq(got_, want_))                                      \
			fail_msg("got  \"%.*s\"\nwant \"%.*s\"",               \
				 STR_ARG(got_), STR_ARG(want_));               \
	} while (0)

#endif
