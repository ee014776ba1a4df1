// How does a user's own file become a policy? Trusted code, imported into this process.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Policy } from '../compute/index.ts';
import { importUrl } from './ownPolicyText.ts';
import { refuse } from './problems.ts';
import { readText } from './readText.ts';
import type { Shell } from './shell.ts';

const example = 'export default { decide(state, forecast, memory) { return []; } }';
const hashDigitCount = 12;

/**
 * The policy of a file: its default export, `decide` alone or an object with it. It is called after
 * the file and the hash of its text. Refuses, by the path, what is missing, cannot be loaded within
 * `limitS` or is no policy.
 */
export async function loadOwnPolicy(shell: Shell, path: string, limitS: number): Promise<Policy> {
  const text = await readText(shell, path, 'policy');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, hashDigitCount);
  const url = importUrl(shell, path, text, hash);
  const failure = await loadingFailure(url, limitS * 1000);
  if (failure !== null) refuse(path, failure.message, failure.hint);
  const module = (await import(/* @vite-ignore */ url)) as { readonly default?: unknown };
  return policyFrom(module.default, path, `${basename(path)}@${hash}`);
}

interface Failure {
  readonly message: string;
  readonly hint: string;
}

/** Loads the file, says what went wrong and lets go: a loop at its top would never end here. */
const probe = `
const { parentPort, workerData } = require('node:worker_threads');
import(workerData).then(
  () => parentPort.postMessage(''),
  (error) => parentPort.postMessage(String((error && error.stack) || error)),
);`;

/** Why a module cannot be loaded; null when it can. Tried in a thread that can be ended. */
function loadingFailure(url: string, limitMs: number): Promise<Failure | null> {
  const worker = new Worker(probe, { eval: true, workerData: url });
  return new Promise((done) => {
    const end = (failure: Failure | null): void => {
      clearTimeout(timer);
      void worker.terminate();
      done(failure);
    };
    const tooLong = `loading it took longer than ${limitMs / 1000} s`;
    const timer = setTimeout(
      () => end({ message: tooLong, hint: 'is there an endless loop outside decide()?' }),
      limitMs,
    );
    worker.on('message', (stack: string) => end(stack === '' ? null : failureOf(stack)));
    worker.on('error', (error) => end(failureOf(error.stack ?? error.message)));
    worker.on('exit', () => {
      end({ message: 'ended while it was loaded', hint: 'a policy does not leave the process' });
    });
  });
}

function failureOf(stack: string): Failure {
  const lines = stack.split('\n');
  const message = lines.find((line) => /Error\b/.test(line)) ?? lines[0]!;
  const isFar = /data:|Invalid relative URL|ERR_UNSUPPORTED_RESOLVE/.test(message);
  const hint = isFar
    ? 'a TypeScript policy is one file: import types only, or write it as .js'
    : `${placeIn(stack)}it must load as a module with a default export`;
  return { message: `cannot be loaded: ${message.replace(/ imported from .*/, '')}`, hint };
}

/**
 * Where in a file of the user's something went wrong, as far as the stack says: `line 3: `. With
 * the hash that the file was imported by, lines of other files do not count, ours among them.
 */
export function placeIn(stack: string, hash?: string): string {
  const ofFile = hash === undefined ? /file:[^\n)]*?:(\d+)/ : new RegExp(`\\?${hash}:(\\d+)`);
  const line = ofFile.exec(stack)?.[1];
  return line === undefined ? '' : `line ${line}: `;
}

function policyFrom(exported: unknown, path: string, name: string): Policy {
  if (exported === undefined) refuse(path, 'has no default export', example);
  const given = typeof exported === 'function' ? { decide: exported } : exported;
  const { decide, createMemory = () => ({}) } = (given ?? {}) as Partial<Policy>;
  if (typeof decide !== 'function') refuse(path, 'its default export has no decide()', example);
  if (typeof createMemory !== 'function') {
    refuse(path, 'its createMemory is no function', 'leave it out, or return an object from it');
  }
  return {
    name,
    summary: `The policy of ${path}`,
    createMemory: () => createMemory.call(given),
    decide: (state, forecast, memory) => decide.call(given as Policy, state, forecast, memory),
  };
}
