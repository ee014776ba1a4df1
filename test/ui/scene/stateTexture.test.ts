// Does every satellite look as the result says, at the clock's time and under each colouring?
import { describe, expect, test } from 'vitest';
import type { Cause, EventKind, Result } from '../../../src/compute/index.ts';
import { causes, eventKinds } from '../../../src/compute/index.ts';
import { penumbraKind, umbraKind } from '../../../src/orbit/index.ts';
import { fleetMarks, markShapes, stateMarks } from '../../../src/ui/scene/palette.ts';
import {
  sampleAt,
  stateAt,
  stateIndexOf,
  sunlightAt,
} from '../../../src/ui/scene/satelliteState.ts';
import { StateTexture } from '../../../src/ui/scene/stateTexture.ts';
import { walkerScenario } from './walker.ts';

type Row = readonly [satellite: number, startS: number, endS: number];

function columns(rows: readonly Row[]) {
  return {
    count: rows.length,
    satelliteIndex: Int32Array.from(rows, (row) => row[0]),
    startS: Float64Array.from(rows, (row) => row[1]),
    endS: Float64Array.from(rows, (row) => row[2]),
  };
}

type Happening = readonly [satellite: number, timeS: number, kind: EventKind, cause?: Cause];

interface Story {
  readonly runs?: readonly Row[];
  readonly waits?: readonly Row[];
  readonly penumbras?: readonly Row[];
  readonly umbras?: readonly Row[];
  readonly events?: readonly Happening[];
}

/** A result of four satellites over 1,000 s in which only this happens. */
function resultOf({ runs = [], waits = [], penumbras = [], umbras = [], events = [] }: Story) {
  const shade = [...penumbras, ...umbras];
  const series = {
    ...{ sampleCount: 2, timeS: Float64Array.of(0, 1000) },
    stateOfChargeFraction: Float32Array.of(1, 0.5, 0.25, 0.25, 0, 1, 1, 1),
    temperatureK: new Float32Array(8).fill(300),
  };
  return {
    ...{ satelliteCount: 4, durationS: 1000, series },
    runSegments: { ...columns(runs), jobIndex: new Int32Array(runs.length) },
    eclipses: {
      ...columns(shade),
      kind: Uint8Array.from(shade, (_, row) => (row < penumbras.length ? penumbraKind : umbraKind)),
    },
    jobs: { count: waits.length, satelliteIndex: Int32Array.from(waits, (row) => row[0]) },
    trails: {
      ...columns(waits),
      offset: Int32Array.from({ length: waits.length + 1 }, (_, job) => job),
      causeCode: new Uint8Array(waits.length).fill(causes.indexOf('outputLink')),
    },
    events: {
      count: events.length,
      satelliteIndex: Int32Array.from(events, (event) => event[0]),
      timeS: Float64Array.from(events, (event) => event[1]),
      kindCode: Uint8Array.from(events, (event) => eventKinds.indexOf(event[2])),
      causeCodePlusOne: Uint8Array.from(events, (event) =>
        event[3] === undefined ? 0 : causes.indexOf(event[3]) + 1,
      ),
    },
  } as unknown as Result;
}

const stateOf = (story: Story, satellite: number, timeS: number) =>
  stateAt(stateIndexOf(resultOf(story)), satellite, timeS);

describe('the state of a satellite', () => {
  test('a satellite computes exactly while one of its jobs holds accelerators', () => {
    const story: Story = { runs: [[1, 100, 200]] };
    expect([99, 100, 199, 200].map((timeS) => stateOf(story, 1, timeS))).toEqual([
      'idle',
      'computing',
      'computing',
      'idle',
    ]);
    expect(stateOf(story, 0, 150)).toBe('idle');
  });

  test('throttling shows before lack of energy, computing, waiting and eclipse', () => {
    const everything: Story = {
      runs: [[0, 0, 900]],
      waits: [[0, 0, 950]],
      penumbras: [[0, 0, 980]],
      events: [
        [0, 0, 'throttleStarted', 'heat'],
        [0, 0, 'batteryFloorReached'],
        [0, 300, 'throttleEnded'],
        [0, 600, 'batteryFloorLeft'],
      ],
    };
    expect([100, 400, 700, 920, 970, 990].map((timeS) => stateOf(everything, 0, timeS))).toEqual([
      'throttled',
      'energyShort',
      'computing',
      'waitingForLink',
      'eclipse',
      'idle',
    ]);
  });

  test('throttling that never ends lasts to the end of the run', () => {
    expect(stateOf({ events: [[2, 500, 'throttleStarted', 'heat']] }, 2, 999)).toBe('throttled');
    expect(stateOf({ events: [[2, 500, 'throttleStarted', 'heat']] }, 2, 499)).toBe('idle');
  });

  test('a pace that is lowered for want of energy shows as lack of energy, not as heat', () => {
    const events: Happening[] = [
      [1, 100, 'batteryFloorReached'],
      [1, 100, 'throttleStarted', 'energy'],
      [1, 200, 'batteryFloorLeft'],
      [1, 300, 'throttleEnded'],
      [1, 300, 'throttleStarted', 'heat'],
    ];
    expect([99, 150, 250, 350].map((timeS) => stateOf({ events }, 1, timeS))).toEqual([
      'idle',
      'energyShort',
      'energyShort',
      'throttled',
    ]);
  });

  test('the umbra shows inside the penumbra that contains it', () => {
    const index = stateIndexOf(resultOf({ penumbras: [[3, 10, 100]], umbras: [[3, 20, 90]] }));
    expect([5, 15, 50, 95].map((timeS) => sunlightAt(index, 3, timeS))).toEqual([
      'sunlit',
      'penumbra',
      'umbra',
      'penumbra',
    ]);
  });

  test('without a result a satellite is not called idle', () => {
    expect(stateAt(null, 0, 0)).toBe('unknown');
  });

  test('series are read on straight lines between their samples and held at the ends', () => {
    const { series } = stateIndexOf(resultOf({}));
    expect(sampleAt(series, 'stateOfChargeFraction', 0, 500)).toBeCloseTo(0.75, 6);
    expect(sampleAt(series, 'stateOfChargeFraction', 2, 2000)).toBe(1);
  });
});

describe('the texture of looks', () => {
  const scenario = walkerScenario(4, 2);

  test('a texel holds the colour, the shape and the emphasis of its satellite', () => {
    const texture = new StateTexture(4);
    texture.setInputs('state', stateIndexOf(resultOf({ runs: [[2, 0, 1000]] })), scenario);
    expect(texture.update(500, 0)).toBe(false);
    const { color, shape, emphasis } = stateMarks.computing;
    expect([...texture.data.slice(8, 12)]).toEqual([
      ...color,
      markShapes.indexOf(shape) + 8 * emphasis,
    ]);
    expect([...texture.data.slice(4, 7)]).toEqual([...stateMarks.idle.color]);
  });

  test('colouring by fleet needs no result', () => {
    const texture = new StateTexture(4);
    texture.setInputs('fleet', null, scenario);
    texture.update(0, 0);
    expect([...texture.data.slice(4, 7)]).toEqual([...fleetMarks[1]!.color]);
  });

  test('a fleet of 10,000 is refreshed over several frames, then rests', () => {
    const texture = new StateTexture(10_000);
    texture.setInputs('state', null, scenario);
    let frameCount = 1;
    while (texture.update(0, frameCount * 16)) frameCount += 1;
    expect(frameCount).toBeGreaterThan(3);
    expect(texture.update(0, 10_000)).toBe(false);
    expect([...texture.data.slice(9_999 * 4, 9_999 * 4 + 3)]).toEqual([
      ...stateMarks.unknown.color,
    ]);
  });

  test('while time goes on the looks change at most five times a second', () => {
    const texture = new StateTexture(4);
    texture.setInputs('state', stateIndexOf(resultOf({ runs: [[0, 10, 1000]] })), scenario);
    texture.update(0, 0);
    const idle = [...texture.data.slice(0, 4)];
    expect(texture.update(20, 100)).toBe(true);
    expect([...texture.data.slice(0, 4)]).toEqual(idle);
    expect(texture.update(20, 200)).toBe(false);
    expect([...texture.data.slice(0, 3)]).toEqual([...stateMarks.computing.color]);
  });

  test('another colouring is shown at once', () => {
    const texture = new StateTexture(4);
    texture.setInputs('state', null, scenario);
    texture.update(0, 0);
    texture.setInputs('fleet', null, scenario);
    texture.update(0, 1);
    expect([...texture.data.slice(0, 3)]).toEqual([...fleetMarks[0]!.color]);
  });
});
