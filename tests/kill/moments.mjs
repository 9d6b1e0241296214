// Rounds in each of which a program is killed at a moment drawn by lot, and the
// report of them.

import { spawn } from 'node:child_process';
import process from 'node:process';

const FEWEST = 4;                // one round in so many has to hit a program that still runs
const LONGEST = 600e3;

export class Moments {
  #rounds;
  #state;
  #milliseconds = 0;             // that the program takes, by now
  #interrupted = 0;
  #failed = 0;

  constructor(rounds, seed) {
    this.#rounds = Number(rounds);
    this.#state = Number(seed) >>> 0;
  }

  /** Lets it come to its end, to know how long that takes. */
  async whole(program, args) {
    await this.#run(program, args, LONGEST);
  }

  /** Starts it, and kills it unless it is at its end before. */
  async interrupt(program, args) {
    if (await this.#run(program, args, this.#random() * this.#milliseconds * 1.2)) this.#interrupted++;
  }

  /** Plays each round: play(i) gives its faults. */
  async play(play) {
    for (let round = 0; round < this.#rounds; round++) {
      const faults = await play(round);
      if (faults.length === 0) continue;
      this.#failed++;
      console.log(`round ${round}: ${faults.slice(0, 5).join('; ')}`);
    }
  }

  end(what) {
    console.log(`${this.#interrupted} of ${this.#rounds} ${what} were killed before their end`);
    if (this.#interrupted < this.#rounds / FEWEST) this.#failed++;
    console.log(`${this.#rounds - this.#failed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed ? 1 : 0;
  }

  // Numerical Recipes' linear congruential generator: the same moments each time.
  #random() {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return this.#state / 2 ** 32;
  }

  /** Whether it was killed. */
  #run(program, args, after) {
    return new Promise((resolve) => {
      const begin = performance.now();
      const child = spawn(program, args, { stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGKILL'), after);
      child.on('exit', (_, signal) => {
        clearTimeout(timer);
        if (signal !== 'SIGKILL') this.#milliseconds = performance.now() - begin;
        else if (after > this.#milliseconds) this.#milliseconds *= 1.2;
        resolve(signal === 'SIGKILL');
      });
    });
  }
}
