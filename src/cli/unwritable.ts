// Why can a file or folder not be written, and whose fault is it?
import { refuse } from './problems.ts';

const words: Readonly<Record<string, string>> = {
  EACCES: 'may not be written to',
  EPERM: 'may not be written to',
  ENOENT: 'cannot be made',
  EROFS: 'is on a read-only disk',
  ENOSPC: 'is on a full disk',
  EDQUOT: 'is on a full disk',
  EISDIR: 'is a folder',
  ENOTDIR: 'lies under a file',
  EEXIST: 'is a file',
  ENAMETOOLONG: 'has too long a name',
};

/**
 * Throws what came of writing to `path`: whatever the system refuses (errors with a code) is a
 * problem of `--out`, all else is thrown on as our own fault.
 */
export function refuseUnwritable(path: string, error: unknown, hint: string): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E(?!RR_)[A-Z0-9]+$/.test(code)) throw error;
  return refuse('--out', `${path} ${words[code] ?? `cannot be written: ${code}`}`, hint);
}
