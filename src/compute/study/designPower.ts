// Do array, battery and bus of a design carry full work through its worst revolution?
import { astronomicalUnitKm } from '../../orbit/index.ts';
import { solarConstantWPerM2 } from '../plant/constants.ts';
import type { Fleet, Platform } from '../scenario/scenario.ts';
import { arrayOn, hardestRevolution } from './arrayNeed.ts';
import { arrayAt } from './arrayOutput.ts';
import { batteryWear } from './batteryWear.ts';
import { ageWord, atLeast, atMost, type DesignFinding } from './finding.ts';
import { fullLoad, sourceFraction } from './fullLoad.ts';
import { endOfLifePlatform } from './laterPlatform.ts';
import { sunDistanceKm, type DesignSeason, type SeasonDay } from './worstSeason.ts';

/** Energy through the battery per energy out of it. */
export function roundTripFraction({ battery }: Platform): number {
  return battery.chargeEfficiencyFraction * battery.dischargeEfficiencyFraction;
}

/**
 * Mean power in sunlight that carries a load through a revolution: itself, and what the shadow
 * took out of the battery. The same unit in and out; Infinity where there is no sunlight.
 */
export function sunlitPowerW(loadW: number, day: SeasonDay, roundTrip: number): number {
  const sunlitS = day.periodS - day.darkS;
  return sunlitS > 0 ? loadW * (1 + day.darkS / (sunlitS * roundTrip)) : Infinity;
}

/** What the bus must get from array and battery at full work, W: a reactor carries the rest. */
export function batteryLoadW(platform: Platform): number {
  const { busW } = fullLoad(platform);
  return Math.max(0, busW - platform.fission.powerW * sourceFraction(platform));
}

function minutesText(day: SeasonDay): string {
  return `${(day.darkS / 60).toFixed(1)} of ${(day.periodS / 60).toFixed(1)} min in shadow`;
}

/** A reactor alone against all loads, or that there is no source at all. */
function sourceFinding({ platform }: Fleet): DesignFinding {
  const { fission } = platform;
  const name = fission.powerW > 0 ? 'reactor' : 'source (neither array nor reactor)';
  return atLeast(
    {
      area: 'power',
      unit: 'kW',
      what: `${name}, for all loads`,
      note: 'with housekeeping and conversion; no array, so nothing charges a battery',
    },
    fullLoad(platform).sourceW / 1000,
    fission.powerW / 1000,
  );
}

/**
 * The array as its loads get it at 1 au, against compute alone, as announcements count. What a
 * reactor carries is on neither side, as in the lines of all loads.
 */
function announcedFinding({ platform }: Fleet, { worst, group }: DesignSeason): DesignFinding {
  const roundTrip = roundTripFraction(platform);
  const { computeW } = fullLoad(platform);
  const rated = { fluxWPerM2: solarConstantWPerM2, incidenceCos: 1 };
  const fromSource = sourceFraction(platform) * platform.power.pointOfLoadEfficiencyFraction;
  const arrayW = arrayAt(platform.array, group.altitudeKm, rated).powerW;
  const reactorW = Math.min(computeW, platform.fission.powerW * fromSource);
  const aloneW = sunlitPowerW(computeW - reactorW, worst, roundTrip);
  const carried = `${minutesText(worst)}, round trip ${roundTrip.toFixed(2)}`;
  const beside = reactorW > 0 ? `, beside ${(reactorW / 1000).toFixed(2)} kW of the reactor` : '';
  return atLeast(
    {
      ...{ area: 'power', unit: 'kW' },
      what: 'array as its loads get it at 1 au, for compute alone in the worst revolution',
      note: `${carried}; before housekeeping${beside}`,
    },
    aloneW / 1000,
    (arrayW * fromSource) / 1000,
  );
}

/** The array against all that it must carry, in the revolution in which it is the most short. */
function arrayFindings(fleet: Fleet, season: DesignSeason): DesignFinding[] {
  const { platform, ageYears } = fleet;
  if (platform.array.areaM2 === 0) return [sourceFinding(fleet)];
  const roundTrip = roundTripFraction(platform);
  const loadW = batteryLoadW(platform);
  const { day, neededW, givenW } = hardestRevolution(
    fleet,
    season,
    (each) => sunlitPowerW(loadW, each, roundTrip) / sourceFraction(platform),
  );
  const later = endOfLifePlatform(platform, ageYears);
  const distance = (sunDistanceKm(day.utcMs) / astronomicalUnitKm).toFixed(3);
  const carried = `${minutesText(day)}, round trip ${roundTrip.toFixed(2)}`;
  const note = `${carried}, with housekeeping and conversion, Sun at ${distance} au`;
  const text = { area: 'power', unit: 'kW', note } as const;
  const what = 'array, for all loads in the worst revolution';
  const laterW = arrayOn(later.array, fleet, season, day);
  return [
    announcedFinding(fleet, season),
    atLeast({ ...text, what: `${what}, ${ageWord(ageYears)}` }, neededW / 1000, givenW / 1000),
    atLeast({ ...text, what: `${what}, end of life` }, neededW / 1000, laterW / 1000),
  ];
}

/** What a shadow takes out of cells that are not there. */
function noBatteryFinding(platform: Platform, worst: SeasonDay): DesignFinding {
  return atLeast(
    {
      area: 'power',
      what: 'battery (there is none), longest shadow',
      unit: 'kWh',
      note: `${minutesText(worst)}, in which nothing carries work and housekeeping`,
    },
    (batteryLoadW(platform) * worst.darkS) / platform.battery.dischargeEfficiencyFraction / 3.6e6,
    0,
  );
}

/** The battery against the longest shadow, and its wear against the design life. */
function batteryFindings({ platform, ageYears }: Fleet, season: DesignSeason): DesignFinding[] {
  const { battery, designLifeYears } = platform;
  const { worst, days } = season;
  const loadW = batteryLoadW(platform);
  if (worst.darkS === 0 || loadW === 0 || platform.array.areaM2 === 0) return [];
  if (battery.capacityJ === 0) return [noBatteryFinding(platform, worst)];
  const drawnJ = (day: SeasonDay): number =>
    (loadW * day.darkS) / battery.dischargeEfficiencyFraction;
  const note = `${minutesText(worst)}, down to the floor of compute`;
  const energy = { area: 'power', unit: 'kWh', note } as const;
  const usableJ = ({ battery: aged }: Platform): number =>
    aged.capacityJ * aged.depthOfDischargeMaxFraction;
  const chargeW = sunlitPowerW(loadW, worst, roundTripFraction(platform)) - loadW;
  const yearCount = (365.25 * 86_400) / worst.periodS / days.length;
  const wear = batteryWear(
    battery,
    days.map((day) => ({
      depthFraction:
        Math.min(battery.capacityJ * battery.depthOfDischargeMaxFraction, drawnJ(day)) /
        battery.capacityJ,
      count: yearCount,
    })),
  );
  const cycles = `${wear.cyclesPerYear.toFixed(0)} cycles a year`;
  const depth = `${(100 * wear.depthMaxFraction).toFixed(0)} % deep at most`;
  const later = endOfLifePlatform(platform, ageYears);
  const power = { area: 'power', unit: 'kW' } as const;
  return [
    atLeast(
      { ...energy, what: `battery, longest shadow, ${ageWord(ageYears)}` },
      drawnJ(worst) / 3.6e6,
      usableJ(platform) / 3.6e6,
    ),
    atLeast(
      { ...energy, what: 'battery, longest shadow, end of life (calendar alone)' },
      drawnJ(worst) / 3.6e6,
      usableJ(later) / 3.6e6,
    ),
    atLeast({ ...power, what: 'battery discharge' }, loadW / 1000, battery.dischargeMaxW / 1000),
    atLeast(
      { ...power, what: 'battery charge after the longest shadow' },
      chargeW / 1000,
      battery.chargeMaxW / 1000,
    ),
    atLeast(
      {
        area: 'power',
        what: 'battery life',
        unit: 'years',
        note: `${cycles}, ${depth}, and the calendar, to ${battery.endOfLifeFraction} of capacity`,
      },
      designLifeYears,
      wear.lifeYears,
    ),
  ];
}

/** Everything of a fleet's design about power. */
export function powerFindings(fleet: Fleet, season: DesignSeason): DesignFinding[] {
  const { platform } = fleet;
  const { computeW, housekeepingW } = fullLoad(platform);
  const bus = atMost(
    { area: 'power', what: 'bus, compute and housekeeping at full work', unit: 'kW' },
    platform.power.busMaxW / 1000,
    (computeW + housekeepingW) / 1000,
  );
  return [...arrayFindings(fleet, season), ...batteryFindings(fleet, season), bus];
}
