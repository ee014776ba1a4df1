// How do the tests run a command line without a process of its own?
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runProgram } from '../../src/cli/program.ts';
import type { Shell } from '../../src/cli/shell.ts';

/** What a command line left behind. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Changes to the shell that some tests need. */
export type ShellChanges = Partial<
  Pick<Shell, 'out' | 'interrupt' | 'nowMs' | 'isProgressShown' | 'isOutputShown'>
> & {
  readonly stdin?: string;
};

/** A folder of its own for one test file, with the command line run in it. */
export class Workplace {
  readonly path = mkdtempSync(join(tmpdir(), 'dawnline-'));

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(join(this.path, name), content);
    return name;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  /** Runs `dawnline …argv` with this folder as the working folder. */
  async run(argv: readonly string[], changes: ShellChanges = {}): Promise<Ended> {
    const outChunks: string[] = [];
    const errTexts: string[] = [];
    const decoder = new TextDecoder();
    const { stdin = '', ...others } = changes;
    const shell: Shell = {
      cwd: this.path,
      packagePath: resolve(import.meta.dirname, '../..'),
      out(chunk) {
        outChunks.push(typeof chunk === 'string' ? chunk : decoder.decode(chunk));
        return Promise.resolve();
      },
      err: (text) => void errTexts.push(text),
      readStdin: () => Promise.resolve(new TextEncoder().encode(stdin)),
      isProgressShown: false,
      isOutputShown: false,
      columnCount: 80,
      interrupt: new AbortController().signal,
      nowMs: () => performance.now(),
      ...others,
    };
    const code = await runProgram(argv, shell);
    return { code, out: outChunks.join(''), err: errTexts.join('') };
  }
}

/** Standard verification case 28057 (Vallado et al. 2006), sun-synchronous, two lines. */
export const tle28057 = `1 28057U 03049A   06177.78615833  .00000060  00000-0  35940-4 0  1836
2 28057  98.4283 247.6961 0000884  88.1964 271.9322 14.35478080140550
`;

/** Standard verification case 00005, Vanguard 1. */
export const tle00005 = `1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753
2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667
`;
