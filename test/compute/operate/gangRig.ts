// Twelve satellites that train together, for the tests of gangs.
import type { Decision, Policy, PolicyState } from '../../../src/compute/schedule/policy.ts';
import { policyOf, ringFleet, scenarioOf, sunny } from './scenarios.ts';

export const linkRateBitPerS = 1e11;
export const parameterCount = 8.03e9;
export const acceleratorCount = 8;

interface Case {
  readonly count?: number;
  readonly job?: Readonly<Record<string, unknown>>;
  readonly platform?: Readonly<Record<string, unknown>>;
  readonly orbit?: Readonly<Record<string, unknown>>;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Twelve on a ring train a model of 8 billion parameters; nothing goes up or down. */
export function ring({ count = 12, job = {}, platform = {}, orbit = sunny, more = {} }: Case = {}) {
  return scenarioOf({
    durationS: 9000,
    fleets: [ringFleet(12, { radiatorAreaM2: 1000, linkRateBitPerS, ...platform }, orbit)],
    stations: [],
    links: { topology: 'ring', rangeMaxKm: 10_000, grazingAltitudeKm: 50 },
    workload: {
      jobs: [
        {
          ...{ kind: 'training', id: 'gang', model: 'llama-3.1-8b', acceleratorCount },
          ...{ satelliteCount: count, trainingTokens: 8e8, tokensPerStep: 4e6 },
          ...{ inputBitPerToken: 0, outputBytePerParameter: 0, ...job },
        },
      ],
    },
    ...more,
  });
}

/** Places the first job on these satellites and starts it there; besides, decisions at times. */
export function together(
  satellites: readonly number[],
  steps: readonly (readonly [number, Decision])[] = [],
): Policy {
  return policyOf(({ timeS, events }: PolicyState) => [
    ...events.flatMap((event): Decision[] => {
      if (event.kind === 'jobReleased') {
        const wakes = steps.map(([atS]): Decision => ({ kind: 'wake', timeS: atS }));
        return [{ kind: 'place', job: event.job.index, satellites }, ...wakes];
      }
      if (event.kind !== 'inputArrived') return [];
      return [{ kind: 'start', job: event.job.index, satellites: event.job.satelliteIndices }];
    }),
    ...steps.flatMap(([atS, decision]) => (atS === timeS ? [decision] : [])),
  ]);
}

export const firstOf = (count: number) => Array.from({ length: count }, (_, index) => index);
export const all = together(firstOf(12));
