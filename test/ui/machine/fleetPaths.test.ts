// Do changes of a fleet or station reach the right entry, in whatever order the file lists them?
import { expect, test } from 'vitest';
import { applyOverrides, designVerdict, parseScenario } from '../../../src/compute/index.ts';
import type { Scenario } from '../../../src/compute/index.ts';
import { designOfFleet } from '../../../src/ui/machine/certificates.ts';
import { certifiedStation } from '../../../src/ui/machine/certifiedStation.ts';
import { warningsOf } from '../../../src/ui/machine/findings.ts';
import { attitudeAssignments, attitudeChoices, knobsOf } from '../../../src/ui/machine/knobs.ts';
import {
  accessLinkOf,
  namedAssignments,
  pairsOf,
  satelliteLinkOf,
} from '../../../src/ui/network/scenarioLink.ts';

const fleet = (id: string, platform: object) => ({
  ...{ id, platform },
  orbit: { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 2 },
});
const talking = { linkTerminal: 'laser-100g', groundTerminals: ['x-leo'] };
const text = JSON.stringify({
  ...{ dawnline: 1, name: 'unsorted', startUtc: '2026-12-21T00:00:00Z', durationS: 3600 },
  fleets: [
    fleet('nodes', { base: 'suncatcher', ...talking, radiatorAreaM2: 11 }),
    fleet('edge', { base: 'ai1', ...talking, radiatorAreaM2: 222 }),
  ],
  stations: [
    { base: 'troll', terminals: ['x-ground'] },
    { base: 'svalbard', terminals: ['x-ground'], antennaCount: 7 },
  ],
});

function read(source: string): Scenario {
  const { scenario, problems } = parseScenario(source, {});
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return scenario;
}

const scenario = read(text);
const [edge, nodes] = scenario.fleets;
const [svalbard, troll] = scenario.stations;

test('fleets and stations stand by their ids, and know their places in the file', () => {
  expect([edge, nodes].map((each) => [each!.id, each!.fileIndex])).toEqual([
    ['edge', 1],
    ['nodes', 0],
  ]);
  expect([svalbard, troll].map((each) => [each!.id, each!.fileIndex])).toEqual([
    ['svalbard', 1],
    ['troll', 0],
  ]);
  expect(scenario.satellites.map(({ id }) => id)).toEqual([
    'edge-1',
    'edge-2',
    'nodes-1',
    'nodes-2',
  ]);
});

test('a knob starts from its own fleet and turns nothing of the other', () => {
  const radiator = knobsOf(text, edge!).find(({ id }) => id === 'radiator')!;
  expect(radiator.value).toBe(222);
  const changes = [...radiator.before, `${radiator.path}=300`];
  const turned = read(applyOverrides(text, changes).text).fleets;
  expect(turned[0]!.platform.radiator.areaM2).toBe(300);
  expect(turned[0]!.platform.id).toBe(edge!.platform.id);
  expect(turned[1]).toEqual(nodes);
});

test('an attitude is that of the fleet that was meant', () => {
  const choice = attitudeChoices[2]!;
  const changed = applyOverrides(text, attitudeAssignments(edge!.fileIndex, choice)).text;
  expect(read(changed).fleets[0]!.attitude).not.toEqual(edge!.attitude);
  expect(read(changed).fleets[1]).toEqual(nodes);
});

test('certificates tell what the file says of this fleet and this station', () => {
  const area = designOfFleet(text, edge!.fileIndex).platform.find(
    ({ row }) => row.field === 'radiatorAreaM2',
  );
  expect(area).toMatchObject({ own: 222, override: { path: 'fleets[1].platform.radiatorAreaM2' } });
  const antennas = certifiedStation(text, svalbard!.fileIndex).find(
    ({ row }) => row.field === 'antennaCount',
  );
  expect(antennas).toMatchObject({ own: 7, override: { path: 'stations[1].antennaCount' } });
});

test('the ends of a link name the entries of the file that they come from', () => {
  const access = { satellite: 0, partner: { kind: 'station', index: 0 } } as const;
  const [pair] = pairsOf(scenario, access);
  const { ends } = accessLinkOf(scenario, access, pair!, 'out');
  expect(ends!.transmitter.path).toBe('fleets[1].platform.groundTerminals[0]');
  expect(ends!.receiver.path).toBe('stations[1].terminals[0]');
  const between = { satellite: 0, partner: { kind: 'satellite', index: 2 } } as const;
  const link = satelliteLinkOf(scenario, between, 'out');
  expect(link.ends!.transmitter.path).toBe('fleets[1].platform.linkTerminal');
  expect(link.ends!.receiver.path).toBe('fleets[0].platform.linkTerminal');
});

test('terminals that a link could have are written where the link stands in the file', () => {
  const access = { satellite: 0, partner: { kind: 'station', index: 0 } } as const;
  const written = namedAssignments(scenario, access, ['ka-leo', 'ka-ground']);
  expect(written.map((each) => each.split('=')[0])).toEqual([
    'fleets[1].platform.groundTerminals',
    'stations[1].terminals',
  ]);
});

test('warnings of a file name its entries, and a fleet finds its own', () => {
  const thin = JSON.stringify({ ...JSON.parse(text), radiation: { isOn: true } });
  const high = applyOverrides(thin, ['fleets[1].orbit.altitudeKm=30000']).text;
  const { warnings } = parseScenario(high, {});
  const paths = warnings.map(({ path }) => path).filter((path) => path.endsWith('.orbit'));
  expect(paths).toEqual(['fleets[1].orbit']);
  const verdict = designVerdict(read(text));
  const own = warningsOf(verdict, edge!.fileIndex);
  expect(own.every(({ path }) => path.startsWith('fleets[1]'))).toBe(true);
});
