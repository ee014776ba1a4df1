// Does a question open the satellite and the view that answer it?
import { expect, test, vi } from 'vitest';
import { useMachine } from '../../../src/ui/machine/machineState.ts';
import { useNetwork } from '../../../src/ui/network/networkState.ts';
import { questions, worstSatellite } from '../../../src/ui/panels/questions.ts';
import { useStore } from '../../../src/ui/store.ts';
import { useView } from '../../../src/ui/view.ts';
import { syntheticDay } from '../syntheticResult.ts';

vi.mock('../../../src/ui/run/runs.ts', () => ({ runClient: {}, startRun: () => undefined }));

test('the satellite that is worst off is opened, the first of equals', () => {
  const result = syntheticDay();
  const warmest = worstSatellite(result, (metrics) => metrics.temperatureMaxK);
  for (const { temperatureMaxK } of result.metrics.satellites) {
    expect(result.metrics.satellites[warmest]!.temperatureMaxK).toBeGreaterThanOrEqual(
      temperatureMaxK,
    );
  }
  expect(worstSatellite(result, () => 1)).toBe(0);
});

test('each question leads to a view of its own, of a satellite or of the network', () => {
  const result = syntheticDay();
  const seen = questions.map(({ open }) => {
    useStore.getState().set({ source: null });
    useStore.getState().select(null);
    useView.getState().set({ inspectorTab: 'overview' });
    open(result);
    if (useView.getState().inspectorTab === 'network') return useNetwork.getState().view;
    expect(useStore.getState().selection?.kind).toBe('satellite');
    expect(useView.getState().inspectorTab).toBe('satellite');
    return useMachine.getState().view;
  });
  expect(seen).toEqual(['heat', 'year', 'radiation', 'traffic', 'latency', 'training']);
});
