// Who is asked what a workload asks, and what fleets and ground can give?

import { useEffect, useState } from 'react';
import type { WorkloadDemand, WorkloadSupply } from '../../compute/index.ts';
import { sourceAhead, useEditedSource } from '../editor/editedSource.ts';
import type { ReadScenario, ScenarioSource } from '../run/messages.ts';
import { Study } from '../run/study.ts';
import type { StudyState } from '../run/study.ts';
import { useStore } from '../store.ts';

export const demandStudy = new Study<null, WorkloadDemand>({
  ask: (source) => ({ kind: 'workload', source }),
  read: (answer) =>
    answer.kind === 'result' && answer.of === 'workload' ? answer.demand : undefined,
});

export const supplyStudy = new Study<null, WorkloadSupply>({
  ask: (source) => ({ kind: 'supply', source }),
  read: (answer) =>
    answer.kind === 'result' && answer.of === 'supply' ? answer.supply : undefined,
});

/** Satellite-minutes that are walked through without being asked to; about a second of work. */
const unaskedMax = 300 * 1440;

/** Whether what the fleets can give is worked out as soon as it can be. */
export function isQuick({ satellites, durationS }: ReadScenario): boolean {
  return (satellites.length * durationS) / 60 <= unaskedMax;
}

const isOf = (state: StudyState<null, unknown>, source: ScenarioSource): boolean =>
  state.source === source && (state.isRunning || state.known !== null || state.failure !== null);

/** Asks for both, the second when the first is there and no run needs the worker. */
export function useAsking(source: ScenarioSource | null): void {
  const isBusy = useStore(({ run }) => run.status === 'reading' || run.status === 'running');
  const isQuickHere = useStore(({ scenario }) => scenario !== null && isQuick(scenario));
  const hasDemand = demandStudy.use(
    (state) => state.source === source && (state.known !== null || state.failure !== null),
  );
  useEffect(() => {
    if (source !== null && !isOf(demandStudy.use.getState(), source)) {
      demandStudy.start(source, null);
    }
  }, [source]);
  useEffect(() => {
    if (source === null || !hasDemand || isBusy || !isQuickHere) return;
    if (!isOf(supplyStudy.use.getState(), source)) supplyStudy.start(source, null);
  }, [source, hasDemand, isBusy, isQuickHere]);
}

/** The scenario that is looked ahead to: edited and without problems, or the one on screen. */
export function useSourceAhead(): ScenarioSource | null {
  const shown = useStore((state) => state.source);
  const edited = useEditedSource();
  return sourceAhead(shown, edited);
}

/** The last outcome stays until the next is there. */
export function useLast<Outcome>(study: Study<null, Outcome>): Outcome | null {
  const outcome = study.use((state) => state.known?.outcome ?? null);
  const [last, setLast] = useState(outcome);
  if (outcome !== null && outcome !== last) setLast(outcome);
  return outcome ?? last;
}
