// Does a scenario mean the model that it says: a name, a changed one, one of its own?
import { describe, expect, test } from 'vitest';
import { aiModels, modelsMet, resolveModel } from '../../../src/compute/scenario/resolveModel.ts';
import { problemLines, sampleText, scenarioOf } from './sample.ts';

const shape = { parameterCount: 1e9, layerCount: 16, widthCount: 2048, kvBytePerToken: 32768 };

const textOf = (...models: unknown[]): string => {
  const streams = models.map((model) => ({ kind: 'llmInference', model, arrivalsPerHour: 1 }));
  return sampleText({ workload: { streams } });
};

describe('a model', () => {
  test('by its name is that of the catalogue', () => {
    expect(resolveModel('glm-5')).toBe(aiModels.find(({ id }) => id === 'glm-5'));
  });

  test('with values of its own keeps the rest, and has an id of its own', () => {
    const changed = resolveModel({ base: 'llama-3.1-70b', kvBytePerToken: 1000 });
    const { id, kvBytePerToken, ...rest } = changed;
    expect(aiModels.find((model) => model.id === 'llama-3.1-70b')).toMatchObject(rest);
    expect(kvBytePerToken).toBe(1000);
    expect(aiModels.map((model) => model.id)).not.toContain(id);
  });

  test('of one’s own is dense with heads as wide as its layers unless it says otherwise', () => {
    expect(resolveModel({ id: 'mine', ...shape })).toMatchObject({
      name: 'mine',
      activeParameterCount: 1e9,
      expertCount: 1,
      attentionWidthCount: 2048,
      decodeAttentionWidthCount: 2048,
    });
  });

  test('is met once, however often it is named', () => {
    const model = { base: 'glm-5', layerCount: 10 };
    expect(modelsMet([{ model }, { model: { ...model } }, { model: 'glm-5' }, {}])).toHaveLength(
      aiModels.length + 1,
    );
  });
});

describe('a scenario', () => {
  test('runs jobs of models of its own, of whatever kind', () => {
    const own = { id: 'mine', name: 'Mine', ...shape };
    const { models, workload } = scenarioOf(textOf('glm-5', own, { base: 'glm-5', layerCount: 9 }));
    const works = workload.streams.map(({ template }) => template.work);
    for (const work of works) {
      if (work.kind !== 'tokens') throw new Error('no tokens');
      expect(models.filter(({ id }) => id === work.modelId)).toHaveLength(1);
    }
    expect(models.at(-2)).toMatchObject({ name: 'Mine', parameterCount: 1e9 });
    expect(models.at(-1)).toMatchObject({ name: 'GLM-5', layerCount: 9 });
  });

  test('trains a model of its own by 6·N·D of its active parameters', () => {
    const model = { id: 'mine', ...shape, activeParameterCount: 5e8 };
    const streams = [{ kind: 'training', model, arrivalsPerHour: 1, trainingTokens: 1e6 }];
    const { workload } = scenarioOf(sampleText({ workload: { streams } }));
    expect(workload.streams[0]!.template.work).toMatchObject({ flop: 6 * 5e8 * 1e6 });
  });

  test('says what is wrong with a model, and where', () => {
    const [unknown] = problemLines(textOf('glm-6'));
    expect(unknown).toMatch(/model.*glm-6/);
    const [more] = problemLines(textOf({ id: 'mine', ...shape, activeParameterCount: 2e9 }));
    expect(more).toMatch(/model.*more parameters or experts than there are/);
    const [fewer] = problemLines(textOf({ base: 'mixtral-8x7b', expertCount: 1 }));
    expect(fewer).toMatch(/model.*more parameters or experts than there are/);
  });
});
