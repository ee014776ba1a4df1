// What is asked about who sees how many satellites, and what of it is shown?

import { create } from 'zustand';
import type { CoverageColumns, CoverageQuestion, ScenarioSource } from '../run/messages.ts';
import { Study } from '../run/study.ts';

/** Side of a cell: 16,200 of them over the Earth. */
export const cellDeg = 2;
export const coverageRowCount = 180 / cellDeg;
export const coverageColumnCount = 2 * coverageRowCount;
const radPerDeg = Math.PI / 180;

export const elevationsDeg = [5, 10, 25, 40] as const;
export type ElevationDeg = (typeof elevationsDeg)[number];

/** Seen now; over the day on average and at least; share of the day with at least one. */
export type CoverageQuantity = 'now' | 'mean' | 'least' | 'covered';

export interface CoverageChoice {
  readonly quantity: CoverageQuantity;
  readonly elevationDeg: ElevationDeg;
  /** The cell that was clicked or typed; null for none. */
  readonly cell: number | null;
  /** The cell under the pointer. */
  readonly hoveredCell: number | null;
}

export const useCoverageChoice = create<CoverageChoice>()(() => ({
  ...{ quantity: 'now', elevationDeg: 25, cell: null, hoveredCell: null },
}));

/** The page's study of coverage. */
export const coverageDay = new Study<CoverageQuestion, CoverageColumns>({
  ask: (source, question) => ({ kind: 'coverage', source, question }),
  read: (answer) =>
    answer.kind === 'result' && answer.of === 'coverage' ? answer.study : undefined,
});

export function coverageQuestion(elevationDeg: ElevationDeg): CoverageQuestion {
  return { cellDeg, elevationMinRad: elevationDeg * radPerDeg };
}

/** Works out the day as it is chosen, unless that has just been asked. */
export function startCoverage(source: ScenarioSource): void {
  const question = coverageQuestion(useCoverageChoice.getState().elevationDeg);
  const { source: askedOf, asked, isRunning, known } = coverageDay.use.getState();
  const isSame = askedOf === source && asked?.elevationMinRad === question.elevationMinRad;
  if (isSame && (isRunning || known?.question === asked)) return;
  coverageDay.start(source, question);
}

/** The day of a scenario at the elevation that is chosen; null while it is not known. */
export function coverageDayOf(source: ScenarioSource | null): CoverageColumns | null {
  const { source: askedOf, known } = coverageDay.use.getState();
  const { elevationMinRad } = coverageQuestion(useCoverageChoice.getState().elevationDeg);
  const isIt = askedOf === source && known?.question.elevationMinRad === elevationMinRad;
  return isIt ? known.outcome : null;
}
