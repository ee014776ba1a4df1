// Does reading a scenario find every problem, and resolve what is good?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import { builtInText, problemLines, sampleText, scenarioOf } from './sample.ts';

const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 3 };

function fleetWith(changes: Record<string, unknown>) {
  return [{ id: 'a', orbit, ...changes }];
}

function onlyProblem(changes: Record<string, unknown>): string {
  const lines = problemLines(sampleText(changes));
  expect(lines).toHaveLength(1);
  return lines[0]!;
}

describe('the least scenario', () => {
  test('runs a day at steps of a minute with the defaults of docs/scenario.md', () => {
    const scenario = scenarioOf(sampleText());
    expect(scenario).toMatchObject({
      durationS: 86400,
      stepS: 60,
      seed: 1,
      earth: 'ellipsoid',
      policyName: 'fifo',
      links: { topology: 'none' },
      initialState: { kind: 'cyclic', utilisationFraction: 1 },
    });
    expect(scenario.fleets[0]!.platform.id).toBe('ai1');
    expect(scenario.satellites.map(({ id }) => id)).toEqual([
      'fleet-1-1',
      'fleet-1-2',
      'fleet-1-3',
    ]);
    expect(scenario.stations).toHaveLength(4);
  });
});

describe('one thing wrong', () => {
  test.each([
    [
      'an altitude of 95 km',
      { fleets: fleetWith({ orbit: { ...orbit, altitudeKm: 95 } }) },
      /^fleets\[0\]\.orbit\.altitudeKm: .*120….*found 95 .*did you mean 950\?/,
    ],
    [
      'an altitude in metres',
      { fleets: fleetWith({ orbit: { ...orbit, altitudeKm: 650000 } }) },
      /kilometres, not metres: did you mean 650\?/,
    ],
    [
      'an altitude as a text',
      { fleets: fleetWith({ orbit: { ...orbit, altitudeKm: '650' } }) },
      /found "650" \(write 650 without quotes\)/,
    ],
    [
      'a latitude of 200°',
      { stations: [{ id: 'h', latitudeDeg: 200, longitudeDeg: 8 }] },
      /^stations\[0\]\.latitudeDeg: .*-90…90 deg, found 200 .*swapped/,
    ],
    [
      'an efficiency in percent',
      { fleets: fleetWith({ platform: { base: 'ai1', arrayEfficiencyFraction: 22 } }) },
      /arrayEfficiencyFraction: .*found 22 .*not percent: did you mean 0\.22\?/,
    ],
    [
      'a negative area',
      { fleets: fleetWith({ platform: { base: 'ai1', radiatorAreaM2: -1 } }) },
      /radiatorAreaM2: .*found -1/,
    ],
    [
      'an unknown accelerator',
      { fleets: fleetWith({ platform: { base: 'ai1', accelerator: 'h100-smx' } }) },
      /platform\.accelerator: .*found "h100-smx" \(did you mean "h100-sxm"\?.*known: /,
    ],
    ['an unknown platform', { fleets: fleetWith({ platform: 'ai2' }) }, /did you mean "ai1"\?/],
    ['an unknown station', { stations: ['svalbart'] }, /did you mean "svalbard"\?/],
    ['an unknown key', { durationSeconds: 5 }, /^durationSeconds: unknown key .*"durationS"\?/],
    ['a key of an object prototype', { constructor: 1 }, /^constructor: unknown key/],
    ['an unknown policy', { policy: { name: 'edd' } }, /^policy\.name: .*did you mean "edf"\?/],
    ['a time without a zone', { startUtc: '2026-12-21T00:00:00' }, /^startUtc: .*without a zone/],
    ['a day that does not exist', { startUtc: '2026-02-30T00:00:00Z' }, /^startUtc: /],
    ['a step of an hour', { stepS: 3600 }, /^stepS: .*1…600 s, found 3600/],
    ['two years', { durationS: 63_072_000 }, /^durationS: .*370 days/],
    ['a duration in milliseconds', { durationS: 86_400_000 }, /did you mean 86400\?/],
    ['no fleet', { fleets: [] }, /^fleets: expected at least one fleet/],
    [
      'a cluster of more satellites than its lattice has places',
      { fleets: fleetWith({ orbit: { kind: 'cluster', satelliteCount: 82 } }) },
      /^fleets\[0\]\.orbit\.satelliteCount: expected at most 81 .*found 82.*grows with the square/,
    ],
    [
      'a cluster with its radius in metres',
      { fleets: fleetWith({ orbit: { kind: 'cluster', radiusKm: 1000 } }) },
      /^fleets\[0\]\.orbit\.radiusKm: .*kilometres, not metres: did you mean 1\?/,
    ],
    [
      'a cluster of 196,000 satellites',
      { fleets: fleetWith({ orbit: { kind: 'cluster', radiusKm: 5, spacingMinKm: 0.01 } }) },
      /^fleets\[0\]\.orbit: expected at most 20000 satellites in all, found 196/,
    ],
    [
      'a misspelt field of a cluster',
      { fleets: fleetWith({ orbit: { kind: 'cluster', spacingKm: 0.1 } }) },
      /spacingKm.*did you mean "spacingMinKm"\?/,
    ],
    [
      'an unknown kind of orbit',
      { fleets: fleetWith({ orbit: { kind: 'waker' } }) },
      /^fleets\[0\]\.orbit\.kind: .*did you mean "walker"\?/,
    ],
    [
      'a million satellites',
      { fleets: fleetWith({ orbit: { ...orbit, satelliteCount: 1e6 } }) },
      /satelliteCount: expected a whole number, 1…20000/,
    ],
    [
      'a constellation of 20 million',
      {
        fleets: fleetWith({
          orbit: {
            kind: 'walker',
            altitudeKm: 550,
            inclinationDeg: 53,
            planeCount: 1000,
            satellitesPerPlaneCount: 20000,
          },
        }),
      },
      /expected at most 20000 satellites in all, found 20000000 .*take/,
    ],
    [
      'two fleets of one id',
      { fleets: [...fleetWith({}), ...fleetWith({})] },
      /^fleets\[1\]\.id: the id "a" stands twice/,
    ],
    [
      'two aims of one axis',
      { fleets: fleetWith({ attitude: { primary: 'arrayToSun', secondary: 'alongVelocity' } }) },
      /^fleets\[0\]\.attitude: both aims turn the same body axis/,
    ],
    [
      'more steps than anybody waits for',
      {
        durationS: 31_968_000,
        stepS: 1,
        fleets: fleetWith({ orbit: { ...orbit, satelliteCount: 100 } }),
      },
      /^durationS: .*samples.*larger stepS/,
    ],
    ['a list for an object', { links: [] }, /^links: expected an object, found a list of 0/],
    ['a control character in a name', { name: 'a\u0007b' }, /^name: .*control characters/],
    ['a text that writes backwards', { name: 'a\u202eb' }, /found "a\\u202eb"/],
    ['a name of a thousand letters', { name: 'x'.repeat(1000) }, /^name: .*at most 120.*1000/],
    ['an older format', { dawnline: 0 }, /^dawnline: expected 1, found 0/],
    ['a text for the version', { dawnline: '1' }, /^dawnline: expected 1, found "1"/],
  ])('%s is one problem that says what to do', (_, changes, pattern) => {
    expect(onlyProblem(changes)).toMatch(pattern);
  });

  test('a missing version is a problem of its own', () => {
    expect(problemLines(sampleText({ dawnline: undefined }))).toEqual([
      'dawnline: expected 1, found nothing (write "dawnline": 1)',
    ]);
  });

  test('a newer version is not read any further', () => {
    const lines = problemLines(sampleText({ dawnline: 2, name: 5, brandNew: true }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^dawnline: written for a newer version/);
  });

  test('__proto__ as a key is an unknown key and changes nothing', () => {
    const text = sampleText().replace('{', '{"__proto__": {"isEvil": true},');
    expect(problemLines(text)[0]).toMatch(/^__proto__: unknown key/);
    expect(({} as { isEvil?: boolean }).isEvil).toBeUndefined();
  });

  test.each(['[]', '3', '"scenario"', 'null', 'true'])('%s is not a scenario', (text) => {
    expect(problemLines(text)[0]).toMatch(/^scenario: expected an object/);
  });

  test('markup in a name is a name', () => {
    const name = '<img src=x onerror=alert(1)>';
    expect(scenarioOf(sampleText({ name })).name).toBe(name);
  });
});

describe('many things wrong', () => {
  test('all are reported at once, from the first field to the last job', () => {
    const text = sampleText({
      stepS: 0,
      fleets: [
        { id: 'a', orbit: { ...orbit, altitudeKm: 95 }, platform: 'ai7' },
        { id: 'b', orbit: { kind: 'tle', text: 'nothing' } },
      ],
      stations: ['svalbart', 'troll', 'troll'],
      workload: {
        streams: [
          { kind: 'llmInference', model: 'llama-3.1-71b', arrivalsPerHour: -1 },
          { kind: 'batch', arrivalsPerHour: 1 },
          {
            kind: 'earthObservation',
            arrivalsPerHour: 1,
            flop: 1,
            inputBit: 1,
            originFleets: ['c'],
          },
        ],
        jobs: [{ kind: 'batch', acceleratorS: 1, releaseS: 90_000 }],
      },
    });
    const paths = parseScenario(text).problems.map(({ path }) => path);
    expect(paths.sort()).toEqual([
      'fleets[0].orbit.altitudeKm',
      'fleets[0].platform',
      'fleets[1].orbit',
      'fleets[1].orbit',
      'stations[0]',
      'stations[2]',
      'stepS',
      'workload.jobs[0]',
      'workload.streams[0].arrivalsPerHour',
      'workload.streams[0].model',
      'workload.streams[1]',
      'workload.streams[2].originFleets[0]',
    ]);
  });

  test('a fleet with a problem is still a fleet to those who name it', () => {
    const text = sampleText({
      fleets: [{ id: 'a', orbit, platform: { base: 'ai1', batteryCapacityWh: -1 } }],
      workload: {
        streams: [{ kind: 'batch', acceleratorS: 1, arrivalsPerHour: 1, originFleets: ['a', 'z'] }],
        jobs: [{ kind: 'batch', acceleratorS: 1, originSatellite: 'a-1' }],
      },
    });
    expect(parseScenario(text).problems.map(({ path }) => path)).toEqual([
      'fleets[0].platform.batteryCapacityWh',
      'workload.streams[0].originFleets[1]',
    ]);
  });

  test('beyond 200 they are counted', () => {
    const stations = Array.from({ length: 300 }, () => 'nowhere');
    const lines = problemLines(sampleText({ stations }));
    expect(lines).toHaveLength(201);
    expect(lines[200]).toMatch(/100 more problems/);
  });
});

describe('very many things wrong', () => {
  test('are sampled: 60,000 jobs with seven faults each end in a list, not in an error', () => {
    const fault = {
      kind: 'batch',
      a: 1,
      deadlineS: 0,
      value: -1,
      flop: 'x',
      checkpointS: -1,
      id: '',
    };
    const jobs = new Array(60_000).fill({ ...fault, acceleratorCount: 0 });
    const lines = problemLines(sampleText({ workload: { jobs } }));
    expect(lines).toHaveLength(201);
    expect(lines[0]).toMatch(/^workload\.jobs\[0\]\./);
  });
});

describe('any text', () => {
  const isSound = (text: string): void => {
    const { scenario, problems } = parseScenario(text);
    expect(scenario === null).toBe(problems.length > 0);
  };

  test('gives either a scenario or problems, and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), isSound), { seed: 3 });
    fc.assert(fc.property(fc.json(), isSound), { seed: 4 });
  });

  test('made from a good scenario by breaking one character does, too', () => {
    const text = builtInText('mixed-fleet.json');
    const broken = fc
      .tuple(fc.nat(text.length), fc.string({ maxLength: 3 }))
      .map(([at, noise]) => text.slice(0, at) + noise + text.slice(at + 1));
    fc.assert(fc.property(broken, isSound), { seed: 5, numRuns: 60 });
  });

  test('made from a good scenario by replacing one value with any other does, too', () => {
    const keys = Object.keys(JSON.parse(builtInText('walker-shell-60.json')) as object);
    const changes = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue(), { maxKeys: 2 });
    fc.assert(
      fc.property(changes, (changed) => isSound(sampleText(changed))),
      { seed: 6 },
    );
  });
});
