// What is wrong, gathered by check: a fault that stands on 2,000 pages is kept
// once, with its first place and the number of times.

import { count } from './report.mjs';

export class Faults {
  constructor(site) {
    this.site = site;
    this.checks = new Map();
  }

  /** `at` is the offset in the file, undefined when there is no one place. */
  add(check, file, at, message) {
    if (!this.checks.has(check))
      this.checks.set(check, new Map());
    const found = this.checks.get(check);
    if (found.has(message))
      found.get(message).times++;
    else
      found.set(message, { file, at, times: 1 });
  }

  /** The faults of a check, for Report.check. */
  of(check) {
    return [...this.checks.get(check) ?? []].map(fault => () => this.describe(fault));
  }

  describe([message, { file, at, times }]) {
    const again = times > 1 ? ` (and ${count(times - 1, 'time')} more)` : '';
    if (at === undefined)
      return `${file}: ${message}${again}`;
    const lines = this.site.read(file).slice(0, at).split('\n');
    return `${file}:${lines.length}:${lines.at(-1).length + 1}: ${message}${again}`;
  }
}

/** A value as a fault shows it: in quotes, and not too long. */
export const quote = value =>
  JSON.stringify(value.length > 120 ? value.slice(0, 120) + '…' : value);
