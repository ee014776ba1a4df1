// Which contacts do the windows of a run give, in which direction and at which rate?

import { lightSpeedKmPerS, sin } from '../../../orbit/index.ts';
import type { AccessWindows, LinkWindows } from '../../../orbit/index.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { createContactPlan } from './contactPlan.ts';
import type { ContactPlan, PlannedContact, PlanResource, Pointing } from './contactPlan.ts';
import { groundSites } from './groundSites.ts';
import type { GroundSite } from './groundSites.ts';

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

/** Collects contacts and what they point with. */
class PlanBuilder {
  readonly contacts: PlannedContact[] = [];
  readonly pointings: Pointing[] = [];
  readonly windows: number[] = [];
  private readonly scenario: PlanScenario;
  private readonly sites: readonly GroundSite[];
  private readonly siteOfStation: readonly (readonly number[])[];
  private readonly groundNode: number;

  constructor(scenario: PlanScenario, sites: readonly GroundSite[]) {
    this.scenario = scenario;
    this.sites = sites;
    this.groundNode = scenario.satellites.length;
    this.siteOfStation = scenario.stations.map((_, station) =>
      sites.flatMap((site, index) => (site.station === station ? [index] : [])),
    );
  }

  addAccess({ access, radiusMaxKm }: PlannedWindows): void {
    const { stations, durationS } = this.scenario;
    for (let window = 0; window < access.count; window += 1) {
      const satellite = access.satelliteIndex[window]!;
      const station = access.stationIndex[window]!;
      const { elevationMinRad } = stations[station]!;
      const lightS = rangeMaxKm(radiusMaxKm[satellite]!, elevationMinRad) / lightSpeedKmPerS;
      const endS = Math.min(access.endS[window]!, durationS);
      for (const site of this.siteOfStation[station]!) {
        const startS = access.startS[window]! + this.sites[site]!.acquisitionS;
        if (startS >= endS) continue;
        this.addPass(satellite, site, window, { startS, endS, lightS });
      }
    }
  }

  addLinks({ links }: PlannedWindows): void {
    const { fleets, satellites, durationS } = this.scenario;
    const rateOf = (s: number) => fleets[satellites[s]!.fleetIndex]!.platform.linkRateBitPerS;
    for (let row = 0; row < links.count; row += 1) {
      const [a, b] = [links.satelliteAIndex[row]!, links.satelliteBIndex[row]!];
      const span = {
        startS: links.startS[row]!,
        endS: Math.min(links.endS[row]!, durationS),
        lightS: links.rangeMaxKm[row]! / lightSpeedKmPerS,
      };
      const rateBitPerS = Math.min(rateOf(a), rateOf(b));
      if (span.endS <= span.startS) continue;
      const pointing = this.point(-1, -1, -1);
      this.add(a, b, rateBitPerS, { ...span, pointing, station: -1 });
      this.add(b, a, rateBitPerS, { ...span, pointing, station: -1 });
    }
  }

  private addPass(
    satellite: number,
    site: number,
    window: number,
    span: Pick<PlannedContact, 'startS' | 'endS' | 'lightS'>,
  ): void {
    const { fleets, satellites, stations } = this.scenario;
    const { terminal } = fleets[satellites[satellite]!.fleetIndex]!.platform;
    const station = stations[this.sites[site]!.station]!;
    if (terminal.count === 0) return;
    const upBitPerS = Math.min(station.uplinkRateBitPerS, terminal.uplinkRateBitPerS);
    const downBitPerS = Math.min(station.downlinkRateBitPerS, terminal.downlinkRateBitPerS);
    const pointing = this.point(site, this.sites.length + satellite, window);
    const shared = { ...span, pointing, station: site };
    this.add(this.groundNode, satellite, upBitPerS, shared);
    this.add(satellite, this.groundNode, downBitPerS, shared);
  }

  private point(resourceA: number, resourceB: number, window: number): number {
    this.windows.push(window);
    return this.pointings.push({ resourceA, resourceB }) - 1;
  }

  private add(
    fromNode: number,
    toNode: number,
    rateBitPerS: number,
    rest: Omit<PlannedContact, 'fromNode' | 'toNode' | 'rates'>,
  ): void {
    if (rateBitPerS <= 0) return;
    const rates = [{ startS: rest.startS, rateBitPerS }];
    this.contacts.push({ ...rest, fromNode, toNode, rates });
  }
}

/**
 * The contact plan of a run: each pass up and down, for every kind of antenna of the station, each
 * link in both directions. A pass carries data once the satellite has been acquired; both
 * directions share an antenna and a terminal. Links have terminals of their own.
 */
export function planContacts(scenario: PlanScenario, windows: PlannedWindows): NetworkPlan {
  const { satellites, fleets } = scenario;
  const sites = groundSites(scenario);
  const builder = new PlanBuilder(scenario, sites);
  builder.addAccess(windows);
  builder.addLinks(windows);
  const antennas = sites.map(({ antennaCount, setupS }): PlanResource => {
    return { unitCount: antennaCount, setupS };
  });
  // A terminal turns while the antenna does; the station's pause holds for both.
  const terminals = satellites.map(({ fleetIndex }): PlanResource => {
    const { terminal } = fleets[fleetIndex]!.platform;
    return { unitCount: terminal.count, setupS: Math.min(...sites.map((site) => site.setupS)) };
  });
  const { contacts, pointings } = builder;
  const groundNode = satellites.length;
  return {
    plan: createContactPlan(groundNode + 1, contacts, pointings, [...antennas, ...terminals]),
    groundNode,
    sites,
    windowOfPointing: Int32Array.from(builder.windows),
  };
}
