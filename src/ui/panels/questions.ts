// What do people ask of such a fleet first, and where on the page is the answer?

import type { Result, SatelliteMetrics } from '../../compute/index.ts';
import { useMachine } from '../machine/machineState.ts';
import type { SatelliteView } from '../machine/machineState.ts';
import { startLatency } from '../network/latencyStudies.ts';
import { useNetwork } from '../network/networkState.ts';
import type { NetworkViewId } from '../network/networkState.ts';
import { startYear, useYear } from '../run/studies.ts';
import { useStore } from '../store.ts';
import { useView } from '../view.ts';
import { openSatellite } from './selecting.ts';

export interface Question {
  readonly text: string;
  /** What is shown, in a few words. */
  readonly answer: string;
  readonly open: (result: Result) => void;
}

/** The satellite with the largest figure; the first of equals. */
export function worstSatellite(
  result: Result,
  figure: (metrics: SatelliteMetrics) => number,
): number {
  const figures = result.metrics.satellites.map(figure);
  return Math.max(0, figures.indexOf(Math.max(...figures)));
}

function openView(index: number, view: SatelliteView): void {
  useMachine.getState().set({ view });
  openSatellite(index);
}

function openYear(result: Result): void {
  openView(
    worstSatellite(result, (metrics) => -metrics.sunlitFraction),
    'year',
  );
  const { source } = useStore.getState();
  const year = useYear.getState();
  const isKnown = year.source === source && (year.isRunning || year.study !== null);
  if (source !== null && !isKnown) startYear(source);
}

function openNetwork(view: NetworkViewId): void {
  useNetwork.getState().set({ view });
  useView.getState().set({ inspectorTab: 'network', phoneTab: 'inspector' });
}

function openLatency(): void {
  openNetwork('latency');
  const { source, scenario } = useStore.getState();
  if (source !== null && scenario !== null) startLatency(source, scenario);
}

export const questions: readonly Question[] = [
  {
    text: 'How much radiator per kilowatt?',
    answer: 'm² and kg at the junction’s limit, minutes to throttle',
    open: (result) =>
      openView(
        worstSatellite(result, (metrics) => metrics.temperatureMaxK),
        'heat',
      ),
  },
  {
    text: 'Truly always sunlit? What does the season cost?',
    answer: 'shadow over the year, a larger battery against pausing',
    open: openYear,
  },
  {
    text: 'What does radiation do to a job?',
    answer: 'silent errors, restarts, voting, dose',
    open: (result) =>
      openView(
        worstSatellite(result, (metrics) => metrics.utilisationFraction),
        'radiation',
      ),
  },
  {
    text: 'Can the results get down?',
    answer: 'GB per kWh, who has the antenna and who waits',
    open: () => openNetwork('traffic'),
  },
  {
    text: 'Which users see less than 100 ms?',
    answer: 'round trips from cities over the day, terminal or fibre',
    open: openLatency,
  },
  {
    text: 'Does a training cluster close?',
    answer: 'links, state and failures of a model across satellites',
    open: () => openNetwork('training'),
  },
];
