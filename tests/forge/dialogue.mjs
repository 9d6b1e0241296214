// Speaks with dialogue.c: it asks, `answer` answers.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * @param {string} program the built dialogue.c
 * @param {string[]} args addresses and options
 * @param {(request) => object} answer {status, headers, body, …}; a body that
 *   is no text is sent as JSON
 * @returns {Promise<{requests: object[], results: object[]}>}
 */
export async function talk(program, args, answer) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const requests = [];
  let results;

  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line);

    if (said.result) {
      results = said.result;
      break;
    }
    requests.push(said);
    const { status = 200, headers = {}, body = '', ...rest } = await answer(said);
    const text = typeof body === 'string' ? body : JSON.stringify(body);

    child.stdin.write(JSON.stringify({ status, headers, body: text, ...rest }) + '\n');
  }
  if (!results)
    throw new Error(`${args.join(' ')}: ended without a result`);
  return { requests, results };
}
