/*
 * hugo.mjs - the pages of a catalogue as a Hugo project, to compare with.
 *
 *     node hugo.mjs CATALOGUE OUTDIR [EXPORT.json]
 *
 * What is read is what `strata export CATALOGUE --format=json` prints, from
 * EXPORT.json or, without it, from the program itself ($STRATA, else
 * build/strata).  Only `read_export` knows that form.  Groups come from the
 * catalogue's settings.yml, logos from its logos/.
 *
 * The project renders what our site has for the same data: a page an entry
 * with all its fields, a page a category and subcategory, the home page and
 * its groups with logos, the index of all projects, 404, sitemap, robots,
 * feed, search.json, projects.json and projects.csv, in like markup.  Not
 * there: the guide and, for a catalogue of our own, the paper, interfaces and
 * what our model adds, so Hugo has a few pages fewer.
 *
 * Hugo must not be handicapped, or its time says nothing.  So: sections, the
 * lists that Hugo itself keeps, instead of `where` over all pages; weights, so
 * that it need not collate titles; partialCached for what pages share; no
 * shortcodes, no Scratch, no Markdown where we render none; all that can be
 * computed once (short addresses, labels, summaries) is computed here, outside
 * the timed run; logos are static files, copied and not filtered, and only
 * those that an entry names.
 *
 * The templates are in hugo/layouts.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const [catalogue, out, exported] = process.argv.slice(2);
if (!catalogue || !out) {
	console.error("usage: hugo.mjs CATALOGUE OUTDIR [EXPORT.json]");
	process.exit(2);
}
const folder = fs.statSync(catalogue).isDirectory() ? catalogue : path.dirname(catalogue);

/*
 * An export is {format: "strata" | "landscape2", entries: [{id, name, layer,
 * capabilities, fields}]}: address, category and subcategories as the program
 * understood them, and the record as it was read.  What the rest of this file
 * needs of an entry is
 *
 *     name, slug, summary, description, markdown (whether that is Markdown),
 *     places ([[category, subcategory], ...], its own first), logo, maturity,
 *     license, homepage, repo, docs, details ({key: value of any kind})
 */
const SHOWN = new Set(["item", "name", "summary", "description", "logo", "second_path", "project",
	"maturity", "license", "homepage", "homepage_url", "repo", "repo_url", "docs", "capabilities",
	"extra"]);

/* An own entry claims capabilities of several layers: [layer of the capability, capability]. */
function own_places(entries) {
	const layer_of = new Map(); /* "del" to "delivery": the layer of most that begin with it */
	for (const { layer, capabilities } of entries) {
		const prefix = capabilities[0]?.split(".")[0];
		const counts = layer_of.get(prefix) ?? layer_of.set(prefix, {}).get(prefix);
		counts[layer] = (counts[layer] ?? 0) + 1;
	}
	return ({ layer, capabilities }) => capabilities.map((capability) => {
		const counts = layer_of.get(capability.split(".")[0]) ?? { [layer]: 1 };
		return [Object.entries(counts).sort(([, a], [, b]) => b - a)[0][0], capability];
	});
}

function read_export(text) {
	const { format, entries } = JSON.parse(text);
	const places_of = own_places(entries);
	return entries.map((entry) => {
		const { id, name, layer, capabilities, fields } = entry;
		const own = format === "strata";
		const second = [fields.second_path ?? []].flat().map((place) => place.split(" / "));
		return {
			name,
			slug: id,
			summary: fields.summary ?? "",
			description: fields.description ?? "",
			markdown: own,
			places: own ? places_of(entry)
				: [[layer, capabilities[0]], ...second.filter((place) => place.length === 2)],
			logo: fields.logo ?? "",
			maturity: own ? fields.maturity?.level ?? "" : fields.project ?? "",
			license: own ? fields.license?.spdx ?? "" : fields.license ?? "",
			homepage: fields.homepage_url ?? fields.homepage ?? "",
			repo: fields.repo_url ?? fields.repo ?? "",
			docs: fields.docs ?? "",
			details: { ...Object.fromEntries(Object.entries(fields).filter(([key]) => !SHOWN.has(key))),
				...fields.extra },
		};
	}).filter((entry) => entry.places.length);
}

/* The groups of settings.yml: names under `groups:`, and their categories. */
function read_groups() {
	const file = path.join(folder, "settings.yml");
	const groups = [];
	let inside = false;

	for (const line of fs.existsSync(file) ? fs.readFileSync(file, "utf8").split("\n") : []) {
		const item = line.match(/^( *)- (name: )?(.*?) *$/);
		if (/^[a-z_]+:/.test(line))
			inside = line.startsWith("groups:");
		else if (inside && item)
			item[2] ? groups.push({ name: unquoted(item[3]), categories: [] })
				: groups.at(-1).categories.push(unquoted(item[3]));
	}
	return groups;
}

const unquoted = (text) => text.replace(/^(["'])(.*)\1$/, "$2");

/* Ready text for the templates. */

const slug_of = (name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "")
	|| "x";
const is_link = (text) => /^(https?:\/\/|mailto:)/.test(text);
const short_url = (url) => url.replace(/^https?:\/\/(www\.)?|^mailto:/, "").replace(/\/+$/, "");
const label_of = (key) => {
	const words = key.replace(/_url$/, "").replace(/_/g, " ");
	return words[0].toUpperCase() + words.slice(1);
};

/* Any value as a list of {text, href}; a record becomes one, on one line. */
function values_of(value) {
	if (value === null || value === undefined || value === "")
		return [];
	if (Array.isArray(value))
		return value.flatMap(values_of);
	if (typeof value === "object") {
		const parts = Object.values(value).flatMap(values_of);
		const link = parts.find((part) => part.href);
		const text = parts.filter((part) => !part.href).map((part) => part.text).join(" · ");
		return parts.length ? [{ text: text || link.text, href: link?.href ?? "" }] : [];
	}
	if (typeof value === "boolean")
		return [{ text: value ? "yes" : "no", href: "" }];
	const text = String(value);
	return [is_link(text) ? { text: short_url(text), href: text } : { text, href: "" }];
}

function details_of(entry) {
	return Object.entries(entry.details)
		.map(([key, value]) => ({ label: label_of(key), values: values_of(value) }))
		.filter((row) => row.values.length);
}

function summary_of(entry) {
	const text = (entry.summary || entry.description).replace(/\s+/g, " ").trim();
	return text.length <= 160 ? text : `${text.slice(0, 160).replace(/ \S*$/, "")}…`;
}

/* The tree of places, in order of appearance: category -> subcategory -> entries. */
function tree_of(entries) {
	const tree = new Map();
	const place = (category, sub) => {
		if (!tree.has(category))
			tree.set(category, new Map());
		if (!tree.get(category).has(sub))
			tree.get(category).set(sub, { entries: [], also: [] });
		return tree.get(category).get(sub);
	};
	for (const entry of entries)
		place(...entry.places[0]).entries.push(entry);
	for (const entry of entries) {
		entry.places = entry.places.filter(([category, sub], i) =>
			i === 0 || entry.markdown || tree.get(category)?.has(sub));
		for (const [category, sub] of entry.places.slice(1))
			place(category, sub).also.push(entry);
	}
	return tree;
}

/* Writing: a page is JSON front matter and, for our own entries, Markdown. */

function page(file, front, body = "") {
	const name = path.join(out, "content", file);
	fs.mkdirSync(path.dirname(name), { recursive: true });
	fs.writeFileSync(name, `${JSON.stringify(front)}\n\n${body.replaceAll("{{", "{ {")}\n`);
}

const category_href = (category) => `/categories/${slug_of(category)}/`;
const place_href = ([category, sub]) => `/subcategories/${slug_of(category)}-${slug_of(sub)}/`;

function write_entry(entry, index, where) {
	const links = [["Homepage", entry.homepage], ["Repository", entry.repo], ["Documentation", entry.docs]];
	const code = { "@context": "https://schema.org", "@type": entry.repo ? "SoftwareSourceCode" : "Thing",
		name: entry.name, description: summary_of(entry) };
	if (entry.homepage)
		code.url = entry.homepage;
	if (entry.repo)
		code.codeRepository = entry.repo;
	entry.file = `${where}/${index}.md`;
	page(entry.file, {
		title: entry.name,
		description: summary_of(entry),
		url: `/projects/${entry.slug}/`,
		weight: index + 1,
		logo: entry.logo ? `/logos/${encodeURIComponent(path.basename(entry.logo))}` : "",
		lead: entry.markdown ? entry.summary : "",
		paragraphs: entry.markdown ? [] : entry.description.split(/\n\s*\n/).filter(Boolean),
		maturity: entry.maturity,
		license: entry.license,
		repo: entry.repo,
		homepage: entry.homepage,
		category: entry.places[0][0],
		category_href: category_href(entry.places[0][0]),
		subcategories: entry.places.map((place) => ({ text: place[1], label: place.join(" / "),
			href: place_href(place) })),
		links: links.filter(([, url]) => url)
			.map(([label, url]) => ({ label, href: url, text: short_url(url) })),
		details: details_of(entry),
		code: JSON.stringify(code).replaceAll("<", "\\u003c"),
	}, entry.markdown ? entry.description : "");
}

function write_places(tree) {
	let index = 0, weight = 0;
	const hidden = { _build: { render: "never", list: "never" } };

	page("places/_index.md", { title: "Places", ...hidden });
	for (const [category, subs] of tree) {
		const where = `places/${slug_of(category)}`;
		page(`${where}/_index.md`, { title: category, layout: "category", weight: ++weight,
			description: `All of ${category}`, url: category_href(category) });
		for (const [sub, place] of subs) {
			place.where = `${where}/${slug_of(sub)}`;
			for (const entry of place.entries)
				write_entry(entry, index++, place.where);
		}
	}
	for (const [category, subs] of tree)
		for (const [sub, place] of subs)
			page(`${place.where}/_index.md`, { title: sub, layout: "subcategory", weight: ++weight,
				description: `${sub} in ${category}`, category, category_href: category_href(category),
				url: place_href([category, sub]), also: place.also.map((entry) => `/${entry.file}`) });
}

/* Home shows the first group, as ours does; the others have a page each. */
function write_groups(tree) {
	const groups = read_groups();
	const grouped = new Set(groups.flatMap((group) => group.categories));
	const rest = [...tree.keys()].filter((category) => !grouped.has(category));
	if (rest.length)
		groups.push({ name: groups.length ? "More" : "Landscape", categories: rest });
	const tabs = groups.map((group, i) => ({ label: group.name,
		href: i === 0 ? "/" : `/groups/${slug_of(group.name)}/` }));
	groups.forEach((group, i) => {
		const front = { title: i === 0 ? "Landscape" : group.name, description: group.name, tabs,
			categories: group.categories.filter((category) => tree.has(category))
				.map((category) => `/places/${slug_of(category)}`) };
		page(i === 0 ? "_index.md" : `groups/${slug_of(group.name)}/_index.md`,
			i === 0 ? front : { ...front, layout: "group", url: tabs[i].href });
	});
	page("groups/_index.md", { title: "Groups", _build: { render: "never", list: "never" } });
}

function copy_logos(entries) {
	const to = path.join(out, "static", "logos");
	fs.mkdirSync(to, { recursive: true });
	for (const name of new Set(entries.map((entry) => entry.logo).filter(Boolean))) {
		const from = path.join(folder, "logos", name);
		if (fs.existsSync(from))
			fs.copyFileSync(from, path.join(to, path.basename(name)));
	}
}

const command = process.env.STRATA || path.join(here, "../../build/strata");
const entries = read_export(exported ? fs.readFileSync(exported, "utf8")
	: execFileSync(command, ["export", catalogue, "--format=json"],
		{ encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "inherit"] }));
const tree = tree_of(entries);

fs.mkdirSync(out, { recursive: true });
fs.cpSync(path.join(here, "hugo"), out, { recursive: true });
write_places(tree);
write_groups(tree);
page("projects/_index.md", { title: "All projects", layout: "projects", url: "/projects/",
	description: `${entries.length} projects` });
copy_logos(entries);
