/*
 * generate.mjs - a made-up landscape2 catalogue of any size.
 *
 *     node generate.mjs N SEED OUTDIR
 *
 * writes landscape.yml, settings.yml, guide.yml and logos/*.svg with N items.
 * The same N and SEED give the same bytes, on any machine: one generator of
 * random numbers is asked in one order, and nothing else is asked.
 *
 * Shares of fields, lengths of texts and sizes of logos follow a real catalogue
 * of 2,413 items, because a benchmark on uniform data measures caches.  All
 * words are ours.  Where we differ, and why: real logos go up to 2.7 MB; ours
 * stop at 160 kB so that ten times the items still fit into memory.  Four in
 * ten logos carry <style>, and a few have what a filter must drop (scripts,
 * handlers, foreign objects, bitmaps, addresses outside).
 *
 * 2,400 items stand in 15 categories and 80 subcategories.  With more items
 * the number of subcategories grows with the square root, so that pages that
 * list a subcategory grow too, as they do in life.
 */
import fs from "node:fs";
import path from "node:path";

const [n, seed, out] = [+process.argv[2], +process.argv[3], process.argv[4]];
if (!Number.isInteger(n) || n < 1 || !Number.isInteger(seed) || !out) {
	console.error("usage: generate.mjs N SEED OUTDIR");
	process.exit(2);
}

/* Chance: mulberry32, and what we ask of it. */

let state = (seed ^ Math.imul(n, 0x9e3779b1)) >>> 0;

function random() {
	state = (state + 0x6d2b79f5) >>> 0;
	let t = Math.imul(state ^ (state >>> 15), state | 1);
	t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
	return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const below = (max) => Math.floor(random() * max);
const pick = (list) => list[below(list.length)];
const chance = (share) => random() < share;
const words = (text) => text.trim().split(/\s+/);

/* A value from a distribution given by some of its quantiles. */
function quantile(table) {
	const at = random();
	const i = table.findIndex(([share]) => at < share);
	const [[p0, v0], [p1, v1]] = [table[i - 1], table[i]];
	return v0 + ((at - p0) / (p1 - p0)) * (v1 - v0);
}

/* Places: categories, their share of all items, their subcategories. */

const PRODUCT = "product", PARTNER = "partner", MEMBER = "member";
const CATEGORIES = [
	["Groundwork & Provisioning", PRODUCT, 9, "Host Setup|Image Stores|Keys & Secrets|Hardening|Inventory"],
	["Running Workloads", PRODUCT, 5, "Sandboxes|Volumes|Overlay Networks|Node Agents|Accelerators"],
	["Placing & Connecting", PRODUCT, 6, "Placement|Naming|Remote Calls|Proxies|Front Doors|Meshes"],
	["Building Applications", PRODUCT, 9, "Tables & Documents|Queues & Streams|Packaging|Pipelines|Templates|Previews"],
	["Delivering Changes", PRODUCT, 6, "Reconcilers|Rollouts|Promotion|Feature Switches|Approvals"],
	["Portals & Platforms", PRODUCT, 6, "Distributions|Hosted Offerings|Installers|Self Service|Cost Views|Golden Paths"],
	["Functions & Events", PRODUCT, 3, "Function Hosts|Event Routers|Frameworks|Workflows|Triggers"],
	["Watching & Understanding", PRODUCT, 9, "Measures|Traces|Log Stores|Alerts|Faults on Purpose|Profiles"],
	["Identity & Policy", PRODUCT, 4, "Sign-in|Authorisation|Admission|Supply Chain|Audit"],
	["Edge & Devices", PRODUCT, 3, "Gateways|Small Clusters|Device Twins|Updates in the Field|Radio"],
	["Portable Bytecode", PRODUCT, 3, "Languages|Engines|Tooling|Components|Plug-ins"],
	["Data at Work", PRODUCT, 3, "Lakes|Catalogues|Notebooks|Movers|Quality"],
	["Learning Systems", PRODUCT, 4, "Training|Serving|Evaluation|Features|Guards|Vector Stores"],
	["Certified Partners", PARTNER, 10, "Service Partners|Training Partners|Auditors|Resellers"],
	["Members", MEMBER, 30, "Silver|End Users|Nonprofit|Gold|Platinum|Academic"],
];
const FLAVOURS = words(`Declarative Streaming Federated Regional Embedded Batch Realtime Managed
	Hybrid Sovereign Offline Portable Elastic Minimal Verified Shared Private Public Ephemeral
	Durable Layered Graph Multi-cluster Open`);

const scale = Math.sqrt(n / 2400);
const places = []; /* {category, name, kind, weight, items} */

for (const [category, kind, share, names] of CATEGORIES) {
	const first = names.split("|");
	const count = Math.max(1, Math.round(first.length * scale));
	const skew = kind === MEMBER ? 2.2 : 1;
	const made = [];
	for (let k = 0; k < count; k++) {
		const base = first[k % first.length];
		const turn = Math.floor(k / first.length);
		const round = Math.ceil(turn / FLAVOURS.length);
		const name = turn === 0 ? base : `${FLAVOURS[(turn - 1) % FLAVOURS.length]} ${base}`;
		const nth = k % first.length;
		made.push({ category, kind, name: round > 1 ? `${name} ${round}` : name,
			weight: nth === 0 ? skew * 2 : 1 / nth, items: [], names: new Set() });
	}
	const sum = made.reduce((total, place) => total + place.weight, 0);
	for (const place of made)
		place.weight *= share / sum;
	places.push(...made);
}

const total = places.reduce((sum, place) => sum + place.weight, 0);

/* Each place gets its share; what rounding leaves goes to the first ones. */
let given = 0;
for (const place of places)
	given += place.count = Math.floor((n * place.weight) / total);
for (let i = 0; given < n; i = (i + 1) % places.length, given++)
	places[i].count++;

/* Texts. */

const HEADS = words(`Ar Bel Cor Dra El Fen Gar Hal Il Jor Kal Lum Mar Nor Or Pel Quin Ras Sol Tar
	Ul Ver Wes Xan Yor Zel Bry Cly Fro Gly`);
const MIDDLES = words(`a e i o u an en in on ar er or al el il as es is at et ia io ua ea ov iv
	am em um ol`);
const TAILS = words(`ba co da dex fa go ka la lith ma mir na nix pa ra ris sa ta tis va von wyn xa
	zo bus der gard holm nik port`);
const UMLAUTS = words("Küsten Öl Bär Grün Höhen Süd Tür Münster Ærø Škoda Łódź Café Piñon Façade");
const CJK = words("云帆 星河 天枢 山海 数聚 流光 青橙 极客 ひかり さくら 雲霧 한결 누리 바람");
const KINDS = {
	product: words("Mesh DB Flow Gate Stack Core Hub Kit Operator Proxy Engine Scope Forge Deck"),
	partner: words("Consulting Services Academy Systems Partners Solutions Training"),
	member: words("Inc. GmbH Labs Ltd. Group Technologies Networks Bank Systems Cloud"),
};
const ADJECTIVES = words(`small declarative distributed fast open extensible portable lightweight
	opinionated multi-tenant event-driven programmable self-hosted resilient`);
const NOUNS = words(`controller registry gateway scheduler toolkit runtime service library framework
	agent store broker pipeline console compiler`);
const OBJECTS = ["clusters", "containers", "teams of any size", "release pipelines", "edge sites",
	"virtual machines", "stateful workloads", "machine-learning jobs", "regulated industries",
	"service owners", "data platforms", "message streams"];
const DEEDS = ["keeps configuration and reality in step", "moves traffic without dropping a request",
	"turns policies into checks that run before a change lands", "collects measures, logs and traces",
	"stores versions of every object it has seen", "finds and repairs drift",
	"schedules work where the data already is", "signs what it builds and verifies what it runs",
	"gives developers one way to ask for what they need", "recovers from the loss of a zone",
	"explains why a request was slow", "reduces the cost of idle machines"];
const ENDINGS = ["across regions", "with one binary", "from a single file", "in seconds",
	"behind any load balancer", "without agents", "by means of plain Git",
	"on premises or in the cloud", "“as code”", "with a 99.9 % target", "für alle", "—día y noche"];

function made_up_name(kind) {
	let name = pick(HEADS) + pick(MIDDLES) + (chance(0.5) ? pick(TAILS) : "");
	if (chance(0.04))
		name = pick(UMLAUTS) + pick(TAILS);
	else if (chance(0.015))
		name = `${pick(CJK)}${chance(0.5) ? ` (${name})` : ""}`;
	if (chance(kind === PRODUCT ? 0.55 : 0.9))
		name += ` ${pick(KINDS[kind])}`;
	if (chance(0.01))
		name = `"${name}" & Co`;
	else if (chance(0.01))
		name += `: the O'${pick(HEADS)} edition`;
	return name;
}

const used_names = [], taken = new Set();

/*
 * A name of its own, and now and then one that another place has too, as a
 * company that is a member and has a product.
 */
function name_for(place) {
	const shared = used_names.length && chance(0.007) ? pick(used_names) : "";
	if (shared && !place.names.has(shared)) {
		place.names.add(shared);
		return shared;
	}
	let name = made_up_name(place.kind);
	while (taken.has(slug(name)))
		name = made_up_name(place.kind).replace(/^[^ ]+/, (first) => first + pick(TAILS));
	taken.add(slug(name));
	place.names.add(name);
	used_names.push(name);
	return name;
}

function sentence(name) {
	const noun = `${pick(ADJECTIVES)} ${pick(NOUNS)}`;
	const article = /^[aeiou]/.test(noun) ? "an" : "a";
	const shape = below(4);
	if (shape === 0)
		return `${name} is ${article} ${noun} for ${pick(OBJECTS)} that ${pick(DEEDS)}.`;
	if (shape === 1)
		return `${article[0].toUpperCase()}${article.slice(1)} ${noun} that ${pick(DEEDS)} ${pick(ENDINGS)}.`;
	if (shape === 2)
		return `It ${pick(DEEDS)} ${pick(ENDINGS)}, and ${pick(DEEDS)}.`;
	return `Made for ${pick(OBJECTS)} and ${pick(OBJECTS)}, it ${pick(DEEDS)}.`;
}

function description(name) {
	let text = sentence(name);
	if (chance(0.35))
		text += ` ${sentence(name)}`;
	if (chance(0.05))
		text += ` See [its **manual**](https://docs.example.org/${below(9999)}) and \`${pick(NOUNS)} --help\`.`;
	if (chance(0.03))
		text += `\n\n- ${pick(DEEDS)}\n- ${pick(DEEDS)}`;
	return text;
}

/* A name for hosts and files: never empty, although 星河 has no Latin letter. */
const slug = (name) =>
	name.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "") || `x${[...name].map((c) => c.codePointAt(0).toString(36)).join("")}`;
const two = (number) => String(number).padStart(2, "0");
const day = (year) => `${year}-${two(1 + below(12))}-${two(1 + below(28))}`;

/* Logos. */

const LOGO_BYTES = [[0, 400], [0.05, 1700], [0.1, 2300], [0.25, 3900], [0.5, 6300], [0.75, 12000],
	[0.9, 25000], [0.95, 52000], [0.98, 95000], [1, 160000]];
const number = () => String((below(60000) - 20000) / 100);
const colour = () => `#${(0x1000000 + below(0xffffff)).toString(16).slice(1)}`;

/* Paths are strung from ready pieces: drawing every digit would take minutes. */
const PIECES = Array.from({ length: 4096 }, () => {
	const command = pick(["c", "C", "l", "L", "s", "q", "h", "v"]);
	const counts = { c: 6, C: 6, l: 2, L: 2, s: 4, q: 4, h: 1, v: 1 };
	return command + Array.from({ length: counts[command] }, number).join(",").replace(/,-/g, "-");
});

function path_data(bytes) {
	let data = `M${number()},${number()}`;
	while (data.length < bytes)
		data += PIECES[below(PIECES.length)];
	return `${data}z`;
}

function gradient(id) {
	const kind = chance(0.15) ? "radialGradient" : "linearGradient";
	const stops = Array.from({ length: 2 + below(3) }, (_, i) =>
		`<stop offset="${i / 4}" stop-color="${colour()}"/>`).join("");
	return `<${kind} id="${id}" gradientUnits="userSpaceOnUse">${stops}</${kind}>`;
}

/* What a filter must not let through, each in a few logos of a thousand. */
const UNWANTED = [
	() => `<script>window.seen = ${below(100)} &lt; 50;</script>`,
	() => `<rect width="9" height="9" onclick="alert(${below(9)})"/>`,
	() => `<foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml">text</div></foreignObject>`,
	() => `<image width="9" height="9" xlink:href="https://pixel.example.org/${below(999)}.png"/>`,
	() => `<style>@import url(https://fonts.example.org/a.css); .x { fill: red }</style>`,
	() => `<a xlink:href="javascript:void(0)"><circle r="3"/></a>`,
	() => `<path fill="url(https://paint.example.org/p.svg#a)" d="M0,0h9v9z"/>`,
];
const LEAVINGS = [
	() => `<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>`,
	() => `<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff" showgrid="false"/>`,
	() => `<image width="8" height="8" xlink:href="data:image/png;base64,${"iVBORw0KGgo".repeat(8 + below(60))}"/>`,
	() => `<text x="3" y="9" font-family="Sans">${pick(NOUNS)}</text>`,
];

function logo() {
	const bytes = quantile(LOGO_BYTES);
	const styled = chance(0.42), attributes = !styled && chance(0.4), graded = chance(0.18);
	const classes = 1 + below(5);
	const parts = [];
	let room = bytes - 300;

	if (chance(0.45))
		parts.push('<?xml version="1.0" encoding="utf-8"?>\n<!-- drawn by chance -->\n');
	parts.push('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"' +
		` version="1.1" viewBox="0 0 ${100 + below(900)} ${60 + below(400)}">\n`);
	if (chance(0.3))
		parts.push(`<title>${pick(NOUNS)}</title>\n`);
	if (styled)
		parts.push("<style>", Array.from({ length: classes }, (_, i) =>
			`.st${i} { fill: ${graded && i === 0 ? "url(#g0)" : colour()}; }`).join("\n"), "</style>\n");
	if (graded)
		parts.push("<defs>", gradient("g0"), gradient("g1"), "</defs>\n");
	parts.push(chance(0.4) ? `<g transform="translate(${number()} ${number()})" fill-rule="evenodd">\n` : "<g>\n");
	do {
		const length = Math.min(Math.max(room, 60), 200 + below(4000));
		const paint = styled ? `class="st${below(classes)}"`
			: attributes ? `style="fill:${colour()};stroke:none"`
				: `fill="${graded && chance(0.3) ? "url(#g1)" : colour()}"`;
		parts.push(`<path ${paint} d="${path_data(length)}"/>\n`);
		room -= length + 40;
	} while (room > 0);
	parts.push("</g>\n");
	if (chance(0.08))
		parts.push(pick(LEAVINGS)(), "\n");
	if (chance(0.01))
		parts.push(pick(UNWANTED)(), "\n");
	parts.push("</svg>\n");
	return parts.join("");
}

/* Items. */

const MATURITIES = [["sandbox", 0.59], ["incubating", 0.15], ["graduated", 0.15], ["archived", 0.11]];

function maturity() {
	let at = random();
	return (MATURITIES.find(([, share]) => (at -= share) < 0) ?? MATURITIES[0])[0];
}

function project_extra(id, level) {
	const year = 2016 + below(7);
	const extra = { lfx_slug: id, accepted: day(year) };
	if (level !== "sandbox")
		extra.incubating = day(year + 1);
	if (level === "graduated")
		extra.graduated = day(year + 2);
	if (level === "archived")
		extra.archived = day(year + 3);
	extra.dev_stats_url = `https://${id}.stats.example.org/`;
	extra.artwork_url = `https://art.example.org/${id}`;
	extra.clomonitor_name = id;
	if (chance(0.24)) {
		extra.annual_review_date = day(2024);
		extra.annual_review_url = `https://reviews.example.org/${below(2000)}`;
	}
	if (chance(0.72))
		extra.slack_url = `https://chat.example.org/archives/${id}`;
	if (chance(0.17))
		extra.chat_channel = `#${id}`;
	if (chance(0.47))
		extra.blog_url = `https://blog.example.org/${id}`;
	if (chance(0.32))
		extra.youtube_url = `https://www.youtube.com/@${id}`;
	if (chance(0.17))
		extra.mailing_list_url = `https://lists.example.org/g/${id}`;
	if (chance(0.15))
		extra.stack_overflow_url = `https://stackoverflow.com/questions/tagged/${id}`;
	if (chance(0.14))
		extra.audits = [{ date: day(2023), type: "security", vendor: `${pick(HEADS)}sec`,
			url: `https://audits.example.org/${id}.pdf` }];
	if (chance(0.04))
		extra.other_links = [{ name: "Roadmap", url: `https://plans.example.org/${id}` }];
	return extra;
}

function summary_extra(extra) {
	extra.summary_personas = `${pick(OBJECTS)}, ${pick(OBJECTS)}`;
	extra.summary_tags = Array.from({ length: 2 + below(4) }, () => pick(NOUNS)).join(", ");
	extra.summary_use_case = description("It");
	if (chance(0.7)) {
		extra.summary_business_use_case = description("It");
		extra.summary_release_rate = pick(["Monthly", "Every 6 weeks", "As needed"]);
		extra.summary_integrations = `${pick(HEADS)}o, ${pick(HEADS)}a`;
	}
	return extra;
}

const logo_names = [];

/* Two in ten items show a logo that another one has: companies do. */
function logo_for(id) {
	if (logo_names.length && chance(0.19))
		return pick(logo_names);
	const name = `${id}${chance(0.02) ? " Logo" : ""}-${logo_names.length}.svg`;
	fs.writeFileSync(path.join(out, "logos", name), logo());
	logo_names.push(name);
	return name;
}

function item(place) {
	const name = name_for(place);
	const id = slug(name);
	const made = { name };
	if (chance(0.9))
		made.description = description(name);
	made.homepage_url = `https://${id.slice(0, 60)}.example.org/`;
	made.logo = logo_for(id);
	if (chance(0.91))
		made.crunchbase = `https://www.crunchbase.com/organization/${id}`;
	if (chance(0.19))
		made.twitter = `https://twitter.com/${id.replace(/-/g, "_").slice(0, 15)}`;
	if (place.kind === MEMBER) {
		made.joined = day(2015 + below(10));
		if (chance(0.13))
			made.unnamed_organization = true;
		if (place.name.endsWith("End Users"))
			made.enduser = true;
	}
	if (place.kind !== PRODUCT)
		return made;
	if (chance(0.69))
		made.repo_url = `https://github.com/${id}-project/${id}`;
	if (made.repo_url && chance(0.015))
		made.additional_repos = [{ repo_url: `${made.repo_url}-docs`, branch: "main" }];
	if (made.repo_url && chance(0.26)) {
		made.project = maturity();
		made.extra = project_extra(id, made.project);
	}
	if (chance(0.07))
		made.extra = summary_extra(made.extra ?? {});
	else if (!made.extra && chance(0.04))
		made.extra = { documentation_url: `https://docs.example.org/${id}`,
			linkedin_url: `https://www.linkedin.com/company/${id}` };
	if (chance(0.075)) {
		const second = pick(places);
		made.second_path = [`${second.category} / ${second.name}`];
	}
	return made;
}

/* YAML, in the ways that people write it: plain, quoted, folded. */

const PLAIN = /^[A-Za-z][A-Za-z0-9 .,()\/+&'-]*$|^https?:\/\/[A-Za-z0-9\/.@_-]+$/;
const WORD_WITH_MEANING = /^(true|false|null|yes|no|on|off|y|n)$/i;

function scalar(value) {
	if (typeof value === "boolean")
		return String(value);
	if (PLAIN.test(value) && !WORD_WITH_MEANING.test(value) && !value.endsWith(" "))
		return value;
	return /["\\\n]/.test(value) || value.includes("'") ? JSON.stringify(value)
		: `'${value}'`;
}

/* At 72 columns, breaking only where one space stands between two words. */
function folded(text, indent) {
	const lines = [""];
	for (const word of text.split(" ")) {
		const last = lines.length - 1;
		if (lines[last] && lines[last].length + word.length > 72)
			lines.push(word);
		else
			lines[last] += (lines[last] ? " " : "") + word;
	}
	return `>-\n${lines.map((line) => indent + line).join("\n")}`;
}

function block(map, indent) {
	return Object.entries(map).map(([key, value]) => {
		const deeper = `${indent}  `;
		if (Array.isArray(value))
			return `${indent}${key}:\n` + value.map((entry) => typeof entry === "string"
				? `${deeper}- ${scalar(entry)}\n`
				: `${deeper}- ${block(entry, `${deeper}  `).trimStart()}`).join("");
		if (typeof value === "object")
			return `${indent}${key}:\n${block(value, deeper)}`;
		if (typeof value === "string" && value.length > 90 && !value.includes("\n") && chance(0.6))
			return `${indent}${key}: ${folded(value, deeper)}\n`;
		return `${indent}${key}: ${scalar(value)}\n`;
	}).join("");
}

function landscape() {
	let text = "landscape:\n", category = "";
	for (const place of places) {
		if (place.category !== category) {
			category = place.category;
			text += `  - category:\n    name: ${scalar(category)}\n    subcategories:\n`;
		}
		text += `      - subcategory:\n        name: ${scalar(place.name)}\n        items:`;
		text += place.count ? "\n" : " []\n";
		for (let i = 0; i < place.count; i++)
			text += `          - item:\n${block(item(place), "            ")}`;
	}
	return text;
}

function settings() {
	const names = CATEGORIES.map(([name]) => name);
	const group = (name, list) => ({ name, categories: list });
	return block({
		foundation: "Example",
		url: "https://landscape.example.org",
		description: `A made-up catalogue of ${n} items.`,
		members_category: "Members",
		groups: [
			group("Foundations", names.slice(0, 4)),
			group("Delivery", names.slice(4, 7)),
			group("Operation", names.slice(7, 10)),
			group("Data and learning", names.slice(10, 13)),
			group("Partners", [names[13]]),
			group("Members", [names[14]]),
		],
		colors: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((i) =>
			[`color${i}`, `rgba(${20 * i}, ${90 + 10 * i}, ${200 - 15 * i}, 1)`])),
		featured_items: [{ field: "maturity", options: [{ value: "graduated", label: "Graduated" }] }],
		footer: { text: "All names in this catalogue are made up.",
			links: { homepage: "https://example.org" } },
		header: { links: { github: "https://github.com/example/landscape" } },
	}, "");
}

function guide() {
	const paragraphs = (count, indent) => Array.from({ length: count }, () =>
		folded(`${sentence("**This part**")} ${sentence("It")} ${sentence("It")}`, indent).slice(3))
		.join("\n\n");
	let text = "categories:\n";
	for (const [category, , , names] of CATEGORIES) {
		text += `  - category: ${scalar(category)}\n    content: |\n${paragraphs(2, "      ")}\n`;
		text += "    subcategories:\n";
		for (const name of names.split("|"))
			text += `      - subcategory: ${scalar(name)}\n        content: |\n` +
				`          #### What it is\n\n${paragraphs(2, "          ")}\n`;
	}
	return text;
}

fs.mkdirSync(path.join(out, "logos"), { recursive: true });
fs.writeFileSync(path.join(out, "landscape.yml"), landscape());
fs.writeFileSync(path.join(out, "settings.yml"), settings());
fs.writeFileSync(path.join(out, "guide.yml"), guide());
