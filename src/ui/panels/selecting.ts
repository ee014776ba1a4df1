// What happens when something is chosen in a list, in the search, or by a link?

import { useStore } from '../store.ts';
import { useView } from '../view.ts';

/** Selects a job and shows its facts. */
export function openJob(index: number): void {
  useStore.getState().select({ kind: 'job', index });
  useView.getState().set({ inspectorTab: 'job', phoneTab: 'inspector' });
}

export function openSatellite(index: number): void {
  useStore.getState().select({ kind: 'satellite', index });
  useView.getState().set({ inspectorTab: 'satellite', phoneTab: 'inspector' });
}

export function openStation(index: number): void {
  useStore.getState().select({ kind: 'station', index });
  useView.getState().set({ inspectorTab: 'satellite', phoneTab: 'inspector' });
}

/** Shows the tab that fits what was selected in the scene or the timeline. */
export function followSelection(): () => void {
  return useStore.subscribe((state, before) => {
    const { selection } = state;
    if (selection === before.selection || selection === null) return;
    const { inspectorTab, set } = useView.getState();
    const tab = selection.kind === 'job' ? 'job' : 'satellite';
    const isListTab = ['events', 'compare', 'network'].includes(inspectorTab);
    if (inspectorTab !== tab && !isListTab) set({ inspectorTab: tab });
  });
}
