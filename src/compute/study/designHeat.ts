// Does a design's radiator carry the heat of full work at the limit that binds?
import { from, type Sourced } from '../scenario/catalogue/sourced.ts';
import { kelvinAtZeroDegC } from '../scenario/celsius.ts';
import type { Fleet, Platform } from '../scenario/scenario.ts';
import { timesAfterLoss, type AfterLoss } from './afterLoss.ts';
import { ageWord, atLeast, type DesignFinding } from './finding.ts';
import { fullLoad } from './fullLoad.ts';
import { endOfLifePlatform } from './laterPlatform.ts';
import { bindingLimit, lifeStages, rejectionAt, type LifeStage } from './radiatorSheet.ts';
import { placesOfLaw } from './radiatorSky.ts';
import type { SkyCase } from './skyCases.ts';
import type { DesignSeason } from './worstSeason.ts';

const gb300 = from('GB300 NVL72: coolant inlet of at most 45 °C, as compiled', '2026', 'medium');
/** Coolant that makers allow at the inlet of their racks, K, where anybody has published it. */
export const rackCoolantMaxK: Readonly<Partial<Record<string, Sourced>>> = {
  gb300: gb300(45 + kelvinAtZeroDegC, 'K'),
};

/** Heat that the fleet's radiator rejects at a coolant temperature, W, at its worst β. */
function rejectedW(
  aged: Platform,
  { attitude }: Pick<Fleet, 'attitude'>,
  season: DesignSeason,
  at: { readonly coolantK: number; readonly environment: SkyCase },
): number {
  const { altitudeKm } = season.group;
  const found = season.betasRad.map((betaRad) => {
    const places = placesOfLaw(attitude, aged, { altitudeKm, betaRad });
    return rejectionAt(aged, at.coolantK, { altitudeKm, places, environment: at.environment });
  });
  return Math.min(...found.map((each) => each.rejectedW));
}

/** Everything of a fleet's design about heat. */
export function heatFindings(fleet: Fleet, season: DesignSeason): DesignFinding[] {
  const { platform, ageYears } = fleet;
  const { computeW, heatW } = fullLoad(platform);
  const { limit, coolantK } = bindingLimit(platform);
  const later = endOfLifePlatform(platform, ageYears);
  const celsius = (coolantK - kelvinAtZeroDegC).toFixed(1);
  const where = `at the ${limit} limit (coolant ${celsius} °C)`;
  const heat = { area: 'heat', unit: 'kW' } as const;
  const note = 'all heat of full work; the worst β of the year, own attitude';
  const findings = [
    atLeast(
      { ...heat, what: `radiator ${where}, ${ageWord(ageYears)}`, note: `${note}, mean sky` },
      heatW / 1000,
      rejectedW(platform, fleet, season, { coolantK, environment: 'mean' }) / 1000,
    ),
    atLeast(
      { ...heat, what: `radiator ${where}, end of life, hot sky`, note },
      heatW / 1000,
      rejectedW(later, fleet, season, { coolantK, environment: 'hot' }) / 1000,
    ),
  ];
  const rack = rackCoolantMaxK[platform.accelerator.id];
  if (rack === undefined) return findings;
  const inlet = `a ${(rack.value - kelvinAtZeroDegC).toFixed(0)} °C coolant limit`;
  const source = `${rack.source}; compute alone, without housekeeping and losses`;
  const rackAt = { coolantK: rack.value, environment: 'hot' } as const;
  return [
    ...findings,
    atLeast(
      { ...heat, what: `radiator at ${inlet}, end of life, hot sky`, note: source },
      computeW / 1000,
      rejectedW(later, fleet, season, rackAt) / 1000,
    ),
  ];
}

/** How soon a fleet slows down after a loss, as its orbit and attitude have it. */
export interface FleetAfterLoss extends AfterLoss {
  readonly fleet: string;
  /** The first satellite of the orbit that is the worst for it. */
  readonly satellite: string;
  /** As the fleet stands now, or at the end of its design life. */
  readonly age: LifeStage;
}

/** Whether one loss hits sooner than another. */
function isSooner(one: AfterLoss, other: AfterLoss): boolean {
  if (one.toThrottleS !== other.toThrottleS) return one.toThrottleS < other.toThrottleS;
  return one.toTripS < other.toTripS;
}

/** After each loss, at both ages: the soonest of the year's β, at full work under the own law. */
export function lossesOf(
  { id, platform, attitude, ageYears }: Fleet,
  { group, betasRad }: DesignSeason,
  satellite: string,
): FleetAfterLoss[] {
  const { heatW } = fullLoad(platform);
  const { altitudeKm } = group;
  const byAge = { begin: platform, end: endOfLifePlatform(platform, ageYears) };
  const found = lifeStages.flatMap((age) =>
    betasRad.flatMap((betaRad) => {
      const places = placesOfLaw(attitude, byAge[age], { altitudeKm, betaRad });
      const times = timesAfterLoss(byAge[age], heatW, { altitudeKm, places });
      return times.map((each) => ({ fleet: id, satellite, age, ...each }));
    }),
  );
  return soonestLosses(found);
}

/** Of each loss and age the one that hits soonest. */
export function soonestLosses(losses: readonly FleetAfterLoss[]): FleetAfterLoss[] {
  const soonest = new Map<string, FleetAfterLoss>();
  for (const each of losses) {
    const key = `${each.lost} ${each.age}`;
    const known = soonest.get(key);
    if (known === undefined || isSooner(each, known)) soonest.set(key, each);
  }
  return [...soonest.values()];
}
