// Which contacts do the windows of a run give, in which direction and at which rate?

import { lightSpeedKmPerS, sin } from '../../../orbit/index.ts';
import type { AccessWindows, LinkWindows } from '../../../orbit/index.ts';
import type { Platform, Scenario } from '../../scenario/scenario.ts';
import { terminalsFor } from '../budget/scenarioLinks.ts';
import { buildContactPlan } from './contactPlan.ts';
import type { ContactPlan, PlannedContact, Pointing } from './contactPlan.ts';
import { groundSites } from './groundSites.ts';
import type { GroundSite } from './groundSites.ts';
import { LightTimes } from './lightTimes.ts';
import { terminalResources, type TerminalResources } from './planResources.ts';
import type { CarriedSpan } from './rateSpans.ts';
import { TurnAngles } from './turnAngles.ts';
import { WindowRates, type Flight } from './windowRates.ts';

/** The contact plan of a run, and what its numbers stand for. */
export interface NetworkPlan {
  readonly plan: ContactPlan;
  /** All stations together: on the ground they are one network. Satellites are nodes 0, 1, … */
  readonly groundNode: number;
  /** `plan.station` is an index of these. */
  readonly sites: readonly GroundSite[];
  /** By pointing: row of the access windows; -1: of a link. */
  readonly windowOfPointing: Int32Array;
}

/** What contacts are made of. */
export interface PlannedWindows {
  readonly access: AccessWindows;
  readonly links: LinkWindows;
  /** By satellite: farthest from the centre of the Earth. */
  readonly radiusMaxKm: Float64Array;
  /** For the rates of link budgets. */
  readonly flight: Flight;
}

export type PlanScenario = Pick<Scenario, 'satellites' | 'stations' | 'fleets' | 'durationS'>;

/** Smallest radius of the ellipsoid, and what it makes a horizon differ from a sphere's. */
const earthRadiusMinKm = 6356.7;
const verticalMaxRad = 0.0034;

/** Slant range at which a satellite no higher than this stands at the least elevation, at most. */
function rangeMaxKm(radiusMaxKm: number, elevationMinRad: number): number {
  const sine = sin(Math.max(-Math.PI / 2, elevationMinRad - verticalMaxRad));
  const along = earthRadiusMinKm * sine;
  const inside = radiusMaxKm * radiusMaxKm - earthRadiusMinKm * earthRadiusMinKm + along * along;
  return Math.sqrt(Math.max(0, inside)) - along;
}

/** So much less than the least range of a window may be the least of one of its parts. */
const leastFraction = 0.999;

/** Windows between two yields. */
const windowsPerUnit = 64;

/** Light times of the greatest and the least range. */
function lightOf(nearKm: number, farKm: number) {
  const lightMinS = (leastFraction * Math.min(nearKm, farKm)) / lightSpeedKmPerS;
  return { lightS: farKm / lightSpeedKmPerS, lightMinS };
}

/** Collects contacts and what they point with. */
class PlanBuilder {
  readonly contacts: PlannedContact[] = [];
  readonly pointings: Pointing[] = [];
  readonly windowOf: number[] = [];
  readonly terminals: TerminalResources;
  private readonly scenario: PlanScenario;
  private readonly sites: readonly GroundSite[];
  private readonly windows: PlannedWindows;
  private readonly rates: WindowRates;
  private readonly groundNode: number;

  constructor(scenario: PlanScenario, sites: readonly GroundSite[], windows: PlannedWindows) {
    this.scenario = scenario;
    this.sites = sites;
    this.windows = windows;
    this.groundNode = scenario.satellites.length;
    const angles = new TurnAngles(scenario, windows);
    this.terminals = terminalResources(scenario, sites, windows.links, angles);
    this.rates = new WindowRates(scenario, windows.flight);
  }

  *addAccess(): Generator<number> {
    const { access } = this.windows;
    const sitesOfStation = this.scenario.stations.map((_, station) =>
      this.sites.flatMap((site, index) => (site.station === station ? [index] : [])),
    );
    for (let window = 0; window < access.count; window += 1) {
      for (const site of sitesOfStation[access.stationIndex[window]!]!) {
        this.addPass(window, site);
      }
      if ((window + 1) % windowsPerUnit === 0) yield windowsPerUnit;
    }
  }

  *addLinks(): Generator<number> {
    const { links } = this.windows;
    for (let row = 0; row < links.count; row += 1) {
      const [from, to] = [links.satelliteAIndex[row]!, links.satelliteBIndex[row]!];
      const [rangeMinKm, rangeMaxKm] = [links.rangeMinKm[row]!, links.rangeMaxKm[row]!];
      const endS = Math.min(links.endS[row]!, this.scenario.durationS);
      const startS = links.startS[row]!;
      if (endS <= startS) continue;
      const ends = { from, to, rangeMinKm, rangeMaxKm };
      const { out, back } = this.rates.link(ends, { startS, endS });
      const light = lightOf(rangeMinKm, rangeMaxKm);
      const pointing = this.point(...this.terminals.ofLink(from, to), -1);
      this.add(from, to, out, { ...light, pointing, station: -1 });
      this.add(to, from, back, { ...light, pointing, station: -1 });
      if ((row + 1) % windowsPerUnit === 0) yield windowsPerUnit;
    }
  }

  /** A window seen by the antennas of one site, with each terminal that they understand. */
  private addPass(window: number, site: number): void {
    const satellite = this.windows.access.satelliteIndex[window]!;
    for (const index of terminalsFor(this.platformOf(satellite), this.sites[site]!)) {
      this.addWays(window, site, index);
    }
  }

  /** With the platform's terminal of this index; -1: with fixed rates. */
  private addWays(window: number, siteIndex: number, index: number): void {
    const { access, radiusMaxKm } = this.windows;
    const satellite = access.satelliteIndex[window]!;
    const platform = this.platformOf(satellite);
    const site = this.sites[siteIndex]!;
    const span = {
      startS: access.startS[window]!,
      endS: Math.min(access.endS[window]!, this.scenario.durationS),
    };
    const terminal = platform.groundTerminals[index] ?? null;
    const { out, back } = this.rates.pass({ satellite, platform, terminal, site }, span);
    if (out.length + back.length === 0) return;
    const { elevationMinRad } = this.scenario.stations[site.station]!;
    const farKm = rangeMaxKm(radiusMaxKm[satellite]!, elevationMinRad);
    const light = lightOf(access.rangeMinKm[window]!, farKm);
    const pointing = this.point(siteIndex, this.terminals.ofGround(satellite, index), window);
    this.add(this.groundNode, satellite, out, { ...light, pointing, station: siteIndex });
    this.add(satellite, this.groundNode, back, { ...light, pointing, station: siteIndex });
  }

  private point(resourceA: number, resourceB: number, window: number): number {
    this.windowOf.push(window);
    return this.pointings.push({ resourceA, resourceB }) - 1;
  }

  private add(
    fromNode: number,
    toNode: number,
    spans: readonly CarriedSpan[],
    rest: Omit<PlannedContact, keyof CarriedSpan | 'fromNode' | 'toNode'>,
  ): void {
    const { lightS, lightMinS = lightS, pointing, station } = rest;
    for (const { startS, endS, rates } of spans) {
      // One shape for all of them: a plan of a month sorts a million.
      const light = { lightS, lightMinS };
      this.contacts.push({ fromNode, toNode, startS, endS, rates, ...light, pointing, station });
    }
  }

  private platformOf(satellite: number): Platform {
    return this.scenario.fleets[this.scenario.satellites[satellite]!.fleetIndex]!.platform;
  }
}

/**
 * The contact plan of a run: each pass up and down, for every kind of antenna of the station, each
 * link in both directions. Rates are those of link budgets where both ends name terminals, else as
 * given. A pass carries data once the satellite has been acquired; both directions share an antenna
 * and a terminal. Yields the windows done since the last yield.
 */
export function* planContacts(
  scenario: PlanScenario,
  windows: PlannedWindows,
): Generator<number, NetworkPlan> {
  const sites = groundSites(scenario);
  const builder = new PlanBuilder(scenario, sites, windows);
  yield* builder.addAccess();
  yield* builder.addLinks();
  const { contacts, pointings, terminals } = builder;
  const groundNode = scenario.satellites.length;
  const planning = buildContactPlan(groundNode + 1, contacts, pointings, terminals.resources);
  const plan = yield* planning;
  return {
    plan: { ...plan, lightAt: lightAlong(plan, { scenario, sites, flight: windows.flight }) },
    groundNode,
    sites,
    windowOfPointing: Int32Array.from(builder.windowOf),
  };
}

/** Light times of the contacts of a plan as both ends move; the greatest where one has no place. */
function lightAlong(
  { fromNode, toNode, station, lightS }: ContactPlan,
  from: { readonly scenario: PlanScenario; readonly sites: readonly GroundSite[]; flight: Flight },
): ContactPlan['lightAt'] {
  const { scenario, sites, flight } = from;
  const times = new LightTimes(flight, scenario);
  const ends = { fromNode: 0, toNode: 0, station: -1 };
  return (row, timeS) => {
    ends.fromNode = fromNode[row]!;
    ends.toNode = toNode[row]!;
    ends.station = station[row]! < 0 ? -1 : sites[station[row]!]!.station;
    const found = times.between(ends, timeS);
    return Number.isNaN(found) ? lightS[row]! : found;
  };
}
