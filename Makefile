# make         build the program            make test    run every test
# make site    build the site from data/    make help    list all targets
#
# MODE=release (the default: optimised, with debug information and asserts),
# MODE=debug or MODE=sanitize; each has a folder of its own under build/.
# CFLAGS and LDFLAGS add to what is here.

MODE  ?= release
objdir := build/$(MODE)

# What the program is linked with, and the Debian packages that bring it.
packages := yaml-0.1 libcmark jansson expat libutf8proc libcrypto libpcre2-8
loaded   := libcurl librsvg-2.0 cairo# on first use, see base/library.h
debian   := gcc make pkg-config libyaml-dev libcmark-dev libjansson-dev \
            libexpat1-dev libutf8proc-dev libssl-dev \
            libcurl4-openssl-dev libpcre2-dev librsvg2-dev libcairo2-dev
debian_tests := libcmocka-dev chromium nodejs npm default-jre-headless curl
# The same browser without windows opens a page in a third of the time.
debian_faster := chromium-headless-shell
# The print edition: its maker, what looks at it, and its typefaces.
debian_pdf   := weasyprint poppler-utils fonts-inter fonts-sil-charis

flags.debug    := -Og -g3
flags.release  := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
flags.sanitize := -O1 -g3 -fsanitize=address,undefined \
                  -fno-sanitize-recover=all -fno-omit-frame-pointer \
                  -Wno-format-truncation

flags.fuzz     := $(flags.sanitize) -fsanitize=fuzzer-no-link

std  := -std=c17 -D_GNU_SOURCE -Igenerator
warn := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2 \
        -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla \
        -Werror=implicit-function-declaration -Werror=int-conversion
compile = $(std) $(warn) $(flags.$(MODE)) \
          $(shell pkg-config --cflags $(packages) $(loaded)) $(CFLAGS)
link    = $(flags.$(MODE)) $(LDFLAGS)
libs    = $(shell pkg-config --libs $(packages)) -pthread

sources := $(wildcard generator/*/*.c)
objects := $(sources:%.c=$(objdir)/%.o)
units   := $(patsubst tests/unit/%.c,$(objdir)/unit/%,$(wildcard tests/unit/test_*.c))
program := $(objdir)/strata
library := $(objdir)/strata.a

all: build/strata                                 ## build the program

build/strata: $(program)
	@ln -sf $(MODE)/strata $@

$(program): $(objdir)/generator/main.o $(objects)
	$(CC) $(link) -o $@ $^ $(libs)

$(objdir)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(compile) -MMD -MP -c -o $@ $<

# Of the library a test is linked with what it uses: that is sooner done.
$(library): $(objects)
	@rm -f $@
	ar rcs $@ $^

$(objdir)/unit/%: tests/unit/%.c $(library)
	@mkdir -p $(@D)
	$(CC) $(compile) -MMD -MP $(link) -o $@ $(filter %.c %.a,$^) $(libs) -lcmocka

$(objdir)/%: tests/%.c $(library)
	@mkdir -p $(@D)
	$(CC) $(compile) -MMD -MP $(link) -o $@ $(filter %.c %.a,$^) $(libs)

$(objdir)/pictures/widths: libs += -lcairo -lfontconfig

fuzzers := $(patsubst tests/%.c,$(objdir)/%,$(wildcard tests/fuzz/*.c))
$(fuzzers): LDFLAGS += -fsanitize=fuzzer
fuzzers: $(fuzzers)

# Setting up: the marks below build/ say that it was looked at.

setup: build/setup                                ## install what building needs

build/setup:
	@tests/setup $(debian)
	@mkdir -p build && touch $@

build/setup-tests: build/setup tests/package-lock.json
	@tests/setup $(debian_tests) $(debian_pdf)
	@tests/setup $(debian_faster) || echo 'the tests go on without, and take longer'
	@cd tests && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

build/setup-pdf: build/setup
	@tests/setup $(debian_pdf)
	@touch $@

# The marks are made in a make of their own, since what they install decides
# how the rest is compiled.

site: build/setup                                 ## build the site from data/
	@$(MAKE) --no-print-directory build/strata
	build/strata build data -o site

# A page names the cards and the PDF that are there when it is built: hence the
# last builds.
pictures: site                                    ## PNG and PDF of the site's posters
	build/strata pictures -o site
	build/strata build data -o site

pdf: build/setup-pdf site                         ## make site/whitepaper.pdf, too
	generator/print site
	build/strata build data -o site

test: build/setup-tests                           ## set up, then run every test
	@$(MAKE) --no-print-directory build/strata check
	@MODE=$(MODE) tests/run browser

test-thorough: build/setup-tests build/strata      ## the tools of the site on a large catalogue, too
	@MODE=$(MODE) tests/run thorough

built := $(program) $(units) $(objdir)/spec/mustache_spec $(objdir)/svg/logos \
         $(objdir)/report/full $(objdir)/pictures/sheets $(objdir)/pictures/widths \
         $(objdir)/forge/dialogue $(objdir)/net/ask

check: $(built)                                   ## run the quick offline tests
	@MODE=$(MODE) tests/run quick

check-sanitize:                                   ## the same under sanitizers
	@$(MAKE) --no-print-directory MODE=sanitize check

# libFuzzer comes with clang.
fuzz: build/setup                                 ## give each parser a minute of any bytes
	@tests/setup clang
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang fuzzers
	@tests/fuzz/run build/fuzz/fuzz

bench: build/strata $(objdir)/bench/measure       ## compare speed with others
	@tests/bench/run
	@node tests/bench/pull.mjs build/strata $(objdir)/bench/measure

bench-browser: build/setup-tests build/strata     ## what clicks and keystrokes cost
	@tests/bench/run-browser

shots: build/strata                               ## pictures of the pages, for eyes
	@tests/run shots

schema: all                                    ## write the schemas of data/ anew
	for kind in $$(build/strata schema | cut -d' ' -f1); do \
		build/strata schema $$kind --catalogue data >build/schema.json && \
		mv build/schema.json data/schema/$$kind.json || exit 1; \
	done

spdx: build/setup-tests                           ## write the table of licences anew
	node tests/data/spdx.mjs >build/spdx_table.c
	mv build/spdx_table.c generator/format/spdx_table.c

# The typefaces that tests/pictures/widths.c names have to be installed.
widths: $(objdir)/pictures/widths                 ## write the widths of text anew
	$< >build/typeface_table.c
	mv build/typeface_table.c generator/view/typeface_table.c

format:                                           ## lay out the C files
	clang-format -i $(shell find generator tests -name '*.[ch]')

prefix ?= /usr/local
install: $(program)                               ## install below $(prefix)
	install -D $(program) $(DESTDIR)$(prefix)/bin/strata
	mkdir -p $(DESTDIR)$(prefix)/share/strata
	cp -R templates static $(DESTDIR)$(prefix)/share/strata

help:                                             ## list all targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 16

clean:                                            ## remove what was built
	rm -rf build

.PHONY: all setup site pictures pdf widths test test-thorough check check-sanitize fuzz fuzzers bench bench-browser shots schema spdx format install help clean
.SECONDARY:
-include $(shell find build -name '*.d' 2>/dev/null)
