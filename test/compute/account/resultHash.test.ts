// Does the hash see what matters, nine digits and milliseconds of it, and nothing else?
import { describe, expect, test } from 'vitest';
import { resultHash } from '../../../src/compute/account/resultHash.ts';
import type { EventLog, Metrics } from '../../../src/compute/account/result.ts';
import { sampleResult } from './sampleResult.ts';

const { metrics, events } = sampleResult();
const base = resultHash(metrics, events);

const withFleet = (fleet: Partial<Metrics['fleet']>): Metrics => {
  return { ...metrics, fleet: { ...metrics.fleet, ...fleet } };
};
const withEvents = (more: Partial<EventLog>) => resultHash(metrics, { ...events, ...more });

describe('metrics', () => {
  test('count to nine significant digits', () => {
    const hashOf = (energyGeneratedJ: number) =>
      resultHash(withFleet({ energyGeneratedJ }), events);
    expect(hashOf(123456789.4)).toBe(hashOf(123456789.2));
    expect(hashOf(123456789)).not.toBe(hashOf(123456788));
    expect(hashOf(1.234567891e-20)).toBe(hashOf(1.2345678912e-20));
    expect(hashOf(1.23456789e-20)).not.toBe(hashOf(1.23456788e-20));
  });

  test('do not depend on the order in which they were written, nor on the sign of zero', () => {
    const turned = Object.fromEntries(Object.entries(metrics).reverse()) as unknown as Metrics;
    expect(resultHash(turned, events)).toBe(base);
    const zero = resultHash(withFleet({ energyUnmetJ: 0 }), events);
    expect(resultHash(withFleet({ energyUnmetJ: -0 }), events)).toBe(zero);
  });

  test('of satellites count too, in their order', () => {
    const satellites = [...metrics.satellites].reverse();
    expect(resultHash({ ...metrics, satellites }, events)).not.toBe(base);
  });
});

describe('events', () => {
  const moved = (byS: number) => {
    const timeS = events.timeS.slice();
    timeS[0] = 0.0101 + byS;
    return withEvents({ timeS });
  };

  test('count to the millisecond', () => {
    expect(moved(0.0002)).toBe(moved(0));
    expect(moved(0.001)).not.toBe(moved(0));
  });

  test.each([
    'kindCode',
    'satelliteIndex',
    'jobIndex',
    'stationIndex',
    'causeCodePlusOne',
  ] as const)('count with their %s', (column) => {
    const changed = events[column].slice();
    changed[0]! += 1;
    expect(withEvents({ [column]: changed })).not.toBe(base);
  });

  test('count only as many as there are, and not for the words beside them', () => {
    expect(withEvents({ count: events.count - 1 })).not.toBe(base);
    expect(withEvents({ detailByRow: { 0: 'other words' } })).toBe(base);
  });

  test('beyond a piece of a thousand are all seen', () => {
    const count = 2500;
    const fill = (value: number) => new Int32Array(count).fill(value);
    const log = {
      count,
      timeS: Float64Array.from({ length: count }, (_, row) => row),
      kindCode: new Uint8Array(count),
      satelliteIndex: fill(-1),
      jobIndex: fill(-1),
      stationIndex: fill(-1),
      causeCodePlusOne: new Uint8Array(count),
      detailByRow: {},
    };
    const hash = resultHash(metrics, log);
    for (const row of [0, 999, 1000, 2499]) {
      const kindCode = log.kindCode.slice();
      kindCode[row] = 3;
      expect(resultHash(metrics, { ...log, kindCode })).not.toBe(hash);
    }
  });
});

test('is a SHA-256 in hexadecimal', () => {
  expect(base).toMatch(/^[0-9a-f]{64}$/);
});
