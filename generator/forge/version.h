/*
 * version.h - which tag names the higher version.
 */
#ifndef VERSION_H
#define VERSION_H

#include "base/str.h"

#include <stdbool.h>

/* Views into the tag. */
struct version_parts {
	struct str numbers; /* "1.2.3" */
	struct str rest;    /* "rc.1" of "v1.2.3-rc.1"; empty when released */
};

/*
 * Split a tag that is a version: "v1.2", "1.2.3", "release-1.2.3-rc.1".  False
 * for others, also those of a part of the repository ("charts/1.2.3",
 * "kustomize-v5.0.0"): they say nothing about the whole.
 */
bool version_split(struct str tag, struct version_parts *out);

/* Below, at or above 0; a version to be tried first is below its release
   (Semantic Versioning 2.0, 11). */
int version_cmp(const struct version_parts *a, const struct version_parts *b);

#endif
