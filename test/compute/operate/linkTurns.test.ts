// Do links whose terminals must turn ever leave data behind that would have come down without?
import { describe, expect, test } from 'vitest';
import { terminalResources } from '../../../src/compute/network/plan/planResources.ts';
import { setupOf } from '../../../src/compute/network/plan/groundSites.ts';
import { checkLaws } from './laws.ts';
import { run, scenarioOf } from './scenarios.ts';

type LinkTerminal = Readonly<Record<string, unknown>>;

/** Eight satellites in two planes that take images now and then, over one station. */
function imaging(links: Readonly<Record<string, unknown>>, linkTerminal: LinkTerminal) {
  const shape = { planeCount: 2, satellitesPerPlaneCount: 4, phasing: 1 };
  const joint = { terminalJoint: 'twoAxis', terminalJointRangeDeg: 180 };
  return scenarioOf({
    durationS: 36_000,
    fleets: [
      {
        id: 'w',
        orbit: { kind: 'walker', altitudeKm: 700, inclinationDeg: 60, ...shape },
        platform: {
          base: 'server-8',
          ...joint,
          linkTerminal: { base: 'laser-100g', ...linkTerminal },
        },
      },
    ],
    stations: ['svalbard'],
    links: { rangeMaxKm: 7000, ...links },
    workload: {
      streams: [
        {
          ...{ id: 'e', kind: 'earthObservation', inputBit: 1e9, acceleratorS: 20 },
          ...{ reductionFraction: 0.1, arrivalsPerHour: 30, originFleets: ['w'], endS: 14_000 },
        },
      ],
    },
  });
}

describe('with one terminal for all links of a satellite', () => {
  const leftOver = (links: Readonly<Record<string, unknown>>, terminal: LinkTerminal = {}) => {
    const scenario = imaging(links, { count: 1, ...terminal });
    const result = run(scenario);
    checkLaws(result, scenario);
    const { jobs, network } = result.metrics;
    return { unfinished: jobs.unfinishedCount, relayedBit: network.relayedBit };
  };
  const without = leftOver({ topology: 'none' });

  test.each(['mesh', 'nearest', 'ring'])(
    '%s leaves no more undone than no links do',
    (topology) => {
      const linked = leftOver({ topology });
      expect(linked.unfinished).toBeLessThanOrEqual(without.unfinished);
      if (topology !== 'ring') expect(linked.relayedBit).toBeGreaterThan(0);
    },
  );

  test.each(['mesh', 'nearest'])('%s relays less where terminals hardly turn', (topology) => {
    const still = { sunExclusionDeg: 0, acquisitionS: 0 };
    const relayedBit = [360, 0.001].map((slewRateDegPerS) => {
      const links = { topology, ...(topology === 'nearest' ? { neighbourCount: 1 } : {}) };
      return leftOver(links, { ...still, slewRateDegPerS }).relayedBit;
    });
    expect(relayedBit[1]).toBeLessThan(0.5 * relayedBit[0]!);
  });
});

describe('terminals of a satellite for links', () => {
  const scenario = imaging({ topology: 'mesh' }, { count: 2 });
  const rows = (pairs: readonly (readonly [number, number, number, number])[]) => ({
    count: pairs.length,
    satelliteAIndex: Int32Array.from(pairs, ([a]) => a),
    satelliteBIndex: Int32Array.from(pairs, ([, b]) => b),
    startS: Float64Array.from(pairs, ([, , startS]) => startS),
    endS: Float64Array.from(pairs, ([, , , endS]) => endS),
    rangeMinKm: new Float64Array(pairs.length),
    rangeMaxKm: new Float64Array(pairs.length),
  });
  const terminal = scenario.fleets[0]!.platform.linkTerminal!;

  test('are shared out where partners change, although never more than two are in sight', () => {
    const links = rows([
      [0, 1, 0, 100],
      [0, 2, 0, 100],
      [0, 3, 100, 200],
    ]);
    const shared = terminalResources(scenario, [], links);
    const [here, there] = shared.ofLink(0, 3);
    expect(shared.resources[here]).toEqual({ unitCount: 2, setupS: setupOf(terminal, NaN) });
    expect(there).toBe(-1);
  });

  test('stay with their partners where these are no more than they, whenever they meet', () => {
    const links = rows([
      [0, 1, 0, 100],
      [0, 2, 50, 100],
      [0, 1, 200, 300],
    ]);
    expect(terminalResources(scenario, [], links).ofLink(0, 1)).toEqual([-1, -1]);
  });
});
