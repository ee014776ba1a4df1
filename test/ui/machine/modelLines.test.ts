// Does the sheet of a served model say what the core worked out, and plot it where it belongs?
import { describe, expect, test } from 'vitest';
import { applyOverrides, parseScenario } from '../../../src/compute/index.ts';
import { modelIdsOf } from '../../../src/ui/machine/certifiedUses.ts';
import {
  acceleratorChoices,
  firstChoice,
  modelChoices,
  requestOf,
  sheetOfChoice,
} from '../../../src/ui/machine/modelChoice.ts';
import {
  decadesOf,
  errorText,
  measuredText,
  modelLines,
  reachedFraction,
  rooflineFrame,
  shareOnDecades,
} from '../../../src/ui/machine/modelLines.ts';
import { ringText } from './eclipseDay.ts';

const { scenario } = parseScenario(ringText, {});
const choice = firstChoice(scenario, modelIdsOf(ringText)[0]!);
const h100 = { ...choice, acceleratorKey: 'h100-sxm', modelId: 'llama-2-70b' };

describe('what can be chosen', () => {
  test('first come the scenario’s own chips and the model of its first jobs', () => {
    expect(acceleratorChoices(scenario)[0]!.key).toBe('fleet ring');
    expect(choice.acceleratorKey).toBe('fleet ring');
    expect(choice.modelId).toBe('llama-3.1-405b');
    expect(sheetOfChoice(scenario, choice)!.tokensPerS).toBeGreaterThan(0);
    expect(sheetOfChoice(null, firstChoice(null, 'llama-3.1-8b'))).not.toBeNull();
  });

  test('a fleet’s own values of a chip and the workload’s own model have their places', () => {
    const set = [
      'fleets.ring.platform.base=ai1',
      'fleets.ring.platform.accelerator.base=h100-sxm',
      'fleets.ring.platform.accelerator.memoryByte=4e10',
      'workload.streams[0].model.layerCount=64',
    ];
    const { text } = applyOverrides(ringText, set);
    const own = parseScenario(text, {}).scenario!;
    expect(acceleratorChoices(own)[0]!.accelerator.memoryByte).toBe(4e10);
    expect(modelChoices(own).length).toBe(modelChoices(scenario).length + 1);
    const small = { ...h100, acceleratorKey: 'fleet ring' };
    expect(sheetOfChoice(own, { ...small, acceleratorCount: 1 })!.rates).toBeNull();
    expect(sheetOfChoice(own, { ...h100, acceleratorKey: 'no such' })).toBeNull();
  });

  test('requests are those of the benchmark, else of a conversation', () => {
    expect(requestOf('llama-2-70b')).toEqual({ promptTokens: 294, outputTokens: 294 });
    expect(requestOf('gpt-oss-120b')).toEqual({ promptTokens: 1155, outputTokens: 211 });
  });
});

describe('what is said', () => {
  test('throughput, energy and waiting are told, nothing where the model does not fit', () => {
    const lines = modelLines(sheetOfChoice(scenario, h100)!);
    const values = new Map(lines.map(([label, , value]) => [label, value]));
    expect(values.get('Throughput')).toMatch(/^[\d\s]+token\/s$/);
    expect(values.get('Energy')).toMatch(/J\/token$/);
    expect(values.get('Batch')).toMatch(/^(\d[\d\s]*) of \1$/);
    const one = { ...h100, modelId: 'deepseek-v3', acceleratorCount: 1 };
    expect(modelLines(sheetOfChoice(scenario, one)!)).toEqual([]);
  });

  test('the error has its sign and several results their span', () => {
    const [row] = sheetOfChoice(scenario, h100)!.measured;
    expect(errorText({ ...row!, errorFraction: 0.1 })).toBe('+10.0\u202f%');
    expect(errorText({ ...row!, errorFraction: -0.1 })).toBe('−10.0\u202f%');
    expect(measuredText({ ...row!, leastTokensPerS: 10, mostTokensPerS: 20 })).toBe('10–20');
    expect(measuredText({ ...row!, leastTokensPerS: 10, mostTokensPerS: 10 })).toBe('10');
  });
});

test('ridge and points lie within the frame, and no point above its roof', () => {
  const sheet = sheetOfChoice(scenario, h100)!;
  const points = [sheet.prefill!, sheet.decode!];
  const frame = rooflineFrame(sheet, points);
  for (const { flopPerByte, flopPerS } of points) {
    for (const share of [
      shareOnDecades(flopPerByte, frame.byteDecades),
      shareOnDecades(flopPerS, frame.flopDecades),
      shareOnDecades(frame.ridgeFlopPerByte, frame.byteDecades),
    ]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    expect(reachedFraction(sheet, { flopPerByte, flopPerS })).toBeLessThanOrEqual(1);
  }
  expect(decadesOf([-1, 2])).toEqual([-1, 0, 1, 2]);
  expect(shareOnDecades(10, [0, 2])).toBe(0.5);
});
