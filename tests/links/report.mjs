// Prints one line a check, under it what is wrong, and as the last line of all
// "N passed, N failed, N skipped"; any failure makes the exit status 1.

export class Report {
  passed = 0;
  failed = 0;
  skipped = 0;

  /** `most` is how many faults of one check are printed. */
  constructor({ most = 20, print = console.log } = {}) {
    this.most = most;
    this.print = print;
  }

  /** `looked` says what was looked at, `faults` lists what was wrong: texts, or
   *  functions that give one when it is printed. */
  check(title, looked, faults) {
    if (faults.length === 0) {
      this.passed++;
      this.print(`ok    ${title} (${looked})`);
      return;
    }
    this.failed++;
    this.print(`FAIL  ${title} (${looked}): ${count(faults.length, 'fault')}`);
    for (const fault of faults.slice(0, this.most))
      this.print(`      ${typeof fault === 'function' ? fault() : fault}`);
    if (faults.length > this.most)
      this.print(`      … and ${faults.length - this.most} more`);
  }

  skip(title, why) {
    this.skipped++;
    this.print(`skip  ${title}: ${why}`);
  }

  /** Prints the last line; nothing checked counts as a failure. */
  end() {
    if (this.passed + this.failed + this.skipped === 0)
      this.check('something to look at', 'nothing was checked', ['no check ran']);
    this.print(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    process.exitCode = this.failed > 0 ? 1 : 0;
  }
}

/** count(1, 'link') is "1 link", count(2000, 'link') "2,000 links". */
export function count(n, noun) {
  const plural = noun.endsWith('s') ? 'es' : 's';
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : plural}`;
}

/** Ends a tool that cannot even begin: says why, status 1. */
export function giveUp(why) {
  console.error(why);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
