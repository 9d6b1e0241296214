/*
 * yaml_scalar.h - what YAML's core schema makes of a scalar.
 */
#ifndef YAML_SCALAR_H
#define YAML_SCALAR_H

#include "format/value.h"

/*
 * What a plain scalar of that spelling is (YAML 1.2, 10.3.2): VALUE_NULL,
 * VALUE_BOOL, VALUE_NUMBER for whole numbers, else VALUE_TEXT.
 */
enum value_kind yaml_plain_kind(struct str s);

/* A tag of the core schema, or the non-specific "!". */
bool yaml_is_core_tag(const char *tag);

#endif
