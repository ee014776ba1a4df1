// How do the days of a year become a table?
import { radPerDeg } from '../../orbit/index.ts';
import { csvLine, isoUtc, pagesOf } from '../account/csv.ts';
import { causes } from '../account/cause.ts';
import type { YearDay, YearStudy } from './yearResult.ts';

const lostCauses = causes.filter((cause) => cause === 'energy' || cause === 'heat');

const columns = [
  'fleet',
  'satellite',
  'ageYears',
  'utc',
  'betaDeg',
  'weightFraction',
  'shadowS',
  'sunlitFraction',
  'utilisationFraction',
  'powerComputeW',
  'stateOfChargeMinFraction',
  'depthOfDischargeFraction',
  'temperatureMaxK',
  ...lostCauses.map((cause) => `${cause}LostFraction`),
  'periodS',
];

function cellsOf(day: YearDay) {
  return [
    day.fleet,
    day.satellite,
    day.ageYears,
    isoUtc(day.utcMs),
    day.betaRad / radPerDeg,
    day.weightFraction,
    day.shadowS,
    day.sunlitFraction,
    day.utilisationFraction,
    day.computeW,
    day.stateOfChargeMinFraction,
    day.depthFraction,
    day.temperatureMaxK,
    ...lostCauses.map((cause) => day.lostFractions[cause]),
    day.periodS,
  ];
}

function* lines({ days }: Pick<YearStudy, 'days'>): Generator<string> {
  yield csvLine(columns);
  for (const day of days) yield csvLine(cellsOf(day));
}

/** year.csv: a row a representative day; weights of a fleet at one age sum to 1. */
export function yearDayPages(study: Pick<YearStudy, 'days'>): Generator<string> {
  return pagesOf(lines(study));
}
