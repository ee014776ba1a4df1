// How fast can data be expected to flow between ground and satellites, by the mean of contacts?

import type { NetworkPlan } from '../network/plan/planContacts.ts';
import { volumeBit } from '../network/plan/volume.ts';
import type { Weather } from '../network/weather/weather.ts';
import type { Scenario, Station } from '../scenario/scenario.ts';

/** Expected rates while in reach, by satellite. */
export interface ExpectedRates {
  readonly uplinkRateBitPerS: Float64Array;
  readonly downlinkRateBitPerS: Float64Array;
}

/** How likely it is, as far as can be known, that the sky of a contact's site is open. */
export type OpenFraction = (row: number) => number;

export const alwaysOpen: OpenFraction = () => 1;

/**
 * What somebody expects at the start of the run who sees the sky of that moment and knows the
 * climate: the chance that a contact's site is open in the contact's middle.
 */
export function expectedOpen({ plan, sites }: NetworkPlan, weather: Weather): OpenFraction {
  return (row) => {
    const { station, kind } = sites[plan.station[row]!]!;
    const middleS = 0.5 * (plan.startS[row]! + plan.endS[row]!);
    return weather.forecastClearFraction(station, kind, 0, middleS);
  };
}

/** Some of the contacts of a run, and how likely their sites are open. */
export interface ExpectedContacts {
  readonly network: NetworkPlan;
  readonly rows: readonly number[];
  readonly openFraction: OpenFraction;
}

/** Weighted mean over a satellite's contacts of one direction; of one without any, over all. */
function meanByContact(
  { network, rows }: ExpectedContacts,
  isDown: boolean,
  amountOf: (row: number, lengthS: number) => number,
): Float64Array {
  const { plan, groundNode } = network;
  const [near, far] = isDown ? [plan.fromNode, plan.toNode] : [plan.toNode, plan.fromNode];
  // The last place is that of all together.
  const amounts = new Float64Array(groundNode + 1);
  const seconds = new Float64Array(groundNode + 1);
  for (const row of rows) {
    if (far[row] !== groundNode) continue;
    const lengthS = plan.endS[row]! - plan.startS[row]!;
    const amount = amountOf(row, lengthS);
    for (const place of [near[row]!, groundNode]) {
      amounts[place]! += amount;
      seconds[place]! += lengthS;
    }
  }
  const meanOf = (place: number) => (seconds[place]! > 0 ? amounts[place]! / seconds[place]! : 0);
  return Float64Array.from({ length: groundNode }, (_, satellite) =>
    seconds[satellite]! > 0 ? meanOf(satellite) : meanOf(groundNode),
  );
}

/** With link budgets: bits over seconds of contacts, each as likely as its site is open. */
export function budgetedRates(contacts: ExpectedContacts): ExpectedRates {
  const { network, openFraction } = contacts;
  const bitsOf = (row: number) => volumeBit(network.plan, row) * openFraction(row);
  return {
    uplinkRateBitPerS: meanByContact(contacts, false, bitsOf),
    downlinkRateBitPerS: meanByContact(contacts, true, bitsOf),
  };
}

/**
 * Without terminals: the lesser of the satellite's rate and the best of the stations', as often as
 * the sites that see the satellite are open.
 */
export function fixedRates(
  { satellites, fleets }: Scenario,
  stations: readonly Station[],
  contacts: ExpectedContacts,
): ExpectedRates {
  const { openFraction } = contacts;
  const isWeathered = openFraction !== alwaysOpen;
  const rateOf = (key: 'uplinkRateBitPerS' | 'downlinkRateBitPerS', isDown: boolean) => {
    const best = Math.max(0, ...stations.map((each) => each[key]));
    const openS = (row: number, lengthS: number) => openFraction(row) * lengthS;
    const open = isWeathered ? meanByContact(contacts, isDown, openS) : null;
    return Float64Array.from(satellites, ({ fleetIndex }, satellite) => {
      const rate = Math.min(fleets[fleetIndex]!.platform.terminal[key], best);
      return rate * (open === null ? 1 : open[satellite]!);
    });
  };
  return {
    uplinkRateBitPerS: rateOf('uplinkRateBitPerS', false),
    downlinkRateBitPerS: rateOf('downlinkRateBitPerS', true),
  };
}
