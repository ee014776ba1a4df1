// What of the outside does a command touch? Streams, clock, folder and the interrupt key.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ClosedPipe, InputProblems } from './problems.ts';

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
  /** Whether somebody would see a progress bar. */
  readonly isProgressShown: boolean;
  /** Whether rows on standard output would run through the bar. */
  readonly isOutputShown: boolean;
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
    isProgressShown: process.stderr.isTTY,
    isOutputShown: process.stdout.isTTY,
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
  // What went wrong comes to the callback of the write; unheard, it would end the process.
  process.stdout.on('error', () => undefined);
  return (chunk) =>
    new Promise((done, fail) => {
      process.stdout.write(chunk, (error) => {
        if (error) fail(writeError(error));
        else done();
      });
    });
}

/** A reader that went away is no error of anybody's; a full disk is one of the user's. */
function writeError(error: Error): Error {
  const code = 'code' in error ? String(error.code) : '';
  const goneCodes = ['EPIPE', 'ECONNRESET', 'EOF', 'ERR_STREAM_DESTROYED'];
  if (goneCodes.includes(code)) return new ClosedPipe();
  const hint = code === 'ENOSPC' ? 'the disk is full' : 'what was written is not complete';
  const message = `cannot be written: ${code === '' ? error.message : code}`;
  return new InputProblems([{ path: 'standard output', message, hint }]);
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
