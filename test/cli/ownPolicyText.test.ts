// What is imported when the file of a policy is named?
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { importUrl, isPolicyPath } from '../../src/cli/ownPolicyText.ts';
import { InputProblems } from '../../src/cli/problems.ts';
import type { Shell } from '../../src/cli/shell.ts';

const empty = mkdtempSync(join(tmpdir(), 'dawnline-'));
afterAll(() => rmSync(empty, { recursive: true, force: true }));
const here = { cwd: empty, packagePath: resolve(import.meta.dirname, '../..') } as Shell;

describe('the name of a policy', () => {
  test('is a file where it has a folder or an ending of a script', () => {
    for (const path of ['./mine', 'a/b', 'mine.js', 'mine.ts', 'mine.mjs', 'mine.cts', 'c:\\x']) {
      expect(isPolicyPath(path), path).toBe(true);
    }
    for (const name of ['edf', 'edf-best-fit', 'mine.json', 'js']) {
      expect(isPolicyPath(name), name).toBe(false);
    }
  });
});

describe('what is imported', () => {
  test('is the file itself, anew when its text has changed', () => {
    const url = importUrl(here, 'mine.js', 'export default 1', 'abc');
    expect(url).toMatch(/^file:\/\/.*\/mine\.js\?abc$/);
    expect(importUrl(here, 'mine.js', 'export default 2', 'def')).not.toBe(url);
  });

  test('of TypeScript is the script without its types', async () => {
    const text = 'const pace: number = 3 as number;\nexport default { pace };\n';
    const url = importUrl(here, 'mine.ts', text, 'abc');
    const loaded = (await import(/* @vite-ignore */ url)) as { default: { pace: number } };
    expect(loaded.default).toEqual({ pace: 3 });
  });

  test('of TypeScript that is none is a problem with its line', () => {
    let problems: unknown[] = [];
    try {
      importUrl(here, 'mine.ts', 'const a = 1;\nconst = 3;\n', 'abc');
    } catch (error) {
      expect(error).toBeInstanceOf(InputProblems);
      problems = [...(error as InputProblems).problems];
    }
    expect(JSON.stringify(problems[0])).toMatch(/mine\.ts.*line 2/);
  });

  test('of TypeScript without a compiler anywhere is a problem with what to do', () => {
    const alone = { cwd: empty, packagePath: empty } as Shell;
    expect(() => importUrl(alone, 'mine.ts', '', 'abc')).toThrow(InputProblems);
  });
});
