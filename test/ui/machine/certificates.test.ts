// Does every value tell its certificate, and can the scenario take its place?
import { describe, expect, test } from 'vitest';
import { applyOverrides, parseScenario } from '../../../src/compute/index.ts';
import { designOfFleet, fieldLabel, valueText } from '../../../src/ui/machine/certificates.ts';
import type { CertifiedValue } from '../../../src/ui/machine/certificates.ts';
import { certifiedStation } from '../../../src/ui/machine/certifiedStation.ts';
import { usesIn } from '../../../src/ui/machine/certifiedUses.ts';
import { ringText } from './eclipseDay.ts';

const fieldOf = (values: readonly CertifiedValue[], field: string): CertifiedValue =>
  values.find(({ row }) => row.field === field)!;

describe('the design of a fleet', () => {
  test('a platform by name has the values of the catalogue, each with a source', () => {
    const { platform, accelerator } = designOfFleet(ringText, 0);
    expect(platform.length).toBeGreaterThan(30);
    expect(accelerator.length).toBeGreaterThan(5);
    for (const { row, own } of [...platform, ...accelerator]) {
      if (!row.field.startsWith('attitude')) expect(own).toBeUndefined();
      expect(row.source.length).toBeGreaterThan(5);
    }
  });

  test('overriding any value with itself changes nothing but where it stands', () => {
    const { scenario: before } = parseScenario(ringText, {});
    const { platform, accelerator } = designOfFleet(ringText, 0);
    for (const { override } of [...platform, ...accelerator]) {
      const { text, problems } = applyOverrides(ringText, override!.assignments);
      expect(problems).toEqual([]);
      const { scenario, problems: faults } = parseScenario(text, {});
      expect(faults).toEqual([]);
      expect(scenario?.fleets[0]?.platform).toEqual(before?.fleets[0]?.platform);
    }
  });

  test('a value of the scenario’s own is told beside that of the catalogue', () => {
    const set = [
      'fleets.ring.platform.radiatorAreaM2=77',
      'fleets.ring.platform.radiatorLoopCount=3',
    ];
    const { text } = applyOverrides(ringText, set);
    const area = fieldOf(designOfFleet(text, 0).platform, 'radiatorAreaM2');
    expect(area.own).toBe(77);
    expect(area.row.value).not.toBe(77);
    expect(area.override?.assignments.at(-1)).toBe('fleets[0].platform.radiatorAreaM2=77');
    expect(usesIn(text)(area.row).own).toBe(77);
  });

  test('values of an accelerator are set below it, with its name', () => {
    const { accelerator } = designOfFleet(ringText, 0);
    const power = fieldOf(accelerator, 'powerMaxW');
    const { text } = applyOverrides(ringText, power.override!.assignments);
    const again = fieldOf(designOfFleet(text, 0).accelerator, 'powerMaxW');
    expect(again.row.id).toBe(power.row.id);
    expect(again.own).toBe(power.row.value);
  });

  test('a direction of three numbers is told as such, and stays one when it is set again', () => {
    const { text } = applyOverrides(ringText, [
      'fleets.ring.platform.base=ai1',
      'fleets.ring.platform.terminalNormal=[0,0.6,0.8]',
    ]);
    const normal = fieldOf(designOfFleet(text, 0).platform, 'terminalNormal');
    expect(normal.own).toBe('0, 0.6, 0.8');
    expect(applyOverrides(text, normal.override!.assignments).text).toBe(text);
  });

  test('a list of directions is told one by one, of the catalogue and of the scenario', () => {
    const known = fieldOf(designOfFleet(ringText, 0).platform, 'linkNormals');
    expect(valueText(known.row.value, known.row.unit)).toBe('+y, -y');
    const { text } = applyOverrides(ringText, [
      'fleets.ring.platform.base=ai1',
      'fleets.ring.platform.linkNormals=["-z",[0,0.6,0.8]]',
    ]);
    const own = fieldOf(designOfFleet(text, 0).platform, 'linkNormals');
    expect(own.own).toBe('(-z), (0, 0.6, 0.8)');
    expect(applyOverrides(text, own.override!.assignments).text).toBe(text);
    expect(parseScenario(text, {}).problems).toEqual([]);
  });

  test('a chip of one’s own has its own values and none of the catalogue’s', () => {
    const chip = { id: 'own', powerMaxW: 500, bf16FlopPerS: 5e14, fp8FlopPerS: 1e15 };
    const memory = { memoryByte: 64e9, memoryBytePerS: 2e12 };
    const set = `fleets.ring.platform.accelerator=${JSON.stringify({ ...chip, ...memory })}`;
    const { text } = applyOverrides(ringText, ['fleets.ring.platform.base=ai1', set]);
    expect(parseScenario(text, {}).problems).toEqual([]);
    const { accelerator } = designOfFleet(text, 0);
    expect(accelerator.map(({ row }) => row.field)).toEqual([
      ...['powerMaxW', 'bf16FlopPerS', 'fp8FlopPerS', 'memoryByte', 'memoryBytePerS'],
    ]);
    for (const value of accelerator) {
      expect(value.isOfScenario).toBe(true);
      expect(value.row.unit).not.toBe('');
    }
  });

  test('a broken text has no values instead of an error', () => {
    expect(designOfFleet('{', 0).platform.every(({ own }) => own === undefined)).toBe(true);
    expect(certifiedStation('[1]', 0)).toEqual([]);
  });
});

test('aims are set beside the platform, and both together', () => {
  const aim = fieldOf(designOfFleet(ringText, 0).platform, 'attitudeSecondary');
  expect(aim.own).toBe('radiatorEdgeToEarth');
  expect(aim.override?.path).toBe('fleets[0].attitude.secondary');
  expect(aim.override?.assignments.length).toBe(2);
});

describe('stations', () => {
  test('antennas and clouds are set as a scenario has them, all kinds and months together', () => {
    const ka = fieldOf(certifiedStation(ringText, 0), 'kaCount');
    const clouds = fieldOf(certifiedStation(ringText, 0), 'cloudJunToAugFraction');
    const set = [...ka.override!.assignments, ...clouds.override!.assignments];
    const { text, problems } = applyOverrides(ringText, set);
    expect(problems).toEqual([]);
    const [before, after] = [ringText, text].map((each) => parseScenario(each, {}).scenario);
    expect(after!.stations[0]).toEqual(before!.stations[0]);
    expect(fieldOf(certifiedStation(text, 0), 'kaCount').own).toBe(ka.row.value);
    const summer = fieldOf(certifiedStation(text, 0), 'cloudJunToAugFraction');
    expect(summer.own).toBeCloseTo(Number(clouds.row.value), 12);
  });

  test('a station by name can be overridden, a place of the user’s own has its own values', () => {
    const [first] = certifiedStation(ringText, 0);
    const { text, problems } = applyOverrides(ringText, first!.override!.assignments);
    expect(problems).toEqual([]);
    expect(parseScenario(text, {}).problems).toEqual([]);
    const { text: own } = applyOverrides(ringText, ['stations[0]={"id":"me"}']);
    expect(certifiedStation(own, 0)).toEqual([]);
    const { text: place } = applyOverrides(ringText, ['stations[0]={"id":"me","altitudeM":40}']);
    expect(certifiedStation(place, 0)[0]).toMatchObject({ own: 40, isOfScenario: true });
  });
});

test('values are written with their units, labels without them', () => {
  expect(valueText(true, '')).toBe('yes');
  expect(valueText(120, 'm²')).toBe('120 m²');
  expect(valueText(2e9, 'bit/s')).toMatch(/^2\sGbit\/s$/);
  expect(fieldLabel('radiatorAreaM2')).toBe('Radiator area');
  expect(fieldLabel('radiatorLoopCount')).toBe('Radiator loops');
  expect(fieldLabel('batteryCycleLifeCount')).toBe('Battery cycle life');
  expect(fieldLabel('batteryMassKgPerWh')).toBe('Battery mass');
  expect(fieldLabel('memoryBytePerS')).not.toBe(fieldLabel('memoryByte'));
  expect(valueText(405e9, '')).toBe('405 × 10⁹');
  expect(valueText(110, 'm² planform; 220 m² radiate')).toBe('110 m²');
  expect(valueText(0.25, 'so that 600 m² give 150 kW')).toBe('0.25');
  expect(fieldLabel('arrayDegradationPerYearFraction')).toBe('Array degradation per year');
});
