/*
 * report.mjs - what `run` measured, as tables and as ratios with their aims.
 *
 *     node report.mjs TIMES SITES        (LOAD: the machine's before the runs)
 *
 * TIMES has a line a run (see measure.c), SITES a line a site: catalogue,
 * program, pages, files, bytes; without a program, a kind of file that only our
 * site has, and its name.  Medians, with the least and the greatest
 * beside them; ratios are ratios of medians.
 *
 * The aims are those of the project: warm at least ten times faster than Hugo
 * and faster than a copy of its output, cold at least three times, under
 * 100 MB, ten times the items in at most eleven times the time, a rebuild
 * after one edit in 50 ms for our catalogue and in 150 ms for the large one
 * (cncf, and the made-up one of its size).
 */
import fs from "node:fs";
import os from "node:os";

const LABELS = {
	cold: "strata, cold", warm: "strata, warm", rebuild: "strata, nothing changed",
	edit: "strata, after one edit", copy: "cp -r of the output", hugo: "hugo",
};
const EDIT_AIM = { own: 50, cncf: 150, 2400: 150 }; /* ms */
const MEMORY_AIM = 100; /* MB */

const rows = (file) => fs.readFileSync(file, "utf8").split("\n").filter(Boolean)
	.map((line) => line.split("\t"));

function median(numbers) {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const runs = rows(process.argv[2]).map(([catalogue, what, ...numbers]) => {
	const [wall, user, sys, peak] = numbers.map(Number);
	return { catalogue, what, wall, cpu: user + sys, peak: peak * 1024 / 1e6 };
});
const sites = rows(process.argv[3]);
const catalogues = [...new Set(runs.map((run) => run.catalogue))];
const of = (catalogue, what) => runs.filter((run) => run.catalogue === catalogue && run.what === what);
const wall = (catalogue, what) => median(of(catalogue, what).map((run) => run.wall));
const has = (catalogue, what) => of(catalogue, what).length > 0;

const ms = (number) => number < 100 ? number.toFixed(1) : number.toFixed(0);
const title = (catalogue) => /^\d+$/.test(catalogue) ? `${Number(catalogue).toLocaleString("en")} made-up items`
	: catalogue === "own" ? "our catalogue" : catalogue;

function table(catalogue) {
	console.log(`\n${title(catalogue)}`);
	for (const [of_catalogue, program, pages, files, bytes, kind] of sites)
		if (of_catalogue === catalogue)
			console.log(`  ${(program || `  of it ${kind}`).padEnd(26)}${pages.padStart(5)} pages` +
				`${files.padStart(8)} files${(bytes / 1e6).toFixed(1).padStart(8)} MB`);
	if (has(catalogue, "hugo"))
		console.log("  (what is named after 'of it' Hugo's project does not have)");
	console.log(`  ${"".padEnd(24)}${"ms".padStart(8)}  ${"least-greatest".padEnd(15)}` +
		`${"cpu ms".padStart(8)}${"peak MB".padStart(9)}${"runs".padStart(6)}`);
	for (const what of Object.keys(LABELS).filter((key) => has(catalogue, key))) {
		const all = of(catalogue, what), walls = all.map((run) => run.wall);
		const spread = `${ms(Math.min(...walls))}-${ms(Math.max(...walls))}`;
		console.log(`  ${LABELS[what].padEnd(24)}${ms(median(walls)).padStart(8)}  ${spread.padEnd(15)}` +
			`${ms(median(all.map((run) => run.cpu))).padStart(8)}` +
			`${Math.max(...all.map((run) => run.peak)).toFixed(1).padStart(9)}${String(all.length).padStart(6)}`);
	}
}

let missed = 0;

function aim(what, value, aimed, reached) {
	missed += reached ? 0 : 1;
	console.log(`  ${what.padEnd(48)}${value}, ${aimed}, ${reached ? "reached" : "MISSED"}`);
}

const at_least = (what, ratio, least) =>
	aim(what, `${ratio.toFixed(1)}x`, `aim ${least}x`, ratio >= least);
const at_most = (what, number, most, unit, aimed) =>
	aim(what, `${ms(number)}${unit}`, `aim ${aimed} ${most}${unit}`,
		aimed === "under" ? number < most : number <= most);

function ratios(catalogue) {
	const t = title(catalogue);
	const warm = wall(catalogue, "warm"), cold = wall(catalogue, "cold");
	const copy = wall(catalogue, "copy") / warm;
	const peak = runs.filter((run) => run.catalogue === catalogue && !["copy", "hugo"].includes(run.what))
		.map((run) => run.peak);

	if (has(catalogue, "hugo")) {
		at_least(`${t}: hugo / warm`, wall(catalogue, "hugo") / warm, 10);
		at_least(`${t}: hugo / cold`, wall(catalogue, "hugo") / cold, 3);
	}
	aim(`${t}: cp -r / warm`, `${copy.toFixed(2)}x`, "aim over 1x", copy > 1);
	at_most(`${t}: peak memory of any build`, Math.max(...peak), MEMORY_AIM, " MB", "under");
	if (catalogue in EDIT_AIM)
		at_most(`${t}: rebuild after one edit`, wall(catalogue, "edit"), EDIT_AIM[catalogue], " ms", "at most");
}

function growth(small, large) {
	const factor = large / small;
	const most = 1.1 * factor;
	for (const what of ["cold", "warm"])
		at_most(`${factor}x the items, ${what}`, wall(large, what) / wall(small, what), most, "x", "at most");
}

const load = Number(process.env.LOAD ?? 0);
console.log(`${os.cpus().length} processors (${os.cpus()[0]?.model ?? "unknown"}), load ${load} before`);
catalogues.forEach(table);
console.log("\nratios of medians, and the aims");
catalogues.forEach(ratios);
const sizes = catalogues.filter((name) => /^\d+$/.test(name)).map(Number).sort((a, b) => a - b);
if (sizes.length > 1)
	growth(sizes[0], sizes.at(-1));
console.log(missed ? `\n${missed} missed` : "\nall reached");
if (load > 0.5)
	console.log("Other work kept this machine busy: repeat when it is quiet.");
