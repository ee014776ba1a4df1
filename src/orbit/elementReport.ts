// What has been read of a file of element sets so far, and what was wrong with it?
import type { ElementProblem, ElementSet } from './elementSet.ts';
import type { StateTable } from './stateTable.ts';

const problemCountMax = 1000; // a file of a million wrong lines must not fill the memory

/** Keeps the first 1,000 entries and counts the others. */
class ProblemList {
  private readonly kept: ElementProblem[] = [];
  private omittedCount = 0;

  add(entry: ElementProblem): void {
    if (this.kept.length < problemCountMax) this.kept.push(entry);
    else this.omittedCount += 1;
  }

  list(): ElementProblem[] {
    if (this.omittedCount === 0) return [...this.kept];
    const message = `${this.omittedCount} more of this file are not listed`;
    return [...this.kept, { line: 0, message, hint: 'see to the listed ones first' }];
  }
}

/** What the reader of one format fills. */
export class ElementReport {
  readonly elementSets: ElementSet[] = [];
  readonly stateTables: StateTable[] = [];
  /** The line on which each element set or table begins. */
  readonly lines: number[] = [];
  private readonly problemList = new ProblemList();
  private readonly warningList = new ProblemList();

  accept(elementSet: ElementSet, line: number): void {
    this.elementSets.push(elementSet);
    this.lines.push(line);
  }

  /** A file holds element sets or tables, so their lines do not mix. */
  acceptTable(table: StateTable, line: number): void {
    this.stateTables.push(table);
    this.lines.push(line);
  }

  complain(line: number, message: string, hint: string): void {
    this.problemList.add({ line, message, hint });
  }

  warn(line: number, message: string, hint: string): void {
    this.warningList.add({ line, message, hint });
  }

  /** Nothing was found, neither good nor bad. */
  isEmpty(): boolean {
    return this.lines.length === 0 && this.problemList.list().length === 0;
  }

  problems(): ElementProblem[] {
    return this.problemList.list();
  }

  warnings(): ElementProblem[] {
    return this.warningList.list();
  }
}
