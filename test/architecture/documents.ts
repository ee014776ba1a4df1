// Do the pages point at files that exist, keep their form, and name no single machine?
import { posix } from 'node:path';
import type { SourceText, Violation } from './files.ts';

const modelHeadings = [
  ...['Question', 'Assumptions', 'Equation', 'Source'],
  ...['Valid for', 'Checked by', 'Known error'],
];

const linkPatterns = [/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g, /\b(?:src|href)="([^"]+)"/g];
const isForeign = (target: string): boolean => /^([a-z][a-z+.-]*:|#|\/\/)/i.test(target);
const withoutCode = (text: string): string =>
  text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');

/** Relative links of a page whose target is no file or folder of the repository. */
export function checkLinks({ path, text }: SourceText, knownPaths: string[]): Violation[] {
  const known = new Set(knownPaths);
  const isFolder = (target: string): boolean =>
    knownPaths.some((other) => other.startsWith(`${target.replace(/\/$/, '')}/`));
  const targets = linkPatterns.flatMap((pattern) =>
    [...withoutCode(text).matchAll(pattern)].map((match) => match[1]!),
  );
  return targets
    .filter((target) => !isForeign(target))
    .flatMap((target) => {
      const file = posix.join(posix.dirname(path), decodeURI(target.replace(/[?#].*$/, '')));
      const isFound = known.has(file) || isFolder(file);
      return isFound ? [] : [{ rule: 'links', where: path, message: `dead link: ${target}` }];
    });
}

/** A model's page answers the same questions in the same order. */
export function checkModelPage({ path, text }: SourceText): Violation[] {
  const found = [...text.matchAll(/^## (.+?)\s*$/gm)].map((match) => match[1]!);
  const expected = modelHeadings.join(' · ');
  const message = `headings must be ${expected}; found ${found.join(' · ')}`;
  return found.join(' · ') === expected ? [] : [{ rule: 'modelPage', where: path, message }];
}

// A path of one machine, or a package host: neither means anything to anybody else.
const privatePatterns = [
  /(?<![\w.:/-])\/(?:work|root|home|Users)\/[\w.-]+/,
  /[A-Z]:\\Users\\/,
  /registry\.[\w-]+\.[a-z]/,
  /"resolved":\s*"http/,
];

/** Lines that only make sense on one machine. */
export function checkNoMachine({ path, text }: SourceText): Violation[] {
  return text.split('\n').flatMap((line, index) => {
    const match = privatePatterns.map((pattern) => pattern.exec(line)?.[0]).find(Boolean);
    if (match === undefined) return [];
    return [{ rule: 'machine', where: `${path}:${index + 1}`, message: `names ${match}` }];
  });
}
