// Is every file, function and line small enough, and the core free of clocks and chance?
import type { SourceText, Violation } from './files.ts';
import { findClockAndChance, findFunctions } from './syntax.ts';

export const fileLineCountMax = 300;
export const functionLineCountMax = 60;
export const lineColumnCountMax = 100;
export const parameterCountMax = 5;

const drawers = /(^|\/)(utils?|commons?|helpers?|types|hooks|misc)\//;

/** File length and line width, for anything written by hand. */
export function checkLines({ path, text }: SourceText): Violation[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const violations: Violation[] = lines.flatMap((line, index) =>
    line.length > lineColumnCountMax
      ? [{ rule: 'columns', where: `${path}:${index + 1}`, message: `${line.length} columns` }]
      : [],
  );
  if (lines.length > fileLineCountMax) {
    violations.push({ rule: 'lines', where: path, message: `${lines.length} lines` });
  }
  return violations;
}

/** Function length and number of parameters. */
export function checkFunctions(source: SourceText): Violation[] {
  return findFunctions(source).flatMap(({ name, line, lineCount, parameterCount }) => {
    const where = `${source.path}#${name}`;
    const violations: Violation[] = [];
    if (lineCount > functionLineCountMax) {
      const message = `${lineCount} lines from line ${line}`;
      violations.push({ rule: 'functionLines', where, message });
    }
    if (parameterCount > parameterCountMax) {
      const message = `${parameterCount} parameters in line ${line}`;
      violations.push({ rule: 'parameters', where, message });
    }
    return violations;
  });
}

/** The first line of a source file is a comment: the question that the file answers. */
export function checkFirstLine({ path, text }: SourceText): Violation[] {
  const isComment = /^(#!.*\n)?(\/\/|\/\*)/.test(text);
  const message = 'the first line must be a comment: which question does the file answer?';
  return isComment ? [] : [{ rule: 'firstLine', where: path, message }];
}

/** The core reads no clock and throws no dice. */
export function checkCoreIsPure(source: SourceText): Violation[] {
  return findClockAndChance(source).map(({ line, call }) => {
    const message = `${call}: time and chance are handed in`;
    return { rule: 'pure', where: `${source.path}:${line}`, message };
  });
}

/** No folder is a drawer for what fits nowhere. */
export function checkFolders(paths: string[]): Violation[] {
  const message = 'a drawer: which question do its files answer?';
  return paths
    .filter((path) => drawers.test(path))
    .map((path) => ({ rule: 'folders', where: path, message }));
}
