// Which AI model does an entry of the workload mean, in its values?

import { invariant } from '../invariant.ts';
import { findRecord } from './catalogue/catalogue.ts';
import { models } from './catalogue/models.ts';
import type { ModelFields } from './catalogue/models.ts';
import { valuesOf, valuesWith } from './catalogue/sourced.ts';
import { canonicalJson } from './hash.ts';
import type { AiModel } from './scenario.ts';
import type { ModelFile } from './modelSchema.ts';

/** Every AI model of the catalogue. */
export const aiModels: readonly AiModel[] = models.map((record) => ({
  id: record.id,
  name: record.name,
  ...valuesOf<ModelFields>(record),
}));

/**
 * A model by its name, with values of its own, or of one's own; the id of what is no model of the
 * catalogue tells its values, so that two are the same if and only if their ids are. What one's own
 * does not say is as of a dense model whose heads are together as wide as its layers.
 */
export function resolveModel(file: ModelFile): AiModel {
  if (typeof file === 'string') return named(file);
  if (!('base' in file)) {
    const { id, name, ...given } = file;
    const fields = ownFields(given);
    return { ...fields, id: `${id} ${canonicalJson(fields)}`, name: name ?? id };
  }
  const { base, name, ...changes } = file;
  const fields = valuesWith<ModelFields>(recordOf(base), changes);
  return { ...fields, id: `${base} ${canonicalJson(fields)}`, name: name ?? named(base).name };
}

/** An entry of the workload, whether it names a model or not. */
interface WorkloadEntry {
  readonly id?: string | undefined;
  readonly model?: ModelFile;
}

/** The models that a run may meet: those of the catalogue, and the workload's own, each once. */
export function modelsMet(files: readonly WorkloadEntry[]): AiModel[] {
  const own = files.flatMap(({ model }) =>
    model === undefined || typeof model === 'string' ? [] : [resolveModel(model)],
  );
  return [...aiModels, ...new Map(own.map((model) => [model.id, model])).values()];
}

type OwnFields = Pick<
  ModelFields,
  'parameterCount' | 'layerCount' | 'widthCount' | 'kvBytePerToken'
> & { readonly [K in keyof ModelFields]?: ModelFields[K] | undefined };

function ownFields(given: OwnFields): ModelFields {
  const attentionWidthCount = given.attentionWidthCount ?? given.widthCount;
  return {
    parameterCount: given.parameterCount,
    activeParameterCount: given.activeParameterCount ?? given.parameterCount,
    layerCount: given.layerCount,
    widthCount: given.widthCount,
    attentionWidthCount,
    decodeAttentionWidthCount: given.decodeAttentionWidthCount ?? attentionWidthCount,
    kvBytePerToken: given.kvBytePerToken,
    expertCount: given.expertCount ?? 1,
    expertActiveCount: given.expertActiveCount ?? 1,
  };
}

function recordOf(id: string) {
  const record = findRecord(models, id);
  invariant(record !== null, `no AI model ${id}: the schema let it through`);
  return record;
}

function named(id: string): AiModel {
  const model = aiModels.find((entry) => entry.id === id);
  invariant(model !== undefined, `no AI model ${id}: the schema let it through`);
  return model;
}
