// What is in the catalogue, and what does each of its values rest on?

import {
  anomalyModel,
  cosmicRayDoseKradPerYear,
  referenceDoseKradPerYear,
} from '../../plant/protonFlux.ts';
import { protonsPerCm2PerKrad, trilliumSensitivity } from '../../plant/singleEvents.ts';
import { skyCases } from '../../study/skyCases.ts';
import { restartTimes } from '../radiationSchema.ts';
import { weatherHabits } from '../weatherSchema.ts';
import { fibre } from '../../network/fibre.ts';
import { accelerators } from './accelerators.ts';
import { cities } from './cities.ts';
import { constantsOfNature, sunAndEarth } from './environment.ts';
import { interconnects } from './interconnects.ts';
import { models } from './models.ts';
import { platforms } from './platforms.ts';
import type { CatalogueRecord, Confidence, Sourced } from './sourced.ts';
import { stations } from './stations.ts';
import { opticalTerminals, rfTerminals } from './terminals.ts';

/** Doses and fluxes against which rates of events are measured. */
const protons = {
  id: 'protons',
  name: 'Penetrating protons and the South Atlantic Anomaly',
  fields: {
    ...anomalyModel,
    referenceDoseKradPerYear,
    cosmicRayDoseKradPerYear,
    protonsPerCm2PerKrad,
  },
};

const restart = { id: 'restart', name: 'Restart after an event', fields: restartTimes };
const hotSky = { id: 'sky-hot', name: 'Sun and Earth, hot case', fields: skyCases.hot };
const coldSky = { id: 'sky-cold', name: 'Sun and Earth, cold case', fields: skyCases.cold };

/** Everything that a scenario can call by name, then what every run rests on. */
export const catalogue = {
  accelerators,
  models,
  platforms,
  stations,
  cities,
  interconnects,
  terminals: [...opticalTerminals, ...rfTerminals],
  environment: [sunAndEarth, hotSky, coldSky, weatherHabits, fibre, constantsOfNature],
  radiation: [protons, trilliumSensitivity, restart],
} as const;

export type CatalogueKind = keyof typeof catalogue;

/** One value of one record with its certificate, for tables. */
export interface CatalogueRow {
  readonly kind: CatalogueKind;
  readonly id: string;
  readonly name: string;
  readonly field: string;
  /** A list is one of names, such as those of body axes. */
  readonly value: number | string | boolean | readonly string[];
  readonly unit: string;
  readonly source: string;
  readonly date: string;
  readonly confidence: Confidence;
}

/** The names of one part of the catalogue. */
export function catalogueIds(kind: CatalogueKind): string[] {
  return catalogue[kind].map((record) => record.id);
}

/** The record of this name, or null. */
export function findRecord<T>(
  records: readonly CatalogueRecord<T>[],
  id: string,
): CatalogueRecord<T> | null {
  return records.find((record) => record.id === id) ?? null;
}

/** Every value of the catalogue with its certificate, a row each. */
export function listCatalogue(): CatalogueRow[] {
  return (Object.keys(catalogue) as CatalogueKind[]).flatMap((kind) =>
    catalogue[kind].flatMap((record) => rowsOf(kind, record as AnyRecord)),
  );
}

/** A record seen from outside: some values under some names. */
interface AnyRecord {
  readonly id: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, Sourced<CatalogueRow['value']>>>;
}

function rowsOf(kind: CatalogueKind, record: AnyRecord): CatalogueRow[] {
  const fields = Object.entries(record.fields);
  return fields.map(([field, certified]) => ({
    kind,
    id: record.id,
    name: record.name,
    field,
    ...certified,
  }));
}
