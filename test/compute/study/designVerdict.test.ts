// Does the verdict find what critics find, and does a design that is large enough close?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { designVerdict } from '../../../src/compute/study/designVerdict.ts';
import { cylinderShadowS } from '../../../src/compute/study/designOrbits.ts';
import { sunlitPowerW } from '../../../src/compute/study/designPower.ts';
import { designAreas, type DesignFinding } from '../../../src/compute/study/finding.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { scenarioOf } from '../operate/scenarios.ts';
import { dawnDusk, fleetOf, lineOf } from './designs.ts';

describe('AI1 as published', () => {
  const ai1 = fleetOf('ai1');

  test('needs 154 kW of array in eclipse season for compute alone, and has 150', () => {
    const line = lineOf(ai1, 'compute alone');
    expect(line).toMatchObject({ verdict: 'does not close', unit: 'kW', fleet: 'ring' });
    expect(line.needed).toBeCloseTo(153.9, 0);
    expect(Math.abs(line.available - 150)).toBeLessThan(1);
  });

  test('needs more with housekeeping and conversion, and has less at the end of its life', () => {
    const [fresh, old] = [lineOf(ai1, 'all loads', 'new'), lineOf(ai1, 'all loads', 'end of life')];
    expect(fresh.needed).toBeGreaterThan(lineOf(ai1, 'compute alone').needed);
    expect(old.needed).toBe(fresh.needed);
    expect(old.available).toBeLessThan(fresh.available);
    expect([fresh.verdict, old.verdict]).toEqual(['does not close', 'does not close']);
  });

  test('rejects about 90 kW at a coolant limit of 45 °C, and needs 120', () => {
    const line = lineOf(ai1, '45 °C');
    expect(line).toMatchObject({ verdict: 'does not close', unit: 'kW' });
    // The published figure has no array in the radiator's view; ours fills 7 % of one face's.
    expect(Math.abs(line.available - 90)).toBeLessThan(4);
    expect(Math.abs(line.needed - 120)).toBeLessThan(0.1);
  });

  test('turns its radiator broadside to the wind, and is warned of what that costs', () => {
    const line = lineOf(ai1, 'broadside to the wind');
    expect(line).toMatchObject({ verdict: 'does not close', unit: 'm²', isLimit: true });
    const { warnings, closes } = designVerdict(ai1);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]!.message).toBe(line.note);
    expect(closes).toBe(false);
  });

  test('has parts that weigh more than its stated 2.14 t', () => {
    expect(lineOf(ai1, 'sum of the parts')).toMatchObject({
      verdict: 'does not close',
      needed: 2140,
      unit: 'kg',
    });
  });

  test('sees its neighbours all around the ring: 2 a sin(π/24) away', () => {
    const scenario = { ...ai1, links: { ...ai1.links, topology: 'ring' as const } };
    const line = lineOf(scenario, 'range to the next');
    expect(line.verdict).toBe('closes');
    expect(line.available).toBeCloseTo(2 * 7028 * Math.sin(Math.PI / 24), -1);
    const height = lineOf(scenario, 'height of the line');
    expect(height.available).toBeCloseTo(7028 * Math.cos(Math.PI / 24) - 6378, -1);
  });
});

describe('the verdict', () => {
  test('has lines of every area, in their order, and a unit and finite figures in each', () => {
    const scenario = scenarioOf({
      durationS: 86_400,
      fleets: [{ id: 'ring', orbit: dawnDusk, platform: 'ai1' }],
      stations: ['svalbard'],
      links: { topology: 'ring' },
      workload: {
        streams: [{ kind: 'llmInference', model: 'llama-3.1-8b', arrivalsPerHour: 10 }],
      },
    });
    const { findings } = designVerdict(scenario);
    expect([...new Set(findings.map(({ area }) => area))]).toEqual([...designAreas]);
    for (const { what, unit, needed, available } of findings) {
      expect([what, unit].every((text) => text.length > 0)).toBe(true);
      expect(Number.isFinite(needed) && Number.isFinite(available)).toBe(true);
    }
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
  });

  test('closes in power, heat and mass for a machine with enough of everything', () => {
    const large = {
      base: 'ai1',
      massKg: 20_000,
      arrayAreaM2: 800,
      radiatorAreaM2: 170,
      batteryCapacityWh: 150_000,
    };
    const open = designVerdict(fleetOf(large)).findings.filter(
      ({ verdict }) => verdict !== 'closes',
    );
    expect(open.map(({ area }) => area)).toEqual(['pointing']); // the wind remains
  });

  test('never gets worse with a larger array, battery or radiator', () => {
    const at = (arrayAreaM2: number, batteryCapacityWh: number, radiatorAreaM2: number) =>
      designVerdict(
        fleetOf({ base: 'ai1', arrayAreaM2, batteryCapacityWh, radiatorAreaM2, massKg: 1e5 }),
      ).findings.filter(({ area }) => area === 'power' || area === 'heat');
    const size = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(size(300, 900), size(5e4, 2e5), size(50, 200), (array, battery, radiator) => {
        const [small, large] = [
          at(array, battery, radiator),
          at(1.2 * array, 1.2 * battery, 1.2 * radiator),
        ];
        small.forEach(({ verdict }, k) => {
          if (verdict === 'closes') expect(large[k]!.verdict).toBe('closes');
        });
      }),
      { numRuns: 5 },
    );
  });

  test('says nothing of shadow and battery where the Sun never sets', () => {
    const high = { ...dawnDusk, altitudeKm: 1500 };
    const { findings } = designVerdict(fleetOf('ai1', high));
    expect(findings.filter(({ what }) => what.includes('shadow'))).toEqual([]);
    const [alone] = findings;
    expect(alone!.needed).toBeCloseTo(119.95, 1); // nothing to charge
  });

  test('misses the Sun with a fixed array on a satellite that faces the Earth', () => {
    const scenario = scenarioOf({
      durationS: 86_400,
      fleets: [
        {
          id: 'ring',
          orbit: dawnDusk,
          platform: 'ai1',
          attitude: { primary: 'instrumentToEarth', secondary: 'alongVelocity' },
        },
      ],
    });
    expect(lineOf(scenario, 'array off the Sun').verdict).toBe('does not close');
  });

  test('of a reactor that carries all has no line about array or battery', () => {
    const nuclear = { base: 'ai1', arrayAreaM2: 0, fissionPowerW: 140_000, massKg: 60_000 };
    const { findings } = designVerdict(fleetOf(nuclear));
    expect(findings.filter(({ what }) => /array|battery/.test(what))).toEqual([]);
  });

  test('says how soon work slows down after a loop is lost, and sooner when all are', () => {
    const { afterLoss } = designVerdict(fleetOf({ base: 'ai1', radiatorAreaM2: 170 }));
    expect(afterLoss.map(({ lost, age }) => `${lost} ${age}`)).toEqual([
      'oneLoop begin',
      'allRadiation begin',
      'oneLoop end',
      'allRadiation end',
    ]);
    const [one, all] = afterLoss;
    expect(one).toMatchObject({ fleet: 'ring', satellite: 'ring-1', isThrottledBefore: false });
    expect(all!.toThrottleS).toBeGreaterThan(0);
    expect(one!.toThrottleS).toBeGreaterThan(all!.toThrottleS);
    expect(all!.toTripS).toBeGreaterThan(all!.toThrottleS);
  });

  test('does not say that it closes where a fleet could not be looked at', () => {
    const round = fleetOf('ai1');
    const satellites = round.satellites.map((each) => ({
      ...each,
      elementSet: { ...each.elementSet, eccentricity: 0.2 },
    }));
    expect(designVerdict({ ...round, satellites })).toEqual({
      closes: false,
      findings: [],
      afterLoss: [],
      warnings: [],
      skippedFleets: ['ring'],
    });
  });
});

describe('a fleet of mixed orbits', () => {
  const inSun = { semiMajorAxisKm: 7878, inclinationDeg: 101.4, rightAscensionDeg: 0 };
  const low = { semiMajorAxisKm: 6778, inclinationDeg: 28, rightAscensionDeg: 0 };
  const mixed = (satellites: readonly object[]): Scenario =>
    fleetOf({ base: 'ai1', arrayAreaM2: 550 }, { kind: 'elements', satellites });
  const nodes = [0, 72, 144, 216, 288];
  const high = nodes.map((rightAscensionDeg) => ({ ...inSun, rightAscensionDeg }));

  test('has the worst orbit in every line, wherever it stands among the others', () => {
    const alone = designVerdict(mixed([low]));
    for (const at of [0, 1, 2, 3, 4, 5]) {
      const { findings } = designVerdict(mixed([...high.slice(0, at), low, ...high.slice(at)]));
      for (const each of alone.findings) {
        const isWindy = / wind$/.test(each.what); // its words differ from orbit to orbit
        const same = findings.find(({ what }) =>
          isWindy ? / wind$/.test(what) : what === each.what,
        )!;
        const lack = ({ needed, available, isLimit }: DesignFinding): number =>
          isLimit ? available / needed : needed / available;
        expect(lack(same)).toBeGreaterThanOrEqual(lack(each) * (1 - 1e-6));
      }
      const battery = findings.find(({ what }) => what === 'battery, longest shadow, new')!;
      const name = `ring-${at + 1}`;
      expect(battery.orbit).toEqual({ satellite: name, satelliteCount: 1, orbitCount: 6 });
      expect(battery.note).toContain(`worst of 6 orbits: that of ${name}`);
    }
  });

  test('keeps its lines in order where only some orbits have a shadow', () => {
    const alone = designVerdict(mixed([low])).findings.map(({ what }) => what);
    const { findings } = designVerdict(mixed([...high, low]));
    const words = findings.map(({ what }) => what);
    const power = words.slice(0, words.findIndex((what) => what.startsWith('bus')) + 1);
    expect(power).toEqual(alone.slice(0, power.length));
  });

  test('warns of the wind where it costs most: in the lowest orbit that stands broadside', () => {
    const lower = high.map((each) => ({ ...each, semiMajorAxisKm: 7028, inclinationDeg: 98 }));
    const { warnings } = designVerdict(mixed([...high, ...lower]));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]!.message).toMatch(/a year to hold 650 km/);
  });

  test('names no orbit where all are alike in a line', () => {
    const { findings } = designVerdict(mixed([...high, low]));
    const bus = findings.find(({ what }) => what.startsWith('bus'))!;
    expect(bus.orbit).toBeUndefined();
    expect(designVerdict(mixed([low])).findings.every(({ orbit }) => orbit === undefined)).toBe(
      true,
    );
  });

  test('of more orbits than are looked at says so, and still finds the one low one', () => {
    const many = Array.from({ length: 40 }, (_, k) => ({ ...inSun, rightAscensionDeg: 9 * k }));
    const satellites = [...many.slice(0, 27), low, ...many.slice(27)];
    const others = ['b', 'c', 'd'].map((id) => ({ id, orbit: dawnDusk, platform: 'ai1' }));
    const first = { id: 'ring', orbit: { kind: 'elements', satellites }, platform: 'ai1' };
    const scenario = scenarioOf({ durationS: 86_400, fleets: [first, ...others] });
    const { findings, warnings } = designVerdict(scenario);
    expect(warnings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/looks at 6 of its 41 orbits/),
    );
    const own = findings.filter((finding) => finding.fleet === 'ring');
    const propellant = own.find(({ what }) => what.startsWith('propellant'))!;
    expect(propellant.orbit!.satellite).toBe('ring-28');
  });

  test('guesses the shadow of a circular orbit: 36 minutes at 550 km, none at 1,400', () => {
    expect(cylinderShadowS(550, 0) / 60).toBeCloseTo(35.7, 0);
    expect(cylinderShadowS(1400, 1.2)).toBe(0);
  });
});

describe('power in sunlight', () => {
  test('is 153.7 kW for 120 kW, 19.7 of 97.73 minutes of shadow and a round trip of 0.90', () => {
    const day = { utcMs: 0, betaRad: 1, periodS: 97.73 * 60, darkS: 19.7 * 60 };
    expect(sunlitPowerW(120, day, 0.9)).toBeCloseTo(153.7, 1);
  });

  test('carries the load through the shadow: what comes in goes out', () => {
    const share = fc.double({ min: 0, max: 0.9, noNaN: true });
    const trip = fc.double({ min: 0.5, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, trip, (dark, roundTrip) => {
        const day = { utcMs: 0, betaRad: 0, periodS: 1, darkS: dark };
        const chargedJ = (sunlitPowerW(100, day, roundTrip) - 100) * (1 - dark);
        expect(chargedJ * roundTrip).toBeCloseTo(100 * dark, 6);
      }),
    );
  });

  test('has no answer where the Sun never shines', () => {
    expect(sunlitPowerW(1, { utcMs: 0, betaRad: 0, periodS: 1, darkS: 1 }, 1)).toBe(Infinity);
  });
});
