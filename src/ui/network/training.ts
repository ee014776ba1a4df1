// Which model is asked about first, and what do a scenario's fleets make of it? Pure.

import { clusterTraining } from '../../compute/index.ts';
import type { ClusterTraining } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';

type Model = ReadScenario['models'][number];
type TrainingScenario = Pick<
  ReadScenario,
  'satellites' | 'fleets' | 'links' | 'startUtcMs' | 'radiation' | 'models'
>;

/** The study of a model on every fleet that computes and has links; none without a model. */
export function trainingsOf(
  scenario: TrainingScenario,
  model: Model | undefined,
): ClusterTraining[] {
  if (model === undefined) return [];
  return clusterTraining(scenario, model).filter(({ acceleratorCount }) => acceleratorCount > 0);
}

/** Adam in mixed precision; the study's own default. */
const stateBytePerParameter = 16;

/** The largest model whose state fits on some satellite; the smallest where none does. */
export function firstModel({ fleets, models }: TrainingScenario): string {
  const memories = fleets.map(
    ({ platform }) => platform.acceleratorCount * platform.accelerator.memoryByte,
  );
  const roomByte = Math.max(0, ...memories);
  const bySize = [...models].sort((a, b) => a.parameterCount - b.parameterCount);
  const fitting = bySize.filter((each) => each.parameterCount * stateBytePerParameter <= roomByte);
  return (fitting.at(-1) ?? bySize[0])?.id ?? '';
}
