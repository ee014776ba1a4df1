// Does every value that a scenario can set say so, and set it without changing anything else?
import { describe, expect, test } from 'vitest';
import { applyOverrides, listCatalogue, parseScenario } from '../../../src/compute/index.ts';
import {
  certifiedModelOf,
  certifiedRadiation,
  certifiedTerminals,
  usesIn,
} from '../../../src/ui/machine/certifiedUses.ts';
import type { CertifiedValue } from '../../../src/ui/machine/certificates.ts';
import { ringText } from './eclipseDay.ts';

const fieldOf = (values: readonly CertifiedValue[], field: string): CertifiedValue =>
  values.find(({ row }) => row.field === field)!;

describe('models', () => {
  test('the model of a job is that of its stream, with the values of the catalogue', () => {
    const [first] = certifiedModelOf(ringText, 'chat');
    expect(first!.row.id).toBe('llama-3.1-405b');
    expect(first!.row.field).toBe('parameterCount');
    expect(certifiedModelOf(ringText, 'no such stream')).toEqual([]);
  });

  test('a value set once is the scenario’s own, and the run has it', () => {
    const value = fieldOf(certifiedModelOf(ringText, 'chat'), 'kvBytePerToken');
    const assignments = [
      ...value.override!.assignments.slice(0, -1),
      `${value.override!.path}=7e5`,
    ];
    const { text, problems } = applyOverrides(ringText, assignments);
    expect(problems).toEqual([]);
    expect(fieldOf(certifiedModelOf(text, 'chat'), 'kvBytePerToken').own).toBe(7e5);
    const { scenario } = parseScenario(text, {});
    const own = scenario!.models.filter(({ kvBytePerToken }) => kvBytePerToken === 7e5);
    expect(own).toHaveLength(1);
  });

  test('a model of one’s own has its own values', () => {
    const model = { id: 'mine', parameterCount: 1e9, layerCount: 16, widthCount: 2048 };
    const set = `workload.streams[0].model=${JSON.stringify({ ...model, kvBytePerToken: 65536 })}`;
    const { text } = applyOverrides(ringText, [set]);
    const id = (JSON.parse(text) as { workload: { streams: { id: string }[] } }).workload
      .streams[0]!;
    const values = certifiedModelOf(text, id.id);
    expect(values).toHaveLength(4);
    expect(values.every(({ isOfScenario }) => isOfScenario === true)).toBe(true);
  });
});

test('particles and weather are set where the scenario has them, under its own names', () => {
  const latchUp = certifiedRadiation(ringText, 'latchUpsPerChipYear')!;
  const { text, problems } = applyOverrides(ringText, ['radiation.latchUpPerYear=0.5']);
  expect(problems).toEqual([]);
  expect(certifiedRadiation(text, 'latchUpsPerChipYear')!.own).toBe(0.5);
  expect(latchUp.override!.path).toBe('radiation.latchUpPerYear');
  expect(certifiedRadiation(ringText, 'restartS')!.override!.path).toBe('radiation.restartS');
});

test('terminals that a platform names can be changed one by one', () => {
  const platform = { base: 'ai1', groundTerminals: ['x-leo', { base: 'ka-leo', count: 2 }] };
  const [x, ka] = certifiedTerminals(platform, 'fleets[0].platform');
  expect(fieldOf(x!, 'transmitPowerW').own).toBeUndefined();
  expect(fieldOf(ka!, 'count').own).toBe(2);
  const { text } = applyOverrides(ringText, [`fleets.ring.platform=${JSON.stringify(platform)}`]);
  const { assignments } = fieldOf(x!, 'transmitPowerW').override!;
  const { text: set, problems } = applyOverrides(text, assignments);
  expect(problems).toEqual([]);
  expect(parseScenario(set, {}).problems).toEqual([]);
  expect(set).toContain('"transmitPowerW": 5');
});

test('whatever has a place in the scenario is set there without a problem', () => {
  const certify = usesIn(ringText);
  const set = listCatalogue()
    .map(certify)
    .filter(({ override }) => override !== null);
  const kinds = new Set(set.map(({ row }) => row.kind));
  expect([...kinds].sort()).toEqual(
    [
      ...['accelerators', 'environment', 'interconnects', 'models', 'platforms', 'radiation'],
      'stations',
    ].sort(),
  );
  for (const { override, row } of set) {
    const { text, problems } = applyOverrides(ringText, override!.assignments);
    expect(problems, row.field).toEqual([]);
    expect(parseScenario(text, {}).problems, row.field).toEqual([]);
  }
});
