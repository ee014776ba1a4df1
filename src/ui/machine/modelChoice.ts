// What can be asked of a served model, and what does the page ask first? Pure.

import { modelSheet, servedModels, servingAccelerators } from '../../compute/index.ts';
import type { ModelSheet, ServedOn } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import type { ServedPrecision } from './modelLines.ts';

type Model = (typeof servedModels)[number]['model'];

/** What is chosen, by keys of the two lists below. */
export interface ModelChoice {
  readonly acceleratorKey: string;
  readonly modelId: string;
  readonly precision: ServedPrecision;
  readonly acceleratorCount: number;
  /** Null: as many requests as memory holds. */
  readonly batch: number | null;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly loadFraction: number;
}

/** An accelerator under a name of its own: of the catalogue, or as a fleet has it. */
export interface AcceleratorChoice {
  readonly key: string;
  readonly label: string;
  readonly accelerator: ServedOn;
  /** Server power per accelerator power of the fleet; undefined: the model's own. */
  readonly serverOverheadFraction?: number;
}

type Fleets = Pick<ReadScenario, 'fleets' | 'models'> | null;

/** The accelerators of the scenario's fleets, each fleet's once, then the catalogue's. */
export function acceleratorChoices(scenario: Fleets): AcceleratorChoice[] {
  const fleets = (scenario?.fleets ?? []).filter(({ platform }) => platform.acceleratorCount > 0);
  return [
    ...fleets.map(({ id, platform }) => ({
      key: `fleet ${id}`,
      label: `${platform.accelerator.name} of fleet ${id}`,
      accelerator: platform.accelerator,
      serverOverheadFraction: platform.serverOverheadFraction,
    })),
    ...servingAccelerators.map((accelerator) => ({
      ...{ key: accelerator.id, label: accelerator.name, accelerator },
    })),
  ];
}

/** The models of the catalogue and the scenario's own. */
export function modelChoices(scenario: Fleets): Model[] {
  const known = servedModels.map(({ model }) => model);
  const ids = new Set(known.map(({ id }) => id));
  return [...(scenario?.models ?? []).filter(({ id }) => !ids.has(id)), ...known];
}

/** Means of the Azure conversation trace of 2023, as scenarios have them by default. */
const conversation = { promptTokens: 1155, outputTokens: 211 };

/** Requests of MLPerf's benchmark of a model, else those of a conversation. */
export function requestOf(modelId: string): { promptTokens: number; outputTokens: number } {
  const shape = servedModels.find(({ model }) => model.id === modelId)?.shape ?? conversation;
  const { promptTokens, outputTokens } = shape;
  return { promptTokens, outputTokens };
}

/** Counts of chips: up to a rack of them. */
export const chipCounts = [1, 2, 4, 8, 16, 32, 72] as const;
export const loads = [0.25, 0.5, 0.75, 0.9] as const;

/** What the page shows first: a server of the first fleet's chips with the first job's model. */
export function firstChoice(scenario: Fleets, modelId: string): ModelChoice {
  const [first] = acceleratorChoices(scenario);
  return {
    acceleratorKey: first?.key ?? '',
    ...{ modelId, precision: 'fp8', acceleratorCount: 8, batch: null, loadFraction: 0.5 },
    ...requestOf(modelId),
  };
}

/** The sheet of a choice; null where the scenario has changed and no longer has it. */
export function sheetOfChoice(scenario: Fleets, choice: ModelChoice): ModelSheet | null {
  const { acceleratorKey, modelId, batch, ...rest } = choice;
  const on = acceleratorChoices(scenario).find(({ key }) => key === acceleratorKey);
  const model = modelChoices(scenario).find(({ id }) => id === modelId);
  if (on === undefined || model === undefined) return null;
  const { accelerator, serverOverheadFraction } = on;
  // GPT-J's benchmark searches with beams, which no other request does.
  const beamCount = servedModels.find((each) => each.model.id === modelId)?.shape?.beamCount;
  return modelSheet({
    ...{ ...rest, accelerator, model },
    ...(batch === null ? {} : { batch }),
    ...(beamCount === undefined ? {} : { beamCount }),
    ...(serverOverheadFraction === undefined ? {} : { serverOverheadFraction }),
  });
}
