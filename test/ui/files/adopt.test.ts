// Do element sets make scenarios that can be read?
import { expect, test } from 'vitest';
import { policies, parseScenario } from '../../../src/compute/index.ts';
import { adopt, idOf, inlined } from '../../../src/ui/files/adopt.ts';
import type { AdoptChoices, ElementsFile } from '../../../src/ui/files/adopt.ts';

const tleText = `ISS
1 25544U 98067A   24001.50000000  .00016717  00000-0  30000-3 0  9990
2 25544  51.6400 208.9163 0006703 130.5360 325.0288 15.49815000    13
`;
const elements: ElementsFile = {
  kind: 'elements',
  format: 'tle',
  name: 'My Sats (1).tle',
  text: tleText,
  notation: 'TLE',
  count: 1,
  epochUtcMs: Date.UTC(2024, 0, 1, 12),
  flaw: null,
};
const choices: AdoptChoices = {
  base: 'new',
  fleets: 'replace',
  platform: 'server-8',
  takeCount: 1,
  isShiftedToStart: false,
};
const shown = {
  text: JSON.stringify({
    dawnline: 1,
    name: 'Shown',
    startUtc: '2026-12-21T00:00:00Z',
    durationS: 3600,
    fleets: [
      {
        id: 'old',
        orbit: { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 2 },
      },
    ],
    workload: {
      streams: [
        {
          kind: 'earthObservation',
          acceleratorS: 5,
          inputBit: 1e9,
          arrivalsPerHour: 1,
          originFleets: ['old'],
        },
      ],
    },
  }),
  files: {},
};

const policyNames = policies.map(({ name }) => name);
const read = (source: { text: string; files: Readonly<Record<string, string>> }) =>
  parseScenario(source.text, source.files, { policyNames });

test('element sets alone make a new scenario that starts near their epoch', () => {
  const { scenario, problems } = read(adopt(null, [elements], choices));
  expect(problems).toEqual([]);
  expect(scenario?.satellites).toHaveLength(1);
  expect(scenario?.startUtcMs).toBe(Date.UTC(2024, 0, 1, 12));
});

test('in place of the fleets on screen, jobs that arose there arise on the new ones', () => {
  const moved = { ...choices, base: 'shown', isShiftedToStart: true } as const;
  const { scenario, problems } = read(adopt(shown, [elements], moved));
  expect(problems).toEqual([]);
  expect(scenario?.fleets.map(({ id }) => id)).toEqual(['my-sats-1']);
  expect(scenario?.workload.streams[0]?.originFleetIndices).toEqual([0]);
});

test('beside the fleets on screen, those stay', () => {
  const beside = { ...choices, base: 'shown', fleets: 'add', isShiftedToStart: true } as const;
  const { scenario, problems } = read(adopt(shown, [elements], beside));
  expect(problems).toEqual([]);
  expect(scenario?.fleets.map(({ id }) => id)).toEqual(['my-sats-1', 'old']);
});

test('files of one name stay apart, and so do their fleets', () => {
  const other = { ...elements, text: tleText.replaceAll('25544', '25545').replace('9990', '9991') };
  const first = adopt(shown, [elements], { ...choices, base: 'shown', isShiftedToStart: true });
  const beside = { ...choices, base: 'shown', fleets: 'add', isShiftedToStart: true } as const;
  const second = adopt(first, [{ ...other, text: other.text.replace('    13', '    14') }], beside);
  const { scenario, problems } = read(second);
  expect(problems).toEqual([]);
  expect(scenario?.fleets.map(({ id }) => id)).toEqual(['my-sats-1', 'my-sats-1-2']);
  expect(scenario?.satellites.map(({ id }) => id)).toEqual(['25544', '25545']);
});

test('the same file beside itself is no clash of ids', () => {
  const beside = { ...choices, base: 'shown', fleets: 'add', isShiftedToStart: true } as const;
  const once = adopt(shown, [elements], beside);
  const { scenario, problems } = read(adopt(once, [elements], beside));
  expect(problems).toEqual([]);
  expect(scenario?.fleets).toHaveLength(3);
});

test('a saved scenario needs no other file and means the same', () => {
  const source = adopt(shown, [elements], { ...choices, base: 'shown' });
  const alone = read({ text: inlined(source), files: {} });
  const attached = read(source);
  expect(alone.problems).toEqual([]);
  expect(alone.scenario?.satellites).toEqual(attached.scenario?.satellites);
  expect(alone.scenario?.workload).toEqual(attached.scenario?.workload);
});

test('a scenario without attached files is saved letter by letter', () => {
  const text = '{ "dawnline":   1 }';
  expect(inlined({ text, files: {} })).toBe(text);
});

test('a name becomes an id of lower-case letters, digits and hyphens', () => {
  expect(idOf('Starlink 2024-05-20.omm.json')).toBe('starlink-2024-05-20-omm');
  expect(idOf('«»')).toBe('fleet');
});
