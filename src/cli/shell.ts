// What of the outside does a command touch? Streams, clock, folder and the interrupt key.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ClosedPipe } from './problems.ts';

/** Everything outside that a command may use; tests hand in their own. */
export interface Shell {
  /** Paths on the command line are relative to this folder. */
  readonly cwd: string;
  /** Where package.json and public/scenarios are. */
  readonly packagePath: string;
  /** Writes to standard output and waits until more may be written. */
  out(chunk: string | Uint8Array): Promise<void>;
  /** Writes to standard error. */
  err(text: string): void;
  readStdin(): Promise<Uint8Array>;
  /** Whether a progress bar would be seen and disturb nothing. */
  readonly isProgressShown: boolean;
  readonly columnCount: number;
  /** Raised by the interrupt key. */
  readonly interrupt: AbortSignal;
  nowMs(): number;
}

/** The shell of a real process. */
export function processShell(): Shell {
  return {
    cwd: process.cwd(),
    packagePath: findPackage(dirname(fileURLToPath(import.meta.url))),
    out: writeOut(),
    err: (text) => void process.stderr.write(text),
    readStdin,
    isProgressShown: process.stderr.isTTY && !process.stdout.isTTY,
    columnCount: process.stderr.columns || 80,
    interrupt: interruptSignal(),
    nowMs: () => performance.now(),
  };
}

/** The nearest folder upwards that has a package.json. */
export function findPackage(startPath: string): string {
  let path = startPath;
  while (!existsSync(join(path, 'package.json')) && dirname(path) !== path) path = dirname(path);
  return path;
}

function writeOut(): Shell['out'] {
  const reader = { isGone: false };
  process.stdout.on('error', () => (reader.isGone = true));
  return async (chunk) => {
    if (reader.isGone) throw new ClosedPipe();
    if (!process.stdout.write(chunk)) await roomOrError();
  };
}

function roomOrError(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      process.stdout.off('drain', done);
      process.stdout.off('error', done);
      resolve();
    };
    process.stdout.on('drain', done);
    process.stdout.on('error', done);
  });
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** First interrupt: stop and tidy up. Second: the default, at once. */
function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort());
  }
  return controller.signal;
}
