// Who is asked about delays, from which cities, and what was chosen?

import { create } from 'zustand';
import { listCatalogue } from '../../compute/index.ts';
import type { AskingCity, CatalogueRow, LatencyMode } from '../../compute/index.ts';
import type { CityDelays, LatencyQuestion, ReadScenario } from '../run/messages.ts';
import type { ScenarioSource } from '../run/messages.ts';
import { Study } from '../run/study.ts';

/** A city of the catalogue; its row of people carries their certificate. */
export interface City extends AskingCity {
  readonly name: string;
  readonly populationCount: number;
  readonly population: CatalogueRow;
}

const radPerDeg = Math.PI / 180;
let kept: readonly City[] | null = null;

function readCities(): City[] {
  const byId = new Map<string, Map<string, CatalogueRow>>();
  for (const row of listCatalogue()) {
    if (row.kind !== 'cities') continue;
    byId.set(row.id, (byId.get(row.id) ?? new Map<string, CatalogueRow>()).set(row.field, row));
  }
  return [...byId].map(([id, rows]) => {
    const population = rows.get('populationCount')!;
    return {
      ...{ id, name: population.name, population, populationCount: Number(population.value) },
      latitudeRad: Number(rows.get('latitudeDeg')?.value) * radPerDeg,
      longitudeRad: Number(rows.get('longitudeDeg')?.value) * radPerDeg,
    };
  });
}

/** The cities of the catalogue, read once. */
export function catalogueCities(): readonly City[] {
  kept ??= readCities();
  return kept;
}

/** The page's study of delays: all cities at once. */
export const latencyDay = new Study<LatencyQuestion, readonly CityDelays[]>({
  ask: (source, question) => ({ kind: 'latency', source, question }),
  read: (answer) =>
    answer.kind === 'result' && answer.of === 'latency' ? answer.cities : undefined,
});

/** For how much of the day a city must stay below the bound. */
export type DayShare = 'p50S' | 'p90S' | 'p99S';

export interface LatencyChoice {
  readonly cityId: string;
  readonly mode: LatencyMode;
  /** Null: the nearest that computes. */
  readonly satelliteIndex: number | null;
  readonly dayShare: DayShare;
}

export const useLatencyChoice = create<LatencyChoice>()(() => ({
  ...{ cityId: 'london', mode: 'best', satelliteIndex: null, dayShare: 'p50S' },
}));

type Asked = Pick<LatencyChoice, 'mode' | 'satelliteIndex'>;

/** What the choice asks of the worker; every city, so that another city is no new question. */
export function questionOf({ mode, satelliteIndex }: Asked, satelliteCount: number) {
  const cities = catalogueCities().map(({ id, latitudeRad, longitudeRad }) => ({
    ...{ id, latitudeRad, longitudeRad },
  }));
  const isOne = satelliteIndex !== null && satelliteIndex < satelliteCount;
  const question: LatencyQuestion = {
    ...{ cities, mode, satelliteIndices: isOne ? [satelliteIndex] : null },
  };
  return question;
}

/** Works out the day as it is chosen; one that is under way or known for this scenario stays. */
export function startLatency(source: ScenarioSource, scenario: ReadScenario): void {
  const { source: askedOf, isRunning, known } = latencyDay.use.getState();
  if (askedOf === source && (isRunning || known !== null)) return;
  latencyDay.start(source, questionOf(useLatencyChoice.getState(), scenario.satellites.length));
}
