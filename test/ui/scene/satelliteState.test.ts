// Is the state of a satellite the most urgent of what the log and the windows say?
import { expect, test } from 'vitest';
import { causes, eventKinds } from '../../../src/compute/index.ts';
import type { Cause, EventKind, Result } from '../../../src/compute/index.ts';
import { stateAt, stateIndexOf } from '../../../src/ui/scene/satelliteState.ts';
import { syntheticDay } from '../syntheticResult.ts';

type Row = readonly [timeS: number, kind: EventKind, cause?: Cause | undefined];

/** The first satellite's states at some times, by a log of its own and nothing else. */
function statesBy(rows: readonly Row[], timesS: readonly number[]): string[] {
  const none = { count: 0, satelliteIndex: [], startS: [], endS: [] };
  const result = {
    ...syntheticDay(),
    ...{ runSegments: none, jobs: { count: 0 }, trails: { causeCode: [], startS: [], endS: [] } },
    eclipses: { ...none, kind: [] },
    events: {
      count: rows.length,
      timeS: rows.map(([timeS]) => timeS),
      satelliteIndex: rows.map(() => 0),
      kindCode: rows.map(([, kind]) => eventKinds.indexOf(kind)),
      causeCodePlusOne: rows.map(([, , cause]) => (cause ? causes.indexOf(cause) + 1 : 0)),
    },
  } as unknown as Result;
  const index = stateIndexOf(result);
  return timesS.map((timeS) => stateAt(index, 0, timeS));
}

test.each([
  ['at the floor of its battery', 'batteryFloorReached', 'batteryFloorLeft', undefined],
  ['with loads off the bus', 'loadShedStarted', 'loadShedEnded', undefined],
  ['slowed so as not to go below the floor', 'throttleStarted', 'throttleEnded', 'energy'],
] as const)('%s a satellite is short of energy', (_, from, to, cause) => {
  const rows: Row[] = [
    [100, from, cause],
    [200, to, cause],
  ];
  expect(statesBy(rows, [99, 100, 199, 200])).toEqual([
    ...(['idle', 'energyShort', 'energyShort', 'idle'] as const),
  ]);
});

test('slowed by heat it is throttled, whatever else it lacks', () => {
  const rows: Row[] = [
    [100, 'loadShedStarted'],
    [150, 'throttleStarted', 'heat'],
    [200, 'throttleEnded', 'heat'],
    [300, 'loadShedEnded'],
  ];
  expect(statesBy(rows, [120, 160, 250, 300])).toEqual([
    ...(['energyShort', 'throttled', 'energyShort', 'idle'] as const),
  ]);
});
