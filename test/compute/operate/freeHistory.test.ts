// Is it known of each wait when enough accelerators were free, whatever happened in between?
import { expect, test } from 'vitest';
import { causes } from '../../../src/compute/account/cause.ts';
import type { Result } from '../../../src/compute/account/result.ts';
import { trailStretches } from '../../../src/compute/account/trail.ts';
import { FreeHistory } from '../../../src/compute/operate/freeHistory.ts';
import type { Decision, Policy } from '../../../src/compute/schedule/policy.ts';
import { fc } from '../../chance.ts';
import { checkLaws } from './laws.ts';
import { batchJob, policyOf, ringFleet, run, scenarioOf, sunny } from './scenarios.ts';

test('stretches are those in which a look at every second finds enough on all satellites', () => {
  const change = fc.record({
    timeS: fc.integer({ min: 0, max: 20 }),
    satellite: fc.constantFrom(0, 1),
    freeCount: fc.integer({ min: 0, max: 4 }),
  });
  const span = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 20 }));
  const places = fc.constantFrom([0], [1], [0, 1]);
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 30, size: 'max' }),
      span,
      places,
      (changes, [at, length], on) => {
        const history = new FreeHistory(2);
        for (const satellite of [0, 1]) history.join(satellite, 1, 0);
        const free = [1, 1];
        const seen = Array.from({ length: 21 }, () => [...free]);
        for (const { timeS, satellite, freeCount } of changes.sort((a, b) => a.timeS - b.timeS)) {
          history.note(satellite, freeCount, timeS);
          for (let later = timeS; later <= 20; later += 1) seen[later]![satellite] = freeCount;
        }
        const [fromS, toS] = [at, Math.min(20, at + length)];
        fc.pre(toS > fromS);
        const turnsS = history.turnsS({ satellites: on, acceleratorCount: 2, fromS, toS });
        expect(turnsS.at(-1)).toBe(toS);
        // But for the first one no stretch is empty.
        expect(turnsS.every((turnS, turn) => turn === 0 || turnS > turnsS[turn - 1]!)).toBe(true);
        for (let timeS = fromS; timeS < toS; timeS += 1) {
          const stretch = turnsS.findIndex((turnS) => timeS < turnS);
          const isFree = on.every((satellite) => seen[timeS]![satellite]! >= 2);
          expect(stretch % 2 === 1).toBe(isFree);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('nothing is kept where nobody waits', () => {
  const history = new FreeHistory(1);
  history.note(0, 5, 1);
  history.join(0, 1, 10);
  history.leave(0);
  history.join(0, 4, 20);
  const wait = { satellites: [0], acceleratorCount: 3, fromS: 20, toS: 30 };
  expect(history.turnsS(wait)).toEqual([20, 30]);
});

const trailOf = (result: Result, id: string) => {
  const stretches = trailStretches(result.trails, result.jobs.id.indexOf(id));
  return stretches.map(({ cause, startS, endS }) => [cause, startS, endS]);
};

/** Places jobs on the first satellites; starts each of these jobs at its time. */
function startsAt(
  times: Readonly<Record<string, number>>,
  onOf: (id: string) => readonly number[] = () => [0],
): Policy {
  const indexOf = new Map<string, number>();
  return policyOf(({ timeS, events }) =>
    events.flatMap((event): Decision[] => {
      if (event.kind === 'wake') {
        const due = Object.keys(times).filter((id) => times[id] === timeS);
        return due.map((id) => ({ kind: 'start', job: indexOf.get(id)!, satellites: onOf(id) }));
      }
      if (event.kind !== 'jobReleased') return [];
      const { id, index } = event.job;
      indexOf.set(id, index);
      const wakes = times[id] === undefined ? [] : [times[id]];
      return [
        { kind: 'place', job: index, satellites: onOf(id) },
        ...wakes.map((wakeS) => ({ kind: 'wake', timeS: wakeS }) as const),
      ];
    }),
  );
}

const fleet = ringFleet(1, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 });
const wide = { acceleratorCount: 60, acceleratorS: 60 * 1000 };

test('a ready job waits for the policy while enough are free, for accelerators while not', () => {
  const scenario = scenarioOf({
    ...{ durationS: 9000, fleets: [fleet], stations: [] },
    workload: {
      jobs: [
        batchJob('early', wide),
        batchJob('late', { ...wide, releaseS: 100, deadlineS: 8000 }),
      ],
    },
  });
  const result = run(scenario, startsAt({ early: 500, late: 4000 }));
  checkLaws(result, scenario);
  expect(trailOf(result, 'early')).toEqual([['priority', 0, 500]]);
  expect(trailOf(result, 'late')).toEqual([
    ['priority', 100, 500],
    ['accelerator', 500, 1500],
    ['priority', 1500, 4000],
  ]);
});

test('long lines write no long trails, and every second of them is told all the same', () => {
  const jobs = Array.from({ length: 60 }, (_, at) =>
    batchJob(`j${at}`, { acceleratorCount: 60, acceleratorS: 60 * 50 }),
  );
  const scenario = scenarioOf({
    ...{ durationS: 9000, fleets: [fleet], stations: [] },
    workload: { jobs: [batchJob('last', { ...wide, releaseS: 1 }), ...jobs] },
  });
  const times = Object.fromEntries(jobs.map((_, at) => [`j${at}`, 100 + 100 * at]));
  const result = run(scenario, startsAt({ ...times, last: 8000 }));
  checkLaws(result, scenario);
  const row = result.jobs.id.indexOf('last');
  const { offset, causeCode, startS, endS } = result.trails;
  expect(offset[row + 1]! - offset[row]!).toBeLessThanOrEqual(33);
  let [freeS, takenS] = [0, 0];
  for (let at = offset[row]!; at < offset[row + 1]!; at += 1) {
    const lengthS = endS[at]! - startS[at]!;
    if (causes[causeCode[at]!] === 'priority') freeS += lengthS;
    else takenS += lengthS;
  }
  expect([freeS, takenS]).toEqual([7999 - 60 * 50, 60 * 50]);
});

test('a gang waits for accelerators until enough are free on all of its satellites', () => {
  const gang = {
    ...{ kind: 'training', id: 'gang', model: 'llama-3.1-8b', acceleratorCount: 8 },
    ...{ satelliteCount: 2, trainingTokens: 8e6, tokensPerStep: 4e6, releaseS: 10 },
    ...{ inputBitPerToken: 0, outputBytePerParameter: 0, deadlineS: 8000 },
  };
  const scenario = scenarioOf({
    durationS: 9000,
    fleets: [ringFleet(12, { radiatorAreaM2: 1000, linkRateBitPerS: 1e11 }, sunny)],
    stations: [],
    links: { topology: 'ring', rangeMaxKm: 10_000, grazingAltitudeKm: 50 },
    workload: {
      jobs: [
        batchJob('here', { acceleratorCount: 70, acceleratorS: 70 * 1000 }),
        batchJob('there', { acceleratorCount: 70, acceleratorS: 70 * 1000 }),
        gang,
      ],
    },
  });
  const on: Readonly<Record<string, readonly number[]>> = { here: [0], there: [1], gang: [0, 1] };
  const result = run(
    scenario,
    startsAt({ here: 100, there: 500, gang: 4000 }, (id) => on[id]!),
  );
  checkLaws(result, scenario);
  expect(trailOf(result, 'gang').slice(0, 3)).toEqual([
    ['priority', 10, 100],
    ['accelerator', 100, 1500],
    ['priority', 1500, 4000],
  ]);
});
