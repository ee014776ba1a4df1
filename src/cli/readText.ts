// How does a file become text, within a bound that is checked before a byte is read?
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { refuse } from './problems.ts';
import type { Shell } from './shell.ts';

/** Largest files by what they hold, bytes. A full public catalogue as XML is about 50 MB. */
export const byteCountMax = {
  ...{ scenario: 64e6, elements: 96e6, attachment: 96e6 },
  policy: 4e6,
} as const;
export type TextKind = keyof typeof byteCountMax;

const splitHints: Readonly<Record<TextKind, string>> = {
  scenario: 'keep traces and element sets in files of their own and name them in the scenario',
  elements: 'split the file, or keep only the satellites of interest',
  attachment: 'split the file, or keep only the rows of interest',
  policy: 'a policy is code; keep its data in a file that it reads',
};

/**
 * The text of a file (`-`: standard input), UTF-8 with or without a byte-order mark.
 * Refuses what is missing, a folder, too large, or not text.
 */
export async function readText(shell: Shell, path: string, kind: TextKind): Promise<string> {
  const bytes = path === '-' ? await shell.readStdin() : await readBounded(shell, path, kind);
  refuseLarge(path, bytes.length, kind);
  return decode(path, bytes);
}

async function readBounded(shell: Shell, path: string, kind: TextKind): Promise<Uint8Array> {
  const fullPath = resolve(shell.cwd, path);
  try {
    const { size, isFolder } = await stat(fullPath).then((found) => ({
      size: found.size,
      isFolder: found.isDirectory(),
    }));
    if (isFolder) refuse(path, 'is a folder', 'name a file in it');
    refuseLarge(path, size, kind);
    return await readFile(fullPath);
  } catch (error) {
    return refuseUnreadable(path, error);
  }
}

function refuseUnreadable(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') refuse(path, 'no such file', 'check the path');
  if (code === 'EACCES') refuse(path, 'may not be read', 'check its permissions');
  if (code !== '') refuse(path, `cannot be read: ${code}`, 'check the path');
  throw error;
}

function refuseLarge(path: string, byteCount: number, kind: TextKind): void {
  const max = byteCountMax[kind];
  if (byteCount <= max) return;
  const found = `${(byteCount / 1e6).toFixed(1)} MB`;
  refuse(path, `the file is ${found}, the bound is ${max / 1e6} MB`, splitHints[kind]);
}

function decode(path: string, bytes: Uint8Array): string {
  if (bytes.subarray(0, 65_536).includes(0)) {
    refuse(path, 'is not text: it holds zero bytes', 'unpack it, or save it as UTF-8 text');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(path, 'is not UTF-8 text', 'unpack it, or save it as UTF-8');
  }
}
