// Can the house rules fail? Each is shown a small file that breaks it.
import { describe, expect, test } from 'vitest';
import {
  checkCoreIsPure,
  checkFirstLine,
  checkFolders,
  checkFunctions,
  checkLines,
} from './budgets.ts';
import { checkLinks, checkModelPage, checkNoMachine } from './documents.ts';
import { checkDoors, checkImports, checkOneFilePackages } from './imports.ts';

const paths = [
  ...['src/orbit/index.ts', 'src/orbit/sgp4.ts', 'src/compute/index.ts'],
  ...['src/compute/plant/power.ts', 'src/ui/store.ts', 'src/ui/run/messages.ts'],
  'src/ui/run/slices.ts',
];
const judge = (path: string, text: string) =>
  checkImports([{ path, text }], paths).map(({ message }) => message);

describe('the import law', () => {
  test.each([
    ['src/compute/a.ts', `import { x } from '../orbit/sgp4.ts';`, 'jumps past the door'],
    ['src/compute/a.ts', `export { x } from '../orbit/sgp4.ts';`, 'jumps past the door'],
    ['src/compute/a.ts', `type X = import('../orbit/sgp4.ts').X;`, 'jumps past the door'],
    ['src/compute/a.ts', `import { x } from './index.ts';`, 'own door'],
    ['src/orbit/a.ts', `import type { X } from '../compute/index.ts';`, 'may not import compute'],
    ['src/compute/a.ts', `const m = await import('../ui/store.ts');`, 'may not import ui'],
    ['src/cli/a.ts', `import { x } from '../ui/store.ts';`, 'may not import ui'],
    ['src/ui/a.ts', `import { x } from './store';`, 'no such file'],
    ['src/ui/a.ts', `import { x } from 'left-pad';`, 'may not use this package'],
    ['src/orbit/a.ts', `import { x } from 'satellite.js';`, 'only'],
    ['src/orbit/a.ts', `import fs from 'node:fs';`, 'may not use this package'],
    ['src/ui/run/a.worker.ts', `import { x } from '../store.ts';`, 'doors and its messages'],
    ['src/ui/run/a.worker.ts', `import { x } from 'zustand';`, 'no package'],
    ['src/ui/run/slices.ts', `import { x } from '../store.ts';`, 'imports doors only'],
    ['src/ui/run/messages.ts', `import { x } from 'zustand';`, 'no package'],
    ['src/ui/a.ts', `new Worker(new URL('./run/no.worker.ts', import.meta.url));`, 'no such file'],
  ])('%s may not say %s', (path, text, message) => {
    expect(judge(path, text)).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    ['src/compute/a.ts', `import { x } from '../orbit/index.ts';`],
    ['src/compute/a.ts', `import { x } from './plant/power.ts';`],
    ['src/orbit/sgp4.ts', `import { sgp4 } from 'satellite.js';`],
    ['src/ui/run/a.worker.ts', `import { x } from './messages.ts';`],
    ['src/ui/run/a.worker.ts', `import { x } from './slices.ts';`],
    ['src/ui/run/a.worker.ts', `import { x } from '../../compute/index.ts';`],
    ['src/ui/a.ts', `// import { x } from '../cli/main.ts';`],
    ['src/cli/a.ts', `import { readFile } from 'node:fs/promises';`],
  ])('%s may say %s', (path, text) => {
    expect(judge(path, text)).toEqual([]);
  });

  test('a package for one file may not be named in two', () => {
    const text = `import { sha256 } from '@noble/hashes/sha2.js';`;
    const one = { path: 'src/compute/account/hash.ts', text };
    expect(checkOneFilePackages([one])).toEqual([]);
    expect(checkOneFilePackages([one, { path: 'src/compute/b.ts', text }])).toHaveLength(2);
  });

  test('a door may not re-export everything', () => {
    const lines = [`export { a } from './a.ts';`, `export * from './b.ts';`];
    const text = [...lines, `export * as c from './c.ts';`].join('\n');
    const door = { path: 'src/orbit/index.ts', text };
    expect(checkDoors([door]).map(({ where }) => where)).toEqual([
      'src/orbit/index.ts:2',
      'src/orbit/index.ts:3',
    ]);
  });
});

describe('the budgets', () => {
  test('a line of 101 columns and a file of 301 lines are too long, one less is not', () => {
    const check = (text: string) => checkLines({ path: 'a.ts', text }).map(({ rule }) => rule);
    expect(check('x'.repeat(100))).toEqual([]);
    expect(check('x'.repeat(101))).toEqual(['columns']);
    expect(check('x\n'.repeat(300))).toEqual([]);
    expect(check('x\n'.repeat(301))).toEqual(['lines']);
  });

  test('functions of every kind are counted, by lines and by parameters', () => {
    const body = (lineCount: number) => '\n'.repeat(lineCount - 1);
    const check = (text: string) =>
      checkFunctions({ path: 'a.ts', text }).map(({ rule, where }) => `${rule} ${where}`);
    expect(check(`function f() {${body(60)}}`)).toEqual([]);
    expect(check(`function f() {${body(61)}}`)).toEqual(['functionLines a.ts#f']);
    expect(check(`const g = () => {${body(61)}}`)).toEqual(['functionLines a.ts#g']);
    expect(check(`class C { m() {${body(61)}} }`)).toEqual(['functionLines a.ts#m']);
    expect(check('const h = (a, b, c, d, e) => a;')).toEqual([]);
    expect(check('const h = (a, b, c, d, e, f) => a;')).toEqual(['parameters a.ts#h']);
  });

  test('a clock, dice, a drawer and a file without a question are found', () => {
    const text = 'const a = Date.now(); Math.random(); new Date(); performance.now(); new Date(a);';
    expect(checkCoreIsPure({ path: 'a.ts', text })).toHaveLength(4);
    expect(checkFolders(['src/ui/hooks/a.ts', 'src/utils/b.ts', 'src/ui/scene/c.ts'])).toHaveLength(
      2,
    );
    expect(checkFirstLine({ path: 'a.ts', text })).toHaveLength(1);
    expect(checkFirstLine({ path: 'a.ts', text: `// Why?\n${text}` })).toEqual([]);
  });
});

describe('the pages', () => {
  test('a link to a missing file is dead, one to a file, a folder or a site is not', () => {
    const text =
      '[a](gone.md) [b](names.md#x) [c](../src/orbit) [d](https://example.org/) `[e](f)`';
    const page = { path: 'docs/index.md', text };
    const messages = checkLinks(page, ['docs/names.md', 'src/orbit/index.ts']);
    expect(messages.map(({ message }) => message)).toEqual(['dead link: gone.md']);
  });

  test('a model page with a heading left out is found', () => {
    const headings = 'Question,Assumptions,Equation,Source,Valid for,Checked by,Known error';
    const text = headings
      .split(',')
      .map((heading) => `## ${heading}\n\ntext\n`)
      .join('\n');
    expect(checkModelPage({ path: 'docs/models/a.md', text })).toEqual([]);
    const shorter = text.replace('## Source\n', '');
    expect(checkModelPage({ path: 'docs/models/a.md', text: shorter })).toHaveLength(1);
  });

  test('a path of one machine is found, a path of the repository is not', () => {
    const check = (text: string) => checkNoMachine({ path: 'a.md', text }).length;
    expect(check(['see ', 'home', 'somebody', 'notes'].join('/'))).toBe(1);
    expect(check(['https://', 'registry', '.example.org/x'].join(''))).toBe(1);
    expect(check('src/home/page.ts, https://example.org/home/page')).toBe(0);
  });
});
