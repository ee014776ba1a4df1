// How are the files of a run written, so that no reader ever finds half a file?
import { mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { tableNames, tablePages, type Result, type RunJson } from '../compute/index.ts';
import { refuse } from './problems.ts';
import { breathe } from './pump.ts';
import type { Shell } from './shell.ts';
import { refuseUnwritable } from './unwritable.ts';
import { probe } from './writeFile.ts';

/** A file to be, by name and pages. */
export interface OutputFile {
  readonly name: string;
  readonly pages: () => Iterable<string>;
}

const hint = 'name another folder';
const fileNames = ['result.json', ...tableNames.map((name) => `${name}.csv`)];

/**
 * Makes sure, before a long run, that nothing stands where the folder or a file is to go, and that
 * files can be written there: the folder is made and, if it was not there, removed again.
 */
export async function checkFolder(
  shell: Shell,
  path: string,
  names: readonly string[] = fileNames,
): Promise<void> {
  if (path === '') refuse('--out', 'is empty', 'name a folder');
  const folder = resolve(shell.cwd, path);
  const found = await stat(folder).catch(() => null);
  if (found !== null && !found.isDirectory()) refuse('--out', `${path} is a file`, 'name a folder');
  for (const name of names) {
    const inTheWay = await stat(join(folder, name)).catch(() => null);
    if (inTheWay?.isDirectory() !== true) continue;
    refuse('--out', `${path} holds a folder ${name}`, 'move it, or name another folder');
  }
  const made = await makeFolder(folder, path);
  try {
    await probe(folder);
  } catch (error) {
    refuseUnwritable(path, error, hint);
  } finally {
    await removeFolders(made);
  }
}

/** Writes result.json and the tables of a run into a folder, made if need be. */
export async function writeResult(
  shell: Shell,
  path: string,
  result: Result,
  json: RunJson,
): Promise<void> {
  await writeFiles(shell, path, [
    { name: 'result.json', pages: () => [`${JSON.stringify(json, null, 2)}\n`] },
    ...tableNames.map((name) => ({ name: `${name}.csv`, pages: () => tablePages(result, name) })),
  ]);
}

/**
 * Writes files into a folder, made if need be: each under a temporary name first, all renamed at
 * the end. An interrupt or an error removes what was written.
 */
export async function writeFiles(
  shell: Shell,
  path: string,
  files: readonly OutputFile[],
): Promise<void> {
  const folder = resolve(shell.cwd, path);
  const made = await makeFolder(folder, path);
  const temporary = (name: string): string => join(folder, `.${name}.${process.pid}.part`);
  try {
    for (const { name, pages } of files) await writePages(shell, temporary(name), pages());
    for (const { name } of files) await rename(temporary(name), join(folder, name));
  } catch (error) {
    for (const { name } of files) await rm(temporary(name), { force: true });
    await removeFolders(made);
    refuseUnwritable(path, error, hint);
  }
}

/** Removes folders, innermost first, that nobody has put anything into. */
async function removeFolders(made: readonly string[]): Promise<void> {
  for (const each of [...made].reverse()) await rmdir(each).catch(() => undefined);
}

/**
 * Makes the folder and those above it that are missing; returns what it made, outermost first. One
 * by one: Node's own recursive mkdir never ends where a file system lets nothing be made.
 */
async function makeFolder(folder: string, path: string): Promise<string[]> {
  const made: string[] = [];
  let missing = folder;
  while ((await stat(missing).catch(() => null)) === null && dirname(missing) !== missing) {
    made.unshift(missing);
    missing = dirname(missing);
  }
  const done: string[] = [];
  try {
    for (const each of made) {
      await mkdir(each);
      done.push(each);
    }
  } catch (error) {
    await removeFolders(done);
    refuseUnwritable(path, error, hint);
  }
  return made;
}

async function writePages(shell: Shell, path: string, pages: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const page of pages) {
      await file.write(page);
      await breathe(shell);
    }
  } finally {
    await file.close();
  }
}
