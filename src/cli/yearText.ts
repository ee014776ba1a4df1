// How does a year read on a terminal? A table, a row a fleet and age, and what it weighs.
import type { YearAge, YearFleet, YearStudy } from '../compute/index.ts';
import { printable } from './problems.ts';
import { celsiusWords, countWords, flopWords, percentWords, significant } from './quantities.ts';
import { textTable } from './textTable.ts';

const columns = [
  { head: 'fleet', align: 'left' },
  { head: 'age', align: 'right' },
  { head: 'delivered', align: 'right' },
  { head: 'at most', align: 'right' },
  { head: 'mean', align: 'right' },
  { head: 'worst orbit', align: 'right' },
  { head: 'on', align: 'left' },
  { head: 'for', align: 'left' },
  { head: 'kW a satellite', align: 'right' },
  { head: 'sunlit', align: 'right' },
  { head: 'cycles/y', align: 'right' },
  { head: 'deepest', align: 'right' },
  { head: 'battery lasts', align: 'right' },
] as const;

function ageCells(fleet: YearFleet, age: YearAge): string[] {
  const { worst, battery } = age;
  return [
    fleet.fleet,
    `${significant(age.ageYears)} y`,
    `${countWords(age.acceleratorHours)} acc. h`,
    flopWords(age.deliveredFlop),
    percentWords(age.utilisationFraction),
    percentWords(worst.utilisationFraction),
    new Date(worst.utcMs).toISOString().slice(0, 10),
    worst.cause ?? 'nothing',
    significant(age.computeW / 1000),
    percentWords(fleet.sunlitFraction),
    countWords(battery.cyclesPerYear),
    percentWords(battery.depthMaxFraction),
    `${significant(battery.lifeYears)} y`,
  ];
}

function massLine({ fleet, mass, sunlitFractionMin }: YearFleet): string {
  const { statedKgPerKwSustained, sumKgPerKwSustained, statedKg, sumKg } = mass;
  const perKw = (value: number | null): string => (value === null ? 'n/a' : significant(value));
  const stated = `${significant(statedKg)} kg stated, ${perKw(statedKgPerKwSustained)} kg per kW`;
  const sum = `parts ${significant(sumKg)} kg, ${perKw(sumKgPerKwSustained)} kg per kW`;
  const sunlit = `worst revolution ${percentWords(sunlitFractionMin)} sunlit`;
  return `${printable(fleet)}: ${stated} sustained; ${sum}; ${sunlit}\n`;
}

/** The year of every fleet as text. */
export function yearText(name: string, study: YearStudy, wallS: number): string {
  const { fleets, dayCount, skippedFleets } = study;
  const start = new Date(study.startUtcMs).toISOString().slice(0, 10);
  const rows = fleets.flatMap((fleet) => fleet.ages.map((age) => ageCells(fleet, age)));
  const hottestK = fleets
    .flatMap(({ ages }) => ages)
    .reduce((most, { temperatureMaxK }) => Math.max(most, temperatureMaxK), -Infinity);
  const head = `${printable(name)}: a year from ${start} at full work, ${dayCount} days an orbit`;
  const skipped = skippedFleets.map((id) => `${printable(id)}: no year to show\n`);
  return [
    `${head}\n\n`,
    textTable(columns, rows),
    '\n',
    ...fleets.map(massLine),
    ...skipped,
    `hottest coolant ${celsiusWords(hottestK)}\nin ${significant(wallS)} s\n`,
  ].join('');
}
