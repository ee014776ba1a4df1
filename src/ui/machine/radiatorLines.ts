// How is the radiator sheet laid out: lines by case, bars beside systems by others? Pure.

import { lifeStages, radiatorAttitudes } from '../../compute/index.ts';
import type {
  FleetAfterLoss,
  LifeStage,
  PublishedRadiator,
  RadiatorAttitude,
  RadiatorRow,
  RadiatorSheet,
  SkyCase,
  ThrottleTime,
} from '../../compute/index.ts';
import { formatDuration, formatNumber } from '../panels/format.ts';
import type { CertifiedValue } from './certificates.ts';

export const attitudeWords: Readonly<Record<RadiatorAttitude, string>> = {
  edgeOn: 'Edge-on',
  nadirFacing: 'Nadir',
};

/** A fleet that is no longer new begins with its present age. */
export function lifeWords(ageYears: number): Readonly<Record<LifeStage, string>> {
  return { begin: ageYears > 0 ? 'now' : 'begin', end: 'end' };
}

/** The lines of one sky, in the sheet's order: attitude, then age, then loops. */
export const linesOfSky = ({ rows }: RadiatorSheet, sky: SkyCase): RadiatorRow[] =>
  rows.filter(({ environment }) => environment === sky);

/** Square metres and kilograms: a dash where the sky heats more than the radiator emits. */
export const perKwText = (value: number): string => formatNumber(value);

/** One bar: what a kilowatt needs, least to most. */
export interface RadiatorBar {
  readonly name: string;
  readonly isOwn: boolean;
  readonly areaM2PerKw: readonly [least: number, most: number];
  readonly massKgPerKw: number | null;
  /** Of area and mass; null for what was worked out here. */
  readonly certificates: {
    readonly area: CertifiedValue;
    readonly mass: CertifiedValue | null;
  } | null;
}

/** `1.4–4.3`, or one figure. */
export function rangeText([least, most]: readonly [number, number]): string {
  return least === most ? perKwText(least) : `${perKwText(least)}–${perKwText(most)}`;
}

type Certificate = Pick<CertifiedValue['row'], 'unit' | 'source' | 'date' | 'confidence'>;

/** A figure by others as the popover of certificates takes it; no scenario sets it. */
function certified(
  name: string,
  field: string,
  { unit, source, date, confidence }: Certificate,
  text: string,
): CertifiedValue {
  const row = {
    ...({ kind: 'platforms', id: name, name, field, value: text } as const),
    ...{ unit, source, date, confidence },
  };
  return { row, own: undefined, override: null };
}

function barOf({ name, areaM2PerKw, massKgPerKw }: PublishedRadiator): RadiatorBar {
  const area = certified(name, 'areaOfAKilowatt', areaM2PerKw, rangeText(areaM2PerKw.value));
  const mass =
    massKgPerKw === null
      ? null
      : certified(name, 'massOfAKilowatt', massKgPerKw, perKwText(massKgPerKw.value));
  return {
    ...{ name, isOwn: false, areaM2PerKw: areaM2PerKw.value },
    massKgPerKw: massKgPerKw?.value ?? null,
    certificates: { area, mass },
  };
}

/** This design from its best to its worst case (of one attitude), then the systems by others. */
export function radiatorBars(sheet: RadiatorSheet): RadiatorBar[] {
  const own = radiatorAttitudes.map((attitude): RadiatorBar => {
    const rows = sheet.rows.filter((row) => row.attitude === attitude && !row.isLoopOut);
    const areas = rows.map((row) => row.areaM2PerKw);
    const mean = rows.find(({ age, environment }) => age === 'begin' && environment === 'mean');
    return {
      name: `This design, ${attitudeWords[attitude].toLowerCase()}`,
      ...{ isOwn: true, certificates: null, massKgPerKw: mean?.massKgPerKw ?? null },
      areaM2PerKw: [Math.min(...areas), Math.max(...areas)],
    };
  });
  return [...own, ...sheet.published.map(barOf)];
}

/** Where a bar begins and ends, as shares of the longest; what is endless ends with it. */
export function barSpans(bars: readonly RadiatorBar[]): { from: number; to: number }[] {
  const finite = bars.map((bar) => bar.areaM2PerKw[1]).filter(Number.isFinite);
  const longest = Math.max(...finite, Number.MIN_VALUE);
  const share = (value: number): number => Math.min(value, longest) / longest;
  return bars.map(({ areaM2PerKw: [least, most] }) => ({ from: share(least), to: share(most) }));
}

/** How soon work slows down after a loss. */
export function throttleText({ toThrottleS }: Pick<ThrottleTime, 'toThrottleS'>): string {
  if (toThrottleS === Infinity) return 'never';
  return toThrottleS <= 0 ? 'at once' : formatDuration(toThrottleS);
}

export const tripText = ({ toTripS }: Pick<ThrottleTime, 'toTripS'>): string =>
  toTripS === Infinity ? 'never' : formatDuration(toTripS);

/** After either loss, as a fleet flies: the soonest of its orbits and of the year's β. */
export interface FlownLoss {
  readonly fleet: string;
  readonly age: LifeStage;
  readonly oneLoop: FleetAfterLoss;
  readonly allRadiation: FleetAfterLoss;
}

/** Losses of a verdict by fleet and age, in its order. */
export function flownLosses(afterLoss: readonly FleetAfterLoss[]): FlownLoss[] {
  return afterLoss.flatMap((oneLoop) => {
    if (oneLoop.lost !== 'oneLoop') return [];
    const { fleet, age } = oneLoop;
    const allRadiation = afterLoss.find(
      (each) => each.fleet === fleet && each.age === age && each.lost === 'allRadiation',
    );
    return allRadiation === undefined ? [] : [{ fleet, age, oneLoop, allRadiation }];
  });
}

/** After a loss, by attitude and age. */
export function throttleLines({ throttleTimes }: RadiatorSheet): {
  readonly attitude: RadiatorAttitude;
  readonly age: LifeStage;
  readonly oneLoop: ThrottleTime;
  readonly allRadiation: ThrottleTime;
}[] {
  const find = (attitude: RadiatorAttitude, age: LifeStage, lost: ThrottleTime['lost']) =>
    throttleTimes.find(
      (time) => time.attitude === attitude && time.age === age && time.lost === lost,
    )!;
  return radiatorAttitudes.flatMap((attitude) =>
    lifeStages.map((age) => ({
      ...{ attitude, age },
      oneLoop: find(attitude, age, 'oneLoop'),
      allRadiation: find(attitude, age, 'allRadiation'),
    })),
  );
}
