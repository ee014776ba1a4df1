// Do contacts of named terminals carry what their link budgets say?
import { describe, expect, test } from 'vitest';
import { surveyWorld } from '../../../../src/compute/operate/world.ts';
import { volumeBit } from '../../../../src/compute/network/plan/volume.ts';
import { checkLaws } from '../../operate/laws.ts';
import { batchJob, drain, onFirst, ringFleet, run, scenarioOf } from '../../operate/scenarios.ts';

/** Two channels of 100 Gbit/s: the modem of TBIRD. */
const modemBitPerS = 200e9;

type Fields = Readonly<Record<string, unknown>>;

function laserScenario(more: Fields = {}) {
  return scenarioOf({
    durationS: 60_000,
    fleets: [ringFleet(1, { radiatorAreaM2: 1000, ...more }, { rightAscensionDeg: 0 })],
    stations: [{ base: 'svalbard', terminals: ['optical-ground-40cm'] }],
    workload: { jobs: [batchJob('one', { inputBit: 1e9, outputBit: 1e15, deadlineS: 80_000 })] },
  });
}

describe('a pass of lasers', () => {
  const scenario = laserScenario({ groundTerminals: ['laser-to-ground'] });
  const { network, access } = drain(surveyWorld(scenario));
  const { plan } = network;

  test('begins when both have acquired, and carries no more than the modem', () => {
    expect(plan.count).toBeGreaterThan(0);
    const { acquisitionS } = network.sites[0]!;
    let pieceCount = 0;
    for (let row = 0; row < plan.count; row += 1) {
      const window = network.windowOfPointing[plan.pointing[row]!]!;
      expect(plan.startS[row]).toBeGreaterThanOrEqual(access.startS[window]! + acquisitionS);
      expect(plan.endS[row]).toBeLessThanOrEqual(access.endS[window]!);
      const lengthS = plan.endS[row]! - plan.startS[row]!;
      expect(volumeBit(plan, row)).toBeLessThanOrEqual(modemBitPerS * lengthS);
      pieceCount += plan.pieceOffset[row + 1]! - plan.pieceOffset[row]!;
    }
    expect(pieceCount).toBeGreaterThanOrEqual(plan.count);
  });

  test('brings more down in a run than the fixed rates of a radio station do', () => {
    const [laser, radio] = [scenario, laserScenario()].map((each) => {
      const result = run(each, onFirst);
      checkLaws(result, each);
      return result.metrics.network.downlinkedBit;
    });
    expect(laser).toBeGreaterThan(radio!);
  });
});

describe('the Sun', () => {
  /** From when to when contacts with the station are open, over a day at the equinox. */
  const spansOf = (station: Fields, platform: Fields = {}): string[] => {
    const { network } = drain(
      surveyWorld(
        scenarioOf({
          startUtc: '2026-03-20T00:00:00Z',
          durationS: 86_400,
          fleets: [ringFleet(8, platform, { rightAscensionDeg: 180, inclinationDeg: 5 })],
          stations: [
            {
              id: 's',
              latitudeDeg: 2,
              longitudeDeg: 20,
              altitudeM: 0,
              elevationMinDeg: 25,
              ...station,
            },
          ],
        }),
      ),
    );
    const { plan } = network;
    return Array.from(plan.startS, (startS, row) =>
      [startS, plan.endS[row]!].map((timeS) => timeS.toFixed(3)).join('…'),
    ).sort();
  };

  test('keeps telescopes off it that a station has by kind or by its catalogue name', () => {
    const groundTerminals = ['laser-to-ground'];
    const named = spansOf({ terminals: ['optical-ground-1m'] }, { groundTerminals });
    const byKind = spansOf({ antennas: { optical: 1 } });
    const byName = spansOf({ base: 'matera' });
    const blind = spansOf(
      { terminals: [{ base: 'optical-ground-1m', sunExclusionDeg: 0 }] },
      { groundTerminals: [{ base: 'laser-to-ground', sunExclusionDeg: 0 }] },
    );
    expect(byKind).toEqual(named);
    expect(byName).toEqual(named);
    expect(byKind.length).toBeGreaterThan(blind.length + 4);
  });
});
