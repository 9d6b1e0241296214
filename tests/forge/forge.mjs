// What forges are asked and what is made of their answers.
//
//   node forge.mjs PROGRAM     the built dialogue.c

import { tests as git } from './git.mjs';
import { tests as gitea } from './gitea.mjs';
import { tests as github } from './github.mjs';
import { tests as gitlab } from './gitlab.mjs';

let passed = 0, failed = 0;

for (const of of [github, gitlab, gitea, git])
  for (const [name, run] of Object.entries(of(process.argv[2])))
    try {
      await run();
      passed++;
    } catch (error) {
      failed++;
      console.log(`not ok: ${name}\n${error.stack}`);
    }
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
