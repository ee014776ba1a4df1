// From when to when did the event log say that something held at a satellite?

import { eventKinds } from '../../compute/index.ts';
import type { EventKind, Result } from '../../compute/index.ts';
import type { IntervalRows } from './intervalIndex.ts';

/** What lies between two kinds of event of a satellite. */
export interface Stretch {
  readonly from: EventKind;
  readonly to: EventKind;
  /** Whether the event of this row begins a stretch; all do by default. */
  readonly isMeant?: (row: number) => boolean;
}

/** Stretches of one sort as they are found. */
class Found {
  readonly satelliteIndex: number[] = [];
  readonly startS: number[] = [];
  readonly endS: number[] = [];
  private readonly openS: Float64Array;

  constructor(satelliteCount: number) {
    this.openS = new Float64Array(satelliteCount).fill(NaN);
  }

  begin(satellite: number, timeS: number): void {
    if (Number.isNaN(this.openS[satellite]!)) this.openS[satellite] = timeS;
  }

  end(satellite: number, timeS: number): void {
    const startS = this.openS[satellite]!;
    this.openS[satellite] = NaN;
    if (Number.isNaN(startS)) return;
    this.satelliteIndex.push(satellite);
    this.startS.push(startS);
    this.endS.push(timeS);
  }

  endAll(timeS: number): void {
    this.openS.forEach((_, satellite) => {
      this.end(satellite, timeS);
    });
  }
}

/**
 * The stretches of each sort, in one pass through the log; one that never ends lasts to the end of
 * the run.
 */
export function stretchesIn(result: Result, sorts: readonly Stretch[]): IntervalRows[] {
  const { events, satelliteCount, durationS } = result;
  const found = sorts.map(() => new Found(satelliteCount));
  const isOfAny = eventKinds.map((kind) =>
    sorts.some(({ from, to }) => from === kind || to === kind),
  );
  for (let row = 0; row < events.count; row += 1) {
    const code = events.kindCode[row]!;
    const satellite = events.satelliteIndex[row]!;
    if (isOfAny[code] !== true || satellite < 0) continue;
    const kind = eventKinds[code]!;
    sorts.forEach(({ from, to, isMeant }, at) => {
      if (kind === from && isMeant?.(row) !== false)
        found[at]!.begin(satellite, events.timeS[row]!);
      if (kind === to) found[at]!.end(satellite, events.timeS[row]!);
    });
  }
  return found.map((each) => {
    each.endAll(durationS);
    const { satelliteIndex, startS, endS } = each;
    return { count: startS.length, satelliteIndex, startS, endS };
  });
}
