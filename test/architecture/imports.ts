// Who may import whom? The table of rooms and packages, and where a file breaks it.
import { posix } from 'node:path';
import type { SourceText, Violation } from './files.ts';
import { findImports, findStarExports, type Import } from './syntax.ts';

const rooms: Record<string, { doors: string[] }> = {
  orbit: { doors: [] },
  compute: { doors: ['orbit'] },
  ui: { doors: ['orbit', 'compute'] },
  cli: { doors: ['orbit', 'compute'] },
};

interface PackageRule {
  room: string;
  package: RegExp;
  /** The only files that may name it. */
  inFiles?: RegExp;
  /** At most one file may name it, whichever it is. */
  isInOneFile?: boolean;
}

const packageRules: PackageRule[] = [
  { room: 'orbit', package: /^satellite\.js$/, inFiles: /^src\/orbit\/sgp4\.ts$/ },
  { room: 'compute', package: /^zod(\/mini)?$/, inFiles: /^src\/compute\/scenario\// },
  { room: 'compute', package: /^pure-rand(\/|$)/, isInOneFile: true },
  { room: 'compute', package: /^@noble\/hashes\//, isInOneFile: true },
  { room: 'compute', package: /^fastest-levenshtein$/, isInOneFile: true },
  { room: 'compute', package: /^d3-dsv$/, isInOneFile: true },
  { room: 'ui', package: /^react(-dom)?(\/|$)/ },
  { room: 'ui', package: /^three(\/addons\/|$)/ },
  { room: 'ui', package: /^@react-three\/fiber$/ },
  { room: 'ui', package: /^zustand(\/|$)/ },
  { room: 'ui', package: /^uplot(\/|$)/ },
  { room: 'ui', package: /^@base-ui\/react(\/|$)/ },
  { room: 'ui', package: /^@codemirror\// },
  { room: 'ui', package: /^@tanstack\/react-virtual$/ },
  { room: 'ui', package: /^(topojson-client|topojson-specification|geojson)$/ },
  { room: 'ui', package: /^world-atlas\// },
  { room: 'ui', package: /^@fontsource-variable\/(inter|jetbrains-mono)(\/|$)/ },
  { room: 'ui', package: /^fflate$/ },
  { room: 'cli', package: /^node:/ },
  { room: 'cli', package: /^commander$/ },
];

const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];
const isWorker = (path: string): boolean => /^src\/ui\/run\/[^/]+\.worker\.ts$/.test(path);
/** What a worker shares with the page: their messages, and how a work takes turns. */
const isShared = (path: string): boolean =>
  /^src\/ui\/run\/(([^/]+\.)?messages|slices)\.ts$/.test(path);

/** What is wrong with one import, or undefined. */
function judgeRelative(fromPath: string, specifier: string, known: Set<string>) {
  const target = posix.join(posix.dirname(fromPath), specifier.replace(/\?.*$/, ''));
  const from = roomOf(fromPath)!;
  const to = roomOf(target);
  if (!known.has(target)) return 'no such file (a relative import names the file with its ending)';
  if (to === undefined) return 'leaves src/';
  if (to !== from) {
    if (!rooms[from]?.doors.includes(to)) return `${from} may not import ${to}`;
    return target === `src/${to}/index.ts` ? undefined : `jumps past the door src/${to}/index.ts`;
  }
  if (target === `src/${from}/index.ts`) return 'imports its own door: name the file itself';
  if (isWorker(fromPath) && !isShared(target)) return 'a worker imports doors and its messages';
  if (isShared(fromPath) && !isShared(target)) return 'what a worker shares imports doors only';
  return undefined;
}

function judgePackage(fromPath: string, specifier: string): string | undefined {
  const from = roomOf(fromPath)!;
  if (isWorker(fromPath) || isShared(fromPath)) return 'a worker imports no package';
  const rule = packageRules.find((r) => r.room === from && r.package.test(specifier));
  if (rule === undefined) return `${from} may not use this package`;
  const isElsewhere = rule.inFiles !== undefined && !rule.inFiles.test(fromPath);
  return isElsewhere ? `only ${String(rule.inFiles)} may use this package` : undefined;
}

function judge(fromPath: string, { specifier }: Import, known: Set<string>): string | undefined {
  return specifier.startsWith('.')
    ? judgeRelative(fromPath, specifier, known)
    : judgePackage(fromPath, specifier);
}

/** Imports against the table; `knownPaths` are the files that exist. */
export function checkImports(sources: SourceText[], knownPaths: Iterable<string>): Violation[] {
  const known = new Set(knownPaths);
  return sources.flatMap((source) =>
    findImports(source).flatMap((found) => {
      const message = judge(source.path, found, known);
      const where = `${source.path}:${found.line}`;
      return message === undefined
        ? []
        : [{ rule: 'imports', where, message: `'${found.specifier}': ${message}` }];
    }),
  );
}

/** Packages that must stay behind one file, so that they can be replaced in one place. */
export function checkOneFilePackages(sources: SourceText[]): Violation[] {
  return packageRules.flatMap((rule) => {
    const users = sources.filter(
      (source) =>
        roomOf(source.path) === rule.room &&
        findImports(source).some(({ specifier }) => rule.package.test(specifier)),
    );
    if (rule.isInOneFile !== true || users.length <= 1) return [];
    const message = `only one file may use ${String(rule.package)}`;
    return users.map(({ path }) => ({ rule: 'imports', where: path, message }));
  });
}

/** Doors say name by name what they let out. */
export function checkDoors(sources: SourceText[]): Violation[] {
  const doors = sources.filter(({ path }) => /^src\/[^/]+\/index\.ts$/.test(path));
  return doors.flatMap((door) =>
    findStarExports(door).map((line) => {
      const message = 'a door re-exports names one by one';
      return { rule: 'doors', where: `${door.path}:${line}`, message };
    }),
  );
}
