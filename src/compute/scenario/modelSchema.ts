// What may a scenario file say of an AI model: a name, a changed one, one of one's own?

import * as z from 'zod/mini';
import { catalogueIds } from './catalogue/catalogue.ts';
import { count, identifier, quantity, text } from './field.ts';
import { complaint } from './problem.ts';
import { resolveModel } from './resolveModel.ts';
import { catalogueName, nameOr, optional, strict } from './shape.ts';

const parameters = (description: string) =>
  quantity({ min: 1e3, max: 1e15, unit: '', description, hint: 'a number: 70 billion is 70e9' });
const whole = (description: string) => count({ min: 1, max: 1e7, description });

const shape = {
  parameterCount: parameters('Parameters, all of which are kept in memory'),
  layerCount: whole('Layers'),
  widthCount: whole('Width of the residual stream'),
  kvBytePerToken: quantity({
    min: 0,
    max: 1e9,
    unit: 'byte',
    description: 'Keys and values of one token over all layers, at 2 bytes a number',
  }),
};

const mixture = {
  activeParameterCount: optional(parameters('Parameters that a token uses; default: all')),
  expertCount: optional(whole('Routed experts of a layer; default: 1')),
  expertActiveCount: optional(whole('Experts that a token visits; default: 1')),
  attentionWidthCount: optional(
    whole('Heads times mean size of key and value, mean of the layers; default: widthCount'),
  ),
  decodeAttentionWidthCount: optional(
    whole('The same while answers are written; default: attentionWidthCount'),
  ),
};

const personName = optional(text({ max: 120, description: 'Name for people' }));
const modelName = catalogueName('an AI model', catalogueIds('models'), 'AI model of the catalogue');

const changed = strict(
  {
    base: modelName,
    name: personName,
    parameterCount: optional(shape.parameterCount),
    layerCount: optional(shape.layerCount),
    widthCount: optional(shape.widthCount),
    kvBytePerToken: optional(shape.kvBytePerToken),
    ...mixture,
  },
  'AI model of the catalogue with values of its own',
);
const own = strict(
  { id: identifier('Id'), name: personName, ...shape, ...mixture },
  'AI model of one’s own',
);

type ModelObject = z.output<typeof changed> | z.output<typeof own>;

const error = () =>
  complaint(
    'a token uses more parameters or experts than there are',
    'give activeParameterCount and expertActiveCount at most as large as the whole',
  );

function isWithinWhole(file: ModelObject): boolean {
  const model = resolveModel(file);
  const { activeParameterCount, expertActiveCount, expertCount, parameterCount } = model;
  return activeParameterCount <= parameterCount && expertActiveCount <= expertCount;
}

/** An AI model: a name of the catalogue, an object with "base", or one with its shape. */
export const aiModel = nameOr(
  modelName,
  z.union([own, changed]).check(z.refine(isWithinWhole, { error })),
  'AI model: a name of the catalogue, an object with "base", or one with its shape',
);

export type ModelFile = z.output<typeof aiModel>;
