// How does a year read on a terminal? A table, a row a fleet and age, and what it weighs.
import type { BridgeSize, ShadowYear, YearAge, YearFleet, YearStudy } from '../compute/index.ts';
import { printable } from './problems.ts';
import {
  celsiusWords,
  countWords,
  energyWords,
  flopWords,
  percentWords,
  significant,
} from './quantities.ts';
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
    ...batteryCells(battery),
  ];
}

function batteryCells(battery: YearAge['battery']): string[] {
  if (battery === null) return ['none', 'none', 'no battery'];
  const { cyclesPerYear, depthMaxFraction, lifeYears } = battery;
  const lasts = `${significant(lifeYears)} y`;
  return [countWords(cyclesPerYear), percentWords(depthMaxFraction), lasts];
}

function massLine({ fleet, mass, sunlitFractionMin }: YearFleet): string {
  const { statedKgPerKwSustained, sumKgPerKwSustained, statedKg, sumKg } = mass;
  const perKw = (value: number | null): string => (value === null ? 'n/a' : significant(value));
  const stated = `${significant(statedKg)} kg stated, ${perKw(statedKgPerKwSustained)} kg per kW`;
  const sum = `parts ${significant(sumKg)} kg, ${perKw(sumKgPerKwSustained)} kg per kW`;
  const sunlit = `worst revolution ${percentWords(sunlitFractionMin)} sunlit`;
  return `${printable(fleet)}: ${stated} sustained; ${sum}; ${sunlit}\n`;
}

/** How a satellite may go through its shadows, in the order of the table. */
const ways = [
  ['asDesigned', 'as designed'],
  ['bridged', 'bridged, at full work'],
  ['slowed', 'slowed down'],
  ['paused', 'paused'],
] as const;

const wayColumns = [
  { head: 'fleet', align: 'left' },
  { head: 'in the shadow', align: 'left' },
  { head: 'mean', align: 'right' },
  { head: 'worst orbit', align: 'right' },
  { head: 'kW a satellite', align: 'right' },
  { head: 'lost over the year', align: 'right' },
  { head: 'lost', align: 'right' },
  { head: 'in the worst orbit', align: 'right' },
] as const;

function wayCells(fleet: string, name: string, year: ShadowYear): string[] {
  return [
    fleet,
    name,
    percentWords(year.utilisationFraction),
    percentWords(year.worstUtilisationFraction),
    significant(year.computeW / 1000),
    `${countWords(year.lostAcceleratorHours)} acc. h`,
    percentWords(year.lostFraction),
    percentWords(year.worstLostFraction),
  ];
}

/** Kilograms and their share of the satellite's mass. */
function massWords(massKg: number, fraction: number): string {
  return `${significant(massKg)} kg, ${percentWords(fraction)} of mass`;
}

/** What a battery and an array weigh that bridge, in a line. */
function bridgeWords(size: BridgeSize): string {
  if (!Number.isFinite(size.batteryJ)) return 'no battery does';
  const { batteryJ, extraBatteryJ, arrayM2, extraArrayM2, rechargeM2 } = size;
  const batteryMore = `${energyWords(extraBatteryJ)} and ${significant(size.extraBatteryKg)} kg`;
  const weighs = massWords(size.batteryKg, size.batteryMassFraction);
  const battery = `battery ${energyWords(batteryJ)}, ${weighs} (${batteryMore} more)`;
  const charging = `${significant(rechargeM2)} m² (${significant(size.rechargeKg)} kg) to charge`;
  const arrayMore = `${significant(extraArrayM2)} m² and ${significant(size.extraArrayKg)} kg`;
  const array = `array ${significant(arrayM2)} m², of it ${charging} (${arrayMore} more)`;
  return `${battery}; ${array}; to add: ${massWords(size.extraKg, size.extraMassFraction)}`;
}

/** Why there is nothing to choose between battery and pause. */
function noChoiceWords({ fleet, sunlitFractionMin }: YearFleet): string {
  const reason =
    sunlitFractionMin < 1 ? 'no array charges a battery, or no load needs one' : 'no shadow';
  return `${printable(fleet)}: nothing to bridge: ${reason}\n`;
}

function eclipseLines(found: YearFleet): string {
  const { fleet, eclipse, mass } = found;
  if (eclipse === null) return noChoiceWords(found);
  const { satellite, utcMs, shadowS, periodS, bridge, kgPerKwGained } = eclipse;
  const day = new Date(utcMs).toISOString().slice(0, 10);
  const minutes = `${(shadowS / 60).toFixed(1)} of ${(periodS / 60).toFixed(1)} min`;
  const { statedKgPerKwSustained } = mass;
  const { now } = bridge;
  const share = massWords(now.bridgingKg, now.bridgingMassFraction);
  const gained =
    kgPerKwGained === null
      ? 'gains nothing'
      : `${significant(kgPerKwGained)} kg per kW gained in the annual mean`;
  const design = `the design: ${significant(statedKgPerKwSustained ?? NaN)} per kW sustained`;
  return [
    `longest shadow ${minutes} on ${day}, ${printable(satellite)}`,
    `to bridge it as it stands: ${bridgeWords(bridge.now)}`,
    `and still at the end of life: ${bridgeWords(bridge.end)}`,
    `bridging instead of pausing: ${share}, ${gained} (${design})`,
  ]
    .map((line) => `${printable(fleet)}: ${line}\n`)
    .join('');
}

/** Bridging, slowing down or pausing in the shadow: a table, and what bridging weighs. */
function eclipseText(fleets: readonly YearFleet[]): string {
  if (fleets.length === 0) return '';
  const rows = fleets.flatMap(({ fleet, eclipse }) =>
    eclipse === null ? [] : ways.map(([key, name]) => wayCells(fleet, name, eclipse.years[key])),
  );
  const table = rows.length === 0 ? '' : `\n${textTable(wayColumns, rows)}`;
  return `${table}\n${fleets.map(eclipseLines).join('')}`;
}

/** Why a battery may seem to last longer when the machine is old. */
function wearLines(fleets: readonly YearFleet[]): string[] {
  return fleets.flatMap(({ fleet, ages }) => {
    const [first, last] = [ages[0]?.battery, ages.at(-1)?.battery];
    if (!first || !last || !(last.lifeYears > first.lifeYears)) return [];
    const why = 'the old array leaves less to charge it with, so its cycles are shallower';
    return [`${printable(fleet)}: worked as at its end a battery lasts longer: ${why}\n`];
  });
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
  const skipped = skippedFleets.map(
    ({ fleet, reason }) => `${printable(fleet)}: no year, ${reason}\n`,
  );
  const hottest = fleets.length === 0 ? '' : `hottest coolant ${celsiusWords(hottestK)}\n`;
  return [
    `${head}\n\n`,
    fleets.length === 0 ? '' : `${textTable(columns, rows)}\n`,
    ...fleets.map(massLine),
    ...wearLines(fleets),
    eclipseText(fleets),
    ...skipped,
    `${hottest}in ${significant(wallS)} s\n`,
  ].join('');
}
