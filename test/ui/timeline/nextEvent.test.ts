import { describe, expect, test } from 'vitest';
import { eventKinds } from '../../../src/compute/index.ts';
import { nextEventS } from '../../../src/ui/timeline/nextEvent.ts';
import { syntheticDay } from '../syntheticResult.ts';

const result = syntheticDay();
const { events } = result;
const timeOf = (row: number): number => events.timeS[row]!;

describe('the next event', () => {
  test('of a satellite is the nearest of its edges of shade, contacts and jobs', () => {
    const selection = { kind: 'satellite', index: 4 } as const;
    const umbra = (row: number): boolean =>
      events.satelliteIndex[row] === 4 && eventKinds[events.kindCode[row]!] === 'umbraEntered';
    const row = [...events.timeS.keys()].find((each) => umbra(each) && timeOf(each) > 10_000)!;
    expect(nextEventS(result, timeOf(row) - 0.01, selection, 1)).toBe(timeOf(row));
    expect(nextEventS(result, timeOf(row) + 0.01, selection, -1)).toBe(timeOf(row));
  });

  test('is never the one that one stands at', () => {
    let timeS = 0;
    for (let step = 0; step < 50; step += 1) {
      const nextS = nextEventS(result, timeS, null, 1);
      expect(nextS).toBeGreaterThan(timeS);
      timeS = nextS!;
    }
  });

  test('going back finds what going forward passed', () => {
    const selection = { kind: 'satellite', index: 9 } as const;
    const first = nextEventS(result, 20_000, selection, 1)!;
    const second = nextEventS(result, first, selection, 1)!;
    expect(nextEventS(result, second, selection, -1)).toBe(first);
  });

  test('of a job is everything that befell it, its release too', () => {
    const job = result.jobs.startedS.findIndex((startedS) => startedS > 20_000);
    const { releaseS, startedS } = result.jobs;
    const selection = { kind: 'job', index: job } as const;
    expect(nextEventS(result, releaseS[job]! - 1, selection, 1)).toBe(releaseS[job]);
    expect(nextEventS(result, releaseS[job]! + 0.01, selection, 1)).toBe(startedS[job]);
  });

  test('of a station is a contact with it', () => {
    const nextS = nextEventS(result, 0, { kind: 'station', index: 1 }, 1)!;
    const row = events.timeS.indexOf(nextS);
    expect(events.stationIndex[row]).toBe(1);
  });

  test('a release alone is no event of all satellites', () => {
    const timeS = nextEventS(result, 0, null, 1)!;
    const kinds = [...events.timeS.keys()].filter((row) => timeOf(row) === timeS);
    expect(kinds.some((row) => eventKinds[events.kindCode[row]!] !== 'jobReleased')).toBe(true);
  });

  test('there is none before the first and after the last', () => {
    expect(nextEventS(result, 0, null, -1)).toBeNull();
    expect(nextEventS(result, result.durationS + 1, null, 1)).toBeNull();
  });
});
