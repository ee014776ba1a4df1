// Do the words of a scenario file become the right numbers in core units?
import { describe, expect, test } from 'vitest';
import {
  meanShapeOf,
  readElementSets,
  sunSynchronousInclinationRad,
} from '../../../src/orbit/index.ts';
import { orbitOf } from '../../../src/compute/scenario/orbitOf.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import { oemHeader, oemSegment } from '../../orbit/oemSamples.ts';
import { asCsv, asKvn, asXml, sampleRecord } from '../../orbit/ommSamples.ts';
import { edgeTle } from './mixedFleet.ts';
import { lineOf, problemLines, sampleText, scenarioOf } from './sample.ts';

const degree = Math.PI / 180;
const ring = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 2 };

function withOrbit(orbit: unknown, files: Record<string, string> = {}) {
  return parseScenario(sampleText({ fleets: [{ id: 'f', orbit }] }), files);
}

test('a chip that idles at more than its full power is refused', () => {
  const accelerator = { base: 'h200-sxm', powerIdleW: 900 };
  const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 1 };
  const text = sampleText({ fleets: [{ orbit, platform: { base: 'server-8', accelerator } }] });
  const { problems } = parseScenario(text, {});
  expect(problems.map(({ path }) => path)).toEqual(['fleets[0].platform.accelerator.powerIdleW']);
  expect(problems[0]!.message).toContain('700 W');
});

describe('attitude', () => {
  test('the radiator edge to the Earth leaves the radiator normal across Sun and Earth', () => {
    const { attitude } = scenarioOf(sampleText()).fleets[0]!;
    expect(attitude.primary).toEqual({ bodyAxis: [1, 0, 0], target: 'sun' });
    expect(attitude.secondary).toEqual({ bodyAxis: [0, 0, 1], target: 'earth' });
  });
});

describe('stations', () => {
  test('a base keeps what is not changed; a place of its own needs no base', () => {
    const stations = [
      { base: 'svalbard', antennaCount: 1 },
      { id: 'home', latitudeDeg: 47.4, longitudeDeg: 8.5, altitudeM: 400, elevationMinDeg: 10 },
    ];
    const [home, svalbard] = scenarioOf(sampleText({ stations })).stations;
    expect(svalbard).toMatchObject({ id: 'svalbard', state: 'NO', antennaCount: 1 });
    expect(svalbard!.latitudeRad).toBeCloseTo(78.23 * degree, 12);
    expect(home).toMatchObject({ id: 'home', name: 'home', altitudeM: 400, state: 'ZZ' });
    expect(home!.elevationMinRad).toBeCloseTo(10 * degree, 12);
  });

  test('a base with a wrong value complains of the value only', () => {
    expect(problemLines(sampleText({ stations: [{ base: 'troll', latitudeDeg: 95 }] }))).toEqual([
      expect.stringMatching(/^stations\[0\]\.latitudeDeg: /),
    ]);
  });
});

describe('what fits no alternative', () => {
  test.each([
    [{ id: 'h', latitudeDeg: 200 }, ['latitudeDeg', 'longitudeDeg']],
    [{ base: 'trol', latitudeDg: 3 }, ['base', 'latitudeDg']],
    [{ id: 'x', latitudeDeg: 5, longitud: 3 }, ['longitudeDeg', 'longitud']],
  ])('the station %j is judged by the alternative that it resembles', (station, keys) => {
    const { problems } = parseScenario(sampleText({ stations: [station] }));
    expect(problems.map(({ path }) => path)).toEqual(keys.map((key) => `stations[0].${key}`));
  });

  test.each([5, null, true])('the station %j is neither name nor object', (station) => {
    expect(problemLines(sampleText({ stations: [station] }))).toEqual([
      `stations[0]: expected a name or an object, found ${station} (write "name" or { … })`,
    ]);
  });
});

describe('designed orbits', () => {
  test('planes and slots are numbered as the satellites stand', () => {
    const orbit = {
      kind: 'walker',
      altitudeKm: 550,
      inclinationDeg: 53,
      planeCount: 3,
      satellitesPerPlaneCount: 2,
    };
    const { scenario } = withOrbit(orbit);
    expect(scenario!.satellites.map((s) => [s.id, s.planeIndex, s.slotIndex])).toEqual([
      ['f-1', 0, 0],
      ['f-2', 0, 1],
      ['f-3', 1, 0],
      ['f-4', 1, 1],
      ['f-5', 2, 0],
      ['f-6', 2, 1],
    ]);
    const nodes = scenario!.satellites.map((s) => s.elementSet.rightAscensionRad / degree);
    expect(nodes[2]! - nodes[0]!).toBeCloseTo(120, 9);
  });

  test('a sun-synchronous orbit at 650 km is inclined by 97.99°', () => {
    const { scenario } = withOrbit({ kind: 'sunSynchronous', altitudeKm: 650 });
    const { inclinationRad } = scenario!.satellites[0]!.elementSet;
    expect(inclinationRad / degree).toBeCloseTo(97.99, 2);
    expect(inclinationRad).toBe(sunSynchronousInclinationRad(650));
  });

  test('classical elements with their perigee under the ground are a problem', () => {
    const satellites = [{ semiMajorAxisKm: 7000, eccentricity: 0.2, inclinationDeg: 60 }];
    expect(withOrbit({ kind: 'elements', satellites }).problems.map(lineOf)).toEqual([
      expect.stringMatching(/^fleets\[0\]\.orbit\.satellites\[0\]: .*above 120 km, found -778 km/),
    ]);
  });
});

describe('element sets', () => {
  const tle = edgeTle();

  test('satellites carry their catalogue numbers and names', () => {
    const { scenario, warnings } = withOrbit({ kind: 'tle', text: tle, take: 2 });
    expect(scenario!.satellites.map(({ id, name }) => `${id} ${name}`)).toEqual([
      '90001 EDGE-1',
      '90002 EDGE-2',
    ]);
    // Written for 30 November, three weeks before this scenario.
    expect(warnings.map(lineOf)).toEqual([
      expect.stringMatching(/20\.5 days old at the start: expect errors of 23 to 66 km/),
    ]);
  });

  test('OMM flies in every notation, whichever kind the fleet says', () => {
    for (const write of [asCsv, asKvn, asXml]) {
      const { scenario, problems } = withOrbit({ kind: 'omm', text: write([sampleRecord]) });
      expect(problems).toEqual([]);
      expect(scenario!.satellites.map(({ id }) => id)).toEqual(['44713']);
    }
  });

  test('states of another tool are refused with words: a scenario flies element sets', () => {
    const text = oemHeader + oemSegment((out) => out.fill(7000), 0, [0, 60]);
    const [problem] = withOrbit({ kind: 'omm', text }).problems;
    expect(problem!.message).toContain('found states (CCSDS OEM)');
  });

  test('a corrupt set is a warning with its line, and the good ones fly', () => {
    const lines = tle.split('\n');
    lines[4] = lines[4]!.replace('90.0000', '91.0000');
    lines[4] = lines[4].slice(0, 60);
    const { scenario, warnings } = withOrbit({ kind: 'tle', text: lines.join('\r\n') });
    expect(scenario!.satellites).toHaveLength(11);
    expect(warnings[0]).toMatchObject({ path: 'fleets[0].orbit' });
    expect(warnings[0]!.message).toMatch(/^file line \d+: .*columns/);
  });

  test('a changed digit is found by its checksum', () => {
    const text = tle.replace('2 90003  97', '2 90003  98');
    const { scenario, warnings } = withOrbit({ kind: 'tle', text });
    expect(scenario!.satellites).toHaveLength(11);
    expect(warnings[0]!.message).toMatch(/checksum/);
  });

  test('a file is handed over by name, and a missing one is a problem with a guess', () => {
    const orbit = { kind: 'tle', file: 'edge.tle' };
    expect(withOrbit(orbit, { 'edge.tle': tle }).scenario!.satellites).toHaveLength(12);
    expect(withOrbit(orbit, { 'egde.tle': tle }).problems.map(lineOf)).toEqual([
      expect.stringMatching(/orbit\.file: there is no file "edge\.tle" .*did you mean "egde\.tle"/),
    ]);
    expect(withOrbit({ kind: 'tle' }).problems.map(lineOf)).toEqual([
      expect.stringMatching(/expected one of text and file, found neither/),
    ]);
  });

  test('shifted to the start they keep their places to each other, and it is said', () => {
    const shifted = withOrbit({ kind: 'tle', text: tle, timeShift: 'toStart' });
    const sets = shifted.scenario!.satellites.map(({ elementSet }) => elementSet);
    const asGiven = readElementSets(tle).elementSets;
    expect(sets[5]!.epochUtcMs - sets[0]!.epochUtcMs).toBe(
      asGiven[5]!.epochUtcMs - asGiven[0]!.epochUtcMs,
    );
    expect(sets.map(({ epochUtcMs }) => epochUtcMs)).toContain(shifted.scenario!.startUtcMs);
    expect(shifted.warnings.map(lineOf)).toEqual([expect.stringMatching(/moved by 20\.5 days/)]);
  });

  test('one catalogue number in two fleets is kept twice, the second as NUMBER#2', () => {
    const orbit = { kind: 'tle', text: tle, take: 1 };
    const scenario = scenarioOf(
      sampleText({
        fleets: [
          { id: 'a', orbit },
          { id: 'b', orbit },
        ],
      }),
    );
    expect(scenario.satellites.map(({ id }) => id)).toEqual(['90001', '90001#2']);
  });
});

describe('sun-synchronous orbits', () => {
  const orbit = { kind: 'sunSynchronous', altitudeKm: 650 };

  test('are frozen unless they are wanted round at the start', () => {
    const [plain, frozen, round] = [
      orbit,
      { ...orbit, isFrozen: true },
      { ...orbit, isFrozen: false },
    ].map((each) => withOrbit(each).scenario!.satellites[0]!.elementSet);
    expect(plain).toEqual(frozen);
    const shape = (set: typeof round) => meanShapeOf(set!, 0);
    expect(shape(plain).eccentricity).toBeCloseTo(0.00105, 5);
    expect(shape(plain).argumentOfPerigeeRad).toBeCloseTo(Math.PI / 2, 9);
    expect(shape(round).eccentricity).toBeLessThan(1e-7);
  });
});

describe('clusters', () => {
  test('of nothing but their kind are Suncatcher’s 81, one formation, one chief', () => {
    const { scenario, problems } = withOrbit({ kind: 'cluster' });
    expect(problems).toEqual([]);
    const { satellites } = scenario!;
    expect(satellites.map(({ id }) => id)).toEqual(
      Array.from({ length: 81 }, (_, index) => `f-${index + 1}`),
    );
    const formations = new Set(satellites.map(({ member }) => member!.formation));
    expect(formations.size).toBe(1);
    const { chief, motion } = [...formations][0]!;
    expect(motion).toMatchObject({ stepKm: 0.2, axisRatio: 1.0037 });
    expect(chief.inclinationRad).toBeCloseTo(sunSynchronousInclinationRad(650), 12);
    for (const satellite of satellites) {
      expect(orbitOf(satellite)).toBe(satellite.member);
      const { name, catalogNumber, ...elements } = satellite.elementSet;
      expect([name, catalogNumber]).toEqual([satellite.id, satellite.id]);
      expect(chief).toMatchObject(elements);
    }
  });

  test('number their rows as planes and places within them', () => {
    const { satellites } = withOrbit({ kind: 'cluster' }).scenario!;
    const rows = Array.from({ length: 11 }, (_, plane) =>
      satellites.filter(({ planeIndex }) => planeIndex === plane),
    );
    expect(rows.map((row) => row.length)).toEqual([1, 7, 9, 9, 9, 11, 9, 9, 9, 7, 1]);
    for (const row of rows) {
      expect(row.map(({ slotIndex }) => slotIndex)).toEqual(row.map((_, slot) => slot));
    }
  });

  test('other satellites fly by their own elements', () => {
    const [first] = withOrbit(ring).scenario!.satellites;
    expect(first!.member).toBeUndefined();
    expect(orbitOf(first!)).toBe(first!.elementSet);
  });
});
