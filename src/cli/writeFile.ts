// How is one file written, so that no reader ever finds half of it?
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { refuse } from './problems.ts';
import type { ProgressBar } from './progress.ts';
import { breathe } from './pump.ts';
import type { Shell } from './shell.ts';
import { refuseUnwritable } from './unwritable.ts';

/** Something to be written (null: nothing yet), and how far the work is. */
export interface FilePage {
  readonly doneFraction: number;
  readonly content: string | Uint8Array | null;
}

/** Makes sure, before long work, that the path is no folder and lies in one that takes files. */
export async function checkFile(shell: Shell, option: string, path: string): Promise<void> {
  const fullPath = resolve(shell.cwd, path);
  const found = await stat(fullPath).catch(() => null);
  if (found?.isDirectory() === true) refuse(option, `${path} is a folder`, 'name a file');
  const folder = await stat(dirname(fullPath)).catch(() => null);
  if (folder?.isDirectory() !== true) {
    refuse(option, `${dirname(path)} is no folder`, 'make it, or name another one');
  }
  try {
    await probe(dirname(fullPath));
  } catch (error) {
    refuseUnwritable(path, error, 'name another file');
  }
}

/** Writes a file into a folder and removes it: permissions alone do not tell whether that works. */
export async function probe(folder: string): Promise<void> {
  const path = join(folder, `.dawnline.${process.pid}.part`);
  await (await open(path, 'wx')).close();
  await rm(path, { force: true });
}

/**
 * Writes pages under a temporary name beside the file and renames it at the end. An interrupt or an
 * error removes what was written; a file that was there before stays as it was.
 */
export async function writeFile(
  shell: Shell,
  path: string,
  pages: Iterable<FilePage>,
  bar: ProgressBar,
): Promise<void> {
  const fullPath = resolve(shell.cwd, path);
  const temporary = join(dirname(fullPath), `.${basename(fullPath)}.${process.pid}.part`);
  try {
    await writePages(shell, temporary, pages, bar);
    await rename(temporary, fullPath);
  } catch (error) {
    await rm(temporary, { force: true });
    refuseUnwritable(path, error, 'name another file');
  } finally {
    bar.clear();
  }
}

async function writePages(
  shell: Shell,
  temporary: string,
  pages: Iterable<FilePage>,
  bar: ProgressBar,
): Promise<void> {
  const file = await open(temporary, 'w');
  let breathedMs = shell.nowMs();
  try {
    await breathe(shell);
    for (const { doneFraction, content } of pages) {
      if (content !== null && content.length > 0) await file.appendFile(content);
      if (shell.nowMs() - breathedMs < 50) continue;
      bar.show(doneFraction);
      await breathe(shell);
      breathedMs = shell.nowMs();
    }
  } finally {
    await file.close();
  }
}
