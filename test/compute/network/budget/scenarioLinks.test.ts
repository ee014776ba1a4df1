// Do the terminals that a scenario names become links, and nothing change where it names none?
import { describe, expect, test } from 'vitest';
import {
  accessRateBitPerS,
  interSatelliteRateBitPerS,
} from '../../../../src/compute/network/budget/link.ts';
import {
  accessPairs,
  interSatelliteLinkOf,
  laserOpenParts,
  retargetS,
} from '../../../../src/compute/network/budget/scenarioLinks.ts';
import type { OpticalTerminal } from '../../../../src/compute/scenario/terminal.ts';
import { parseScenario } from '../../../../src/compute/scenario/parse.ts';
import { sampleText, scenarioOf } from '../../scenario/sample.ts';
import { optical } from './ends.ts';

const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 2 };

function partsOf(platform: object, station: object) {
  const fleets = [{ orbit, platform: { base: 'ai1', ...platform } }];
  const scenario = scenarioOf(
    sampleText({ fleets, stations: [{ base: 'svalbard', ...station }], workload: undefined }),
  );
  return { platform: scenario.fleets[0]!.platform, station: scenario.stations[0]! };
}

function problemsOf(platform: object, station: object = {}) {
  const fleets = [{ orbit, platform: { base: 'ai1', ...platform } }];
  const stations = [{ base: 'svalbard', ...station }];
  return parseScenario(sampleText({ fleets, stations, workload: undefined })).problems;
}

describe('links of a scenario', () => {
  test('keep their fixed rates at any range where no terminals are named', () => {
    const { platform, station } = partsOf({ downlinkRateBitPerS: 3e9, linkRateBitPerS: 5e9 }, {});
    const [pair, ...rest] = accessPairs(platform, station);
    expect(rest).toEqual([]);
    expect(pair).toMatchObject({ satelliteTerminal: null, stationTerminal: null });
    expect(accessRateBitPerS(pair!.down, 2000, 0.1)).toBe(3e9);
    expect(interSatelliteRateBitPerS(interSatelliteLinkOf(platform, platform), 1e5)).toBe(5e9);
  });

  test('follow the budgets of every pair that understands each other', () => {
    const { platform, station } = partsOf(
      { groundTerminals: ['ka-leo', 'laser-to-ground'], linkTerminal: 'laser-100g' },
      { terminals: ['x-ground', 'ka-ground', { base: 'optical-ground-1m', count: 2 }] },
    );
    const pairs = accessPairs(platform, station);
    expect(pairs.map(({ stationTerminal }) => stationTerminal!.id)).toEqual([
      'ka-ground',
      'optical-ground-1m',
    ]);
    expect(accessRateBitPerS(pairs[1]!.down, 900, 0.8)).toBe(200e9);
    expect(station.antennaCount).toBe(4);
    expect(station.antennas).toEqual([
      { kind: 'optical', count: 2 },
      { kind: 'ka', count: 1 },
      { kind: 'x', count: 1 },
    ]);
    const link = interSatelliteLinkOf(platform, platform);
    expect(interSatelliteRateBitPerS(link, 5400)).toBe(100e9);
    expect(interSatelliteRateBitPerS(link, 12_000)).toBeLessThan(30e9);
  });

  test('are none where both ends name terminals and none match', () => {
    const { platform, station } = partsOf(
      { groundTerminals: ['ka-leo'] },
      { terminals: ['x-ground'] },
    );
    expect(accessPairs(platform, station)).toEqual([]);
  });

  test('take overrides in the units of the file, with problems that name the key', () => {
    const linkTerminal = {
      base: 'optical-10cm',
      id: 'wide',
      wavelengthNm: 1064,
      jitterMicroRad: 2,
      beamHalfAngleMicroRad: 40,
      slewRateDegPerS: 90,
      sunExclusionDeg: 18,
    };
    const { platform } = partsOf({ linkTerminal }, {});
    const { sunExclusionRad, slewRateRadPerS, ...end } = platform.linkTerminal!;
    expect(end).toMatchObject({ id: 'wide', kind: 'optical', apertureM: 0.1 });
    const wide = end as Partial<OpticalTerminal>;
    expect(wide.jitterRad! / 2e-6).toBeCloseTo(1, 12);
    expect(wide.beamHalfAngleRad! / 4e-5).toBeCloseTo(1, 12);
    expect(sunExclusionRad).toBeCloseTo(Math.PI / 10, 12);
    expect(slewRateRadPerS).toBeCloseTo(Math.PI / 2, 12);
    const own = { base: 'ka-leo', downlinkFrequencyGHz: 37.5, downlinkBandwidthMHz: 250 };
    expect(partsOf({ groundTerminals: [own] }, {}).platform.groundTerminals[0]).toMatchObject({
      downlinkFrequencyHz: 37.5e9,
      downlinkBandwidthHz: 250e6,
    });
    expect(problemsOf({ linkTerminal: 'optical-11cm' })[0]).toMatchObject({
      path: 'fleets[0].platform.linkTerminal',
      hint: expect.stringContaining('did you mean "optical-10cm"?') as string,
    });
    const mixed = problemsOf({ linkTerminal: { base: 'ka-leo', apertureM: 1 } });
    expect(mixed.map(({ path }) => path)).toEqual(['fleets[0].platform.linkTerminal.apertureM']);
    expect(problemsOf({ linkTerminal: { base: 'ka-leo', modcod: 'QPSK 3/5x' } })).toHaveLength(1);
    expect(problemsOf({}, { terminals: [{ base: 'ka-ground', rainRateMmPerH: -1 }] })).toHaveLength(
      1,
    );
  });
});

describe('a laser', () => {
  test('turns to a partner and finds it before bits flow', () => {
    const end = optical('laser-100g', { slewRateRadPerS: 0.01, acquisitionS: 20 });
    expect(retargetS(end, 0.5)).toBeCloseTo(70, 9);
  });

  test('stays dark during closures, which are joined and counted from the start', () => {
    const { station } = partsOf(
      {},
      {
        laserClosures: [
          { startUtc: '2026-12-21T02:00:00Z', endUtc: '2026-12-21T02:30:00Z' },
          { startUtc: '2026-12-21T00:10:00Z', endUtc: '2026-12-21T00:20:00Z' },
          { startUtc: '2026-12-21T00:15:00Z', endUtc: '2026-12-21T00:25:00Z' },
        ],
        laserClosedFraction: 0.02,
      },
    );
    const { intervals, closedFraction } = station.laserClosures;
    expect(closedFraction).toBe(0.02);
    expect(intervals.map(([startS, endS]) => endS - startS)).toEqual([900, 1800]);
    expect(intervals[1]![0] - intervals[0]![0]).toBe(6600);
    const [[dark, bright]] = intervals as [[number, number]];
    expect(laserOpenParts(station.laserClosures, dark - 100, bright + 50)).toEqual([
      [dark - 100, dark],
      [bright, bright + 50],
    ]);
    expect(laserOpenParts(station.laserClosures, dark + 1, bright - 1)).toEqual([]);
    expect(laserOpenParts({ intervals: [], closedFraction: 0 }, 3, 9)).toEqual([[3, 9]]);
  });
});

test('a closure that ends when or before it begins is a problem, beside others', () => {
  const closure = (from: string, to: string) => ({
    startUtc: `2026-12-21T${from}:00Z`,
    endUtc: `2026-12-21T${to}:00Z`,
  });
  const laserClosures = [
    closure('02:00', '03:00'),
    closure('05:00', '04:00'),
    closure('06:00', '06:00'),
  ];
  const found = problemsOf({ linkTerminal: 'optical-11cm' }, { laserClosures });
  expect(found.map(({ path }) => path)).toEqual([
    'fleets[0].platform.linkTerminal',
    'stations[0].laserClosures[1].endUtc',
    'stations[0].laserClosures[2].endUtc',
  ]);
  expect(found[1]).toEqual({
    path: 'stations[0].laserClosures[1].endUtc',
    message: 'expected an instant after startUtc 2026-12-21T05:00:00Z, found 2026-12-21T04:00:00Z',
    hint: 'write the earlier of the two as startUtc',
  });
});

describe('terminals that find nobody', () => {
  const warningsOf = (platform: object, station: object): string[] => {
    const fleets = [{ orbit, platform: { base: 'ai1', ...platform } }];
    const stations = [{ base: 'svalbard', ...station }];
    const text = sampleText({ fleets, stations, workload: undefined });
    return parseScenario(text).warnings.map(({ message }) => message);
  };

  test('are warned of, and those that match are not', () => {
    const space = { groundTerminals: ['ka-leo'] };
    expect(warningsOf(space, { terminals: ['ka-ground'] })).toEqual([]);
    expect(warningsOf({}, {})).toEqual([]);
    expect(warningsOf(space, { terminals: ['x-ground'] })[0]).toMatch(/no station has a terminal/);
    expect(warningsOf(space, {})[0]).toMatch(/no terminals of station "svalbard"/);
    expect(warningsOf({}, { terminals: ['x-ground'] })[0]).toMatch(/names no groundTerminals/);
    expect(warningsOf({ terminalCount: 0 }, { terminals: ['x-ground'] })).toEqual([]);
  });

  test('serve as many stations at a time as they count, unless the platform counts itself', () => {
    const groundTerminals = [{ base: 'ka-leo', count: 2 }, 'laser-to-ground'];
    expect(partsOf({ groundTerminals }, {}).platform.terminal.count).toBe(3);
    expect(partsOf({ groundTerminals, terminalCount: 1 }, {}).platform.terminal.count).toBe(1);
  });
});
