// Does `--set path=value` change what it names, and refuse what it cannot?
import { describe, expect, test } from 'vitest';
import { applyOverrides } from '../../../src/compute/scenario/override.ts';
import { builtInText, sampleText, scenarioOf } from './sample.ts';

function changed(...assignments: string[]) {
  const { text, problems } = applyOverrides(builtInText('mixed-fleet.json'), assignments);
  expect(problems).toEqual([]);
  return scenarioOf(text);
}

describe('what is set', () => {
  test('is found by number and by id', () => {
    expect(changed('stepS=120').stepS).toBe(120);
    expect(
      changed('fleets[2].platform.batteryCapacityWh=2000').fleets[2]!.platform.battery,
    ).toEqual(changed('fleets.demo.platform.batteryCapacityWh=2000').fleets[2]!.platform.battery);
    const { streams } = changed('workload.streams.chat.arrivalsPerHour=36').workload;
    expect(streams.find(({ template }) => template.id === 'chat')!.arrivalsPerS).toBe(0.01);
  });

  test('goes into a platform or station that was given by its name', () => {
    const { fleets } = changed('fleets.nodes.platform.batteryCapacityWh=100');
    expect(fleets.find(({ id }) => id === 'nodes')!.platform).toMatchObject({
      id: 'suncatcher',
      battery: { capacityJ: 360e3 },
    });
    const { stations } = changed('stations.svalbard.antennaCount=9');
    expect(stations.find(({ id }) => id === 'svalbard')).toMatchObject({ antennaCount: 9 });
  });

  test('goes into a model that was given by its name', () => {
    const { models } = changed('workload.streams.chat.model.kvBytePerToken=5e5');
    expect(models.filter(({ kvBytePerToken }) => kvBytePerToken === 5e5)).toHaveLength(1);
  });

  test('may be a key that was left to its default, in an object that was left out', () => {
    expect(changed('start.kind=cyclic', 'start.utilisationFraction=0.5').initialState).toEqual({
      kind: 'cyclic',
      utilisationFraction: 0.5,
    });
  });

  test('is a text where it is no JSON', () => {
    expect(changed('policy.name=fifo', 'name=A new name').name).toBe('A new name');
  });

  test('leaves the text as it is when nothing is set', () => {
    expect(applyOverrides('{ "a": 1 }', [])).toEqual({ text: '{ "a": 1 }', problems: [] });
  });
});

describe('what cannot be set', () => {
  test.each([
    ['stepS', /expected path=value/],
    ['=5', /expected path=value/],
    ['a..b=5', /expected path=value/],
    ['__proto__.x=5', /expected path=value/],
    ['constructor.prototype.x=5', /expected path=value/],
    ['fleets[7].name=x', /no fleets\.7 to go into/],
    ['fleets.rong.name=x', /no fleets\.rong .*did you mean "ring"/],
    ['name.first=x', /no name to go into/],
    ['stations[40]="troll"', /no stations\.40/],
  ])('%s is refused and changes nothing', (assignment, pattern) => {
    const fleets = [
      {
        id: 'ring',
        orbit: { kind: 'ring', altitudeKm: 600, inclinationDeg: 9, satelliteCount: 1 },
      },
    ];
    const text = sampleText({ fleets, stations: ['svalbard'] });
    const result = applyOverrides(text, ['stepS=30', assignment]);
    expect(result.text).toBe(text);
    expect(result.problems).toHaveLength(1);
    const { path, message, hint } = result.problems[0]!;
    expect(`${path}: ${message} (${hint})`).toMatch(pattern);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test('a text that is no JSON says so itself', () => {
    expect(applyOverrides('{', ['a=1']).problems[0]!.message).toMatch(/found the end/);
  });
});
