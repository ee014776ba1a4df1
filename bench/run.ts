/// <reference types="vite/types/importMeta.d.ts" />
// How fast is it? Runs every bench/*.ts, each in a process of its own, and prints a table.
//
// A file beside this one exports `bench` (see row.ts). `npm run bench`, or
// `npm run bench -- NAME …` for some of them.
import { spawn } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Bench, BenchRow } from './row.ts';

const modules = import.meta.glob<{ readonly bench: Bench }>(['./*.ts', '!./run.ts', '!./row.ts']);
const benches = new Map(
  Object.entries(modules).map(([path, load]) => [path.replace(/^\.\/|\.ts$/g, ''), load]),
);
const rowMark = 'bench row: ';

/** In the child: runs one bench and prints its rows for the parent to read. */
async function runOne(name: string): Promise<void> {
  const load = benches.get(name);
  if (load === undefined) throw new Error(`no bench ${name}`);
  const rows = await (await load()).bench();
  for (const row of rows) process.stdout.write(`${rowMark}${JSON.stringify(row)}\n`);
}

/** A process of its own, so that no bench inherits another's heap or optimised code. */
function spawnOne(name: string): Promise<BenchRow[]> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--one', name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = text.split('\n').filter((line) => line.startsWith(rowMark));
      const rows = lines.map((line) => JSON.parse(line.slice(rowMark.length)) as BenchRow);
      if (code === 0) resolve(rows);
      else reject(new Error(`bench ${name} ended with ${String(code)}`));
    });
  });
}

function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 1e9)} GB`;
  return `${model}, ${processors.length} threads, ${memory}, Node ${process.version}`;
}

function printRows(rows: readonly BenchRow[]): void {
  const heads = ['what', 'measured', 'bar', 'detail'];
  const cells = rows.map((row) => [
    row.what,
    row.value === null ? '' : `${Number(row.value.toPrecision(4))} ${row.unit}`,
    row.bar === '' ? '' : `${row.bar}: ${row.isMet ? 'met' : 'NOT MET'}`,
    row.detail,
  ]);
  const widths = heads.map((head, at) =>
    cells.reduce((width, row) => Math.max(width, row[at]!.length), head.length),
  );
  for (const row of [heads, widths.map((width) => '-'.repeat(width)), ...cells]) {
    const line = row.map((cell, at) => cell.padEnd(widths[at]!)).join('  ');
    process.stdout.write(`${line.trimEnd()}\n`);
  }
}

async function runAll(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !benches.has(name));
  if (unknown.length > 0) {
    const known = [...benches.keys()].join(', ');
    process.stderr.write(`no such bench: ${unknown.join(', ')} (there are ${known})\n`);
    process.exitCode = 2;
    return;
  }
  const rows: BenchRow[] = [];
  for (const name of wanted.length > 0 ? wanted : benches.keys()) {
    process.stderr.write(`bench/${name}.ts …\n`);
    try {
      rows.push(...(await spawnOne(name)));
    } catch (error) {
      process.stderr.write(`${String(error)}\n`);
      process.exitCode = 1;
    }
  }
  process.stdout.write(`${machine()}\n\n`);
  printRows(rows);
  if (rows.some((row) => !row.isMet)) process.exitCode = 1;
}

function start([first = '', ...rest]: readonly string[]): Promise<void> {
  if (first === '--one') return runOne(rest[0] ?? '');
  return runAll(first === '' ? [] : [first, ...rest]);
}

// Not awaited at the top: a bench's chunk may import code that the bundler put into this one.
start(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
