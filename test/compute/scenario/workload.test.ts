// Do streams, jobs and traces of a file become the right work and data?
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import { lineOf, problemLines, sampleText, scenarioOf } from './sample.ts';

function workloadOf(workload: unknown, files: Record<string, string> = {}) {
  return scenarioOf(sampleText({ workload }), files).workload;
}

function streamOf(stream: Record<string, unknown>) {
  return workloadOf({ streams: [{ arrivalsPerHour: 3600, ...stream }] }).streams[0]!;
}

describe('streams', () => {
  test('a batch of requests carries its text up, and its framed answer down', () => {
    const { template, arrivalsPerS } = streamOf({
      kind: 'llmInference',
      model: 'llama-3.1-70b',
      requestsPerJob: 10,
      promptTokens: 1000,
      outputTokens: 200,
      inputBitPerToken: 32,
      outputBitPerToken: 1000,
    });
    expect(arrivalsPerS).toBe(1);
    expect(template).toMatchObject({ inputBit: 320_000, outputBit: 2_000_000 });
    expect(template.work).toMatchObject({ kind: 'tokens', requestCount: 10 });
  });

  test('of scenes name their fleets in any order', () => {
    const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 1 };
    const originsOf = (originFleets: readonly string[]) => {
      const scene = { kind: 'earthObservation', inputBit: 1e9, acceleratorS: 1, originFleets };
      const streams = [{ ...scene, arrivalsPerHour: 1 }];
      const fleets = ['b', 'a', 'c'].map((id) => ({ id, orbit }));
      return scenarioOf(sampleText({ fleets, workload: { streams } })).workload.streams[0]!
        .originFleetIndices;
    };
    expect([originsOf(['c', 'a']), originsOf(['a', 'c'])]).toEqual([
      [0, 2],
      [0, 2],
    ]);
  });

  test('training is 6 · N · D operations and sends its weights down', () => {
    const { template } = streamOf({ kind: 'training', model: 'llama-3.1-8b', trainingTokens: 1e9 });
    expect(template.work).toMatchObject({ kind: 'flop', flop: 6 * 8.03e9 * 1e9 });
    expect(template.outputBit).toBe(8.03e9 * 16);
    expect(template.isPreemptible).toBe(true);
  });

  test('of a mixture of experts only the active parameters are trained on', () => {
    const { template } = streamOf({ kind: 'training', model: 'deepseek-v3', trainingTokens: 1e9 });
    expect(template.work).toMatchObject({ flop: 6 * 37e9 * 1e9, memoryMinByte: 671e9 * 16 });
  });

  test('an image becomes a thousandth of itself unless the file says otherwise', () => {
    const image = { kind: 'earthObservation', flop: 1e15, inputBit: 4e9 };
    expect(streamOf(image).template.outputBit).toBe(4e6);
    expect(streamOf({ ...image, outputBit: 7 }).template.outputBit).toBe(7);
  });

  test('without an id a stream is called by its kind, the second by a number', () => {
    const batch = { kind: 'batch', acceleratorS: 1, arrivalsPerHour: 1 };
    const { streams } = workloadOf({ streams: [batch, { ...batch, id: 'x' }, batch] });
    expect(streams.map(({ template }) => template.id)).toEqual(['batch', 'batch-2', 'x']);
  });

  test.each([
    [{ kind: 'batch', flop: 1, acceleratorS: 1 }, /work of the job once, found both/],
    [{ kind: 'earthObservation', flop: 1 }, /an image without a size .*inputBit/],
    [{ kind: 'batch', flop: 1, startS: 90_000 }, /streams\[0\]\.startS: .*less than 86400/],
    [{ kind: 'batch', flop: 1, model: 'x' }, /streams\[0\]\.model: unknown key/],
    [{ kind: 'training', model: 'gpt-oss-12b' }, /did you mean "gpt-oss-120b"\?/],
    [{ kind: 'batch', flop: 1, arrivalsPerHour: 1e8 }, /^workload: expected at most 500000 jobs/],
  ])('%j is a problem', (stream, pattern) => {
    const streams = [{ arrivalsPerHour: 1, ...stream }];
    expect(problemLines(sampleText({ workload: { streams } }))).toEqual([
      expect.stringMatching(pattern),
    ]);
  });
});

describe('jobs given by hand', () => {
  test('are released after the start or at an instant', () => {
    const job = { kind: 'batch', acceleratorS: 60 };
    const { rows } = workloadOf({
      jobs: [
        { ...job, releaseS: 90 },
        { ...job, id: 'b', releaseUtc: '2026-12-21T01:00:00Z', originSatellite: 'fleet-1-2' },
      ],
    });
    expect(
      rows.map(({ id, releaseS, originSatelliteIndex }) => [id, releaseS, originSatelliteIndex]),
    ).toEqual([
      ['job-1', 90, -1],
      ['b', 3600, 1],
    ]);
  });

  test.each([
    [{ releaseS: 1, releaseUtc: '2026-12-21T01:00:00Z' }, /found both/],
    [{ releaseUtc: '2026-12-20T23:00:00Z' }, /-3600 s after the start/],
    [{ originSatellite: 'fleet-1-4' }, /originSatellite: .*did you mean "fleet-1-/],
  ])('%j is a problem', (changes, pattern) => {
    const jobs = [{ kind: 'batch', acceleratorS: 1, ...changes }];
    expect(problemLines(sampleText({ workload: { jobs } }))).toEqual([
      expect.stringMatching(pattern),
    ]);
  });
});

describe('traces', () => {
  const text = [
    'TIMESTAMP,ContextTokens,GeneratedTokens',
    '2023-11-16 18:15:46.6805900,374,44',
    '2023-11-16 18:15:50.9951690,396,109',
    '2023-11-16 18:15:51.2224670,879,55',
  ].join('\r\n');
  const trace = { format: 'azureLlm', model: 'llama-3.1-70b' };

  test('rows become jobs at their own pace, from the start on', () => {
    const { rows } = workloadOf({ traces: [{ ...trace, id: 'conv', text }] });
    expect(rows.map(({ id }) => id)).toEqual(['conv#1', 'conv#2', 'conv#3']);
    const expected = [0, 4.314579, 4.541877];
    rows.forEach(({ releaseS }, index) => {
      expect(releaseS).toBeCloseTo(expected[index]!, 6);
    });
    expect(rows[1]!.template.work).toMatchObject({ promptTokenCount: 396, outputTokenCount: 109 });
  });

  test('rows in a row become one job, released with the last, its tokens all of theirs', () => {
    const { rows } = workloadOf({ traces: [{ ...trace, text, requestsPerJob: 2 }] });
    expect(rows).toHaveLength(2);
    expect(rows[0]!.releaseS).toBeCloseTo(4.314579, 6);
    expect(rows[0]!.template.work).toMatchObject({ requestCount: 2, outputTokenCount: 76.5 });
    expect(rows[0]!.template.inputBit).toBe((374 + 396) * 32);
  });

  test('times may name their zone', () => {
    const lines = ['2024-05-12 00:00:00.5+00:00,8,9', '2024-05-12T02:00:02.5+02:00,8,9'];
    const zoned = ['TIMESTAMP,ContextTokens,GeneratedTokens', ...lines].join('\n');
    const { rows } = workloadOf({ traces: [{ ...trace, text: zoned }] });
    expect(rows.map(({ releaseS }) => releaseS)).toEqual([0, 2]);
  });

  test('a bad row is a warning with its line; without the columns there is a problem', () => {
    const bad = text.replace('396,109', '396,many');
    const files = { 'conv.csv': bad };
    const workload = { traces: [{ ...trace, file: 'conv.csv' }] };
    const reading = parseScenario(sampleText({ workload }), files);
    expect(reading.scenario!.workload.rows).toHaveLength(2);
    expect(reading.warnings.map(lineOf)).toEqual([
      expect.stringMatching(/^workload\.traces\[0\]: file line 3: .*396,many/),
    ]);
    expect(problemLines(sampleText({ workload: { traces: [{ ...trace, text: 'a,b' }] } }))).toEqual(
      [expect.stringMatching(/the columns are missing/)],
    );
    const allBad = text.replaceAll(/^2023/gm, 'x');
    expect(
      problemLines(sampleText({ workload: { traces: [{ ...trace, text: allBad }] } })),
    ).toEqual([expect.stringMatching(/no row is good; file line 2: .*found "x/)]);
  });

  test('left at its own date it falls outside the run, which is said', () => {
    const workload = { traces: [{ ...trace, text, timeShift: 'none' }] };
    expect(problemLines(sampleText({ workload }))).toEqual([
      expect.stringMatching(/no row falls into the run .*toStart/),
    ]);
  });
});

describe('jobs that fit nowhere', () => {
  const warningsOf = (stream: Record<string, unknown>, platform: unknown, more: object = {}) => {
    const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 3 };
    const streams = [{ id: 'chat', kind: 'llmInference', arrivalsPerHour: 1, ...stream }];
    const text = sampleText({ fleets: [{ orbit, platform }], workload: { streams }, ...more });
    return parseScenario(text).warnings.map(lineOf);
  };

  test('are warned of when they hold more accelerators than any satellite has', () => {
    const warnings = warningsOf({ model: 'llama-3.1-8b', acceleratorCount: 8 }, 'starcloud-1');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('"chat": it holds 8 accelerators, the largest satellite has 1');
  });

  test('are warned of when the model is larger than the memory of its accelerators', () => {
    const warnings = warningsOf({ model: 'llama-3.1-405b', acceleratorCount: 1 }, 'starcloud-1');
    expect(warnings[0]).toContain('do not fit the memory of 1 accelerators');
    expect(warningsOf({ model: 'llama-3.1-8b', acceleratorCount: 1 }, 'starcloud-1')).toEqual([]);
  });

  test('are warned of when input and result are larger than any store', () => {
    const batch = { kind: 'batch', acceleratorS: 60, inputBit: 6e9, outputBit: 2e9 };
    const storing = (storageByte: number) => ({ base: 'ai1', storageByte });
    expect(warningsOf(batch, storing(1e9))).toEqual([]);
    const [small, ...more] = warningsOf(batch, storing(0.9e9));
    expect(small).toContain('need 1000000000 bytes of a store, the largest has 900000000');
    expect(more).toEqual([]);
    expect(warningsOf(batch, storing(0))[0]).toContain('the largest has 0');
    expect(warningsOf({ ...batch, inputBit: 0, outputBit: 0 }, storing(0))).toEqual([]);
  });

  test('of a gang bring a share of their input to each satellite', () => {
    const gang = { kind: 'training', model: 'llama-3.1-8b', trainingTokens: 1e8 };
    const shared = { ...gang, satelliteCount: 2, acceleratorCount: 8, inputBitPerToken: 160 };
    const storing = (storageByte: number) => ({ base: 'server-8', storageByte });
    const links = { topology: 'ring', rangeMaxKm: 10_000 };
    const bare = { ...shared, outputBytePerParameter: 0 };
    expect(warningsOf(bare, storing(1e9), { links })).toEqual([]);
    expect(warningsOf(bare, storing(0.9e9), { links })[0]).toContain('need 1000000000 bytes');
  });
});
