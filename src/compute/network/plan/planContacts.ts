// Which contacts do the windows of a run give, in which direction and at which rate?

import { lightSpeedKmPerS, sin } from '../../../orbit/index.ts';
import type { AccessWindows, LinkWindows } from '../../../orbit/index.ts';
import type { Platform, Scenario } from '../../scenario/scenario.ts';
import { canTalk } from '../budget/link.ts';
import { interSatelliteLinkOf } from '../budget/scenarioLinks.ts';
import { createContactPlan } from './contactPlan.ts';
import type { ContactPlan, PlannedContact, PlanResource, Pointing } from './contactPlan.ts';
import { groundSites, terminalSetupS } from './groundSites.ts';
import type { GroundSite } from './groundSites.ts';
import { fixedSpan, linkSpans, passSpans } from './windowRates.ts';
import type { CarriedSpan, FlightTimes } from './windowRates.ts';

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
  readonly flight: FlightTimes;
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

/** Where the resources of each satellite's terminals begin, after those of the sites. */
function terminalResources(scenario: PlanScenario, sites: readonly GroundSite[]) {
  // Where no terminals are named, one turns while the antenna does: the shortest of their pauses.
  const setupS = sites.reduce((least, site) => Math.min(least, site.setupS), Infinity);
  const offset: number[] = [];
  const resources = sites.map(({ antennaCount, setupS: pauseS }): PlanResource => {
    return { unitCount: antennaCount, setupS: pauseS };
  });
  for (const { fleetIndex } of scenario.satellites) {
    const { terminal, groundTerminals } = scenario.fleets[fleetIndex]!.platform;
    offset.push(resources.length);
    resources.push({ unitCount: terminal.count, setupS });
    for (const each of groundTerminals) {
      resources.push({ unitCount: each.count, setupS: terminalSetupS(each) });
    }
  }
  return { offset, resources };
}

/** Collects contacts and what they point with. */
class PlanBuilder {
  readonly contacts: PlannedContact[] = [];
  readonly pointings: Pointing[] = [];
  readonly windowOf: number[] = [];
  readonly resources: readonly PlanResource[];
  private readonly scenario: PlanScenario;
  private readonly sites: readonly GroundSite[];
  private readonly windows: PlannedWindows;
  private readonly terminalOffset: readonly number[];
  private readonly groundNode: number;

  constructor(scenario: PlanScenario, sites: readonly GroundSite[], windows: PlannedWindows) {
    this.scenario = scenario;
    this.sites = sites;
    this.windows = windows;
    this.groundNode = scenario.satellites.length;
    const { offset, resources } = terminalResources(scenario, sites);
    this.terminalOffset = offset;
    this.resources = resources;
  }

  addAccess(): void {
    const { access } = this.windows;
    const siteOfStation = this.scenario.stations.map((_, station) =>
      this.sites.flatMap((site, index) => (site.station === station ? [index] : [])),
    );
    for (let window = 0; window < access.count; window += 1) {
      for (const site of siteOfStation[access.stationIndex[window]!]!) {
        this.addPass(window, site);
      }
    }
  }

  addLinks(): void {
    const { links, flight } = this.windows;
    for (let row = 0; row < links.count; row += 1) {
      const [a, b] = [links.satelliteAIndex[row]!, links.satelliteBIndex[row]!];
      const [here, there] = [this.platformOf(a), this.platformOf(b)];
      const acquireS = Math.max(
        here.linkTerminal?.acquisitionS ?? 0,
        there.linkTerminal?.acquisitionS ?? 0,
      );
      const endS = Math.min(links.endS[row]!, this.scenario.durationS);
      // A link that was there before the start has been acquired.
      const startS = links.startS[row]! > 0 ? links.startS[row]! + acquireS : 0;
      if (endS <= startS) continue;
      const lightS = links.rangeMaxKm[row]! / lightSpeedKmPerS;
      const rest = { lightS, pointing: this.point(-1, -1, -1), station: -1 };
      const span = { startS, endS };
      const out = linkSpans(flight, interSatelliteLinkOf(here, there), [a, b], span);
      const back = linkSpans(flight, interSatelliteLinkOf(there, here), [b, a], span);
      this.add(a, b, out, rest);
      this.add(b, a, back, rest);
    }
  }

  /** A window seen by the antennas of one site, with each terminal that they understand. */
  private addPass(window: number, site: number): void {
    const satellite = this.windows.access.satelliteIndex[window]!;
    const { terminal, groundTerminals } = this.platformOf(satellite);
    const { terminal: stationTerminal } = this.sites[site]!;
    if (stationTerminal === null || groundTerminals.length === 0) {
      if (terminal.count > 0) this.addFixedPass(window, site, satellite);
      return;
    }
    groundTerminals.forEach((satelliteTerminal, index) => {
      if (!canTalk(satelliteTerminal, stationTerminal)) return;
      const span = this.usable(window, site, satelliteTerminal.acquisitionS);
      if (span === null) return;
      const station = this.scenario.stations[this.sites[site]!.station]!;
      const ends = { satellite, satelliteTerminal, station, stationTerminal };
      const { flight } = this.windows;
      const rest = this.passRest(window, site, 1 + index);
      this.add(this.groundNode, satellite, passSpans(flight, ends, 'up', span), rest);
      this.add(satellite, this.groundNode, passSpans(flight, ends, 'down', span), rest);
    });
  }

  private addFixedPass(window: number, site: number, satellite: number): void {
    const span = this.usable(window, site, 0);
    if (span === null) return;
    const { terminal } = this.platformOf(satellite);
    const station = this.scenario.stations[this.sites[site]!.station]!;
    const up = Math.min(station.uplinkRateBitPerS, terminal.uplinkRateBitPerS);
    const down = Math.min(station.downlinkRateBitPerS, terminal.downlinkRateBitPerS);
    const rest = this.passRest(window, site, 0);
    this.add(this.groundNode, satellite, fixedSpan(span.startS, span.endS, up), rest);
    this.add(satellite, this.groundNode, fixedSpan(span.startS, span.endS, down), rest);
  }

  /** The part of a window in which bits flow; null: it is over before. */
  private usable(window: number, site: number, acquisitionS: number) {
    const { access } = this.windows;
    const acquireS = Math.max(this.sites[site]!.acquisitionS, acquisitionS);
    const startS = access.startS[window]! + acquireS;
    const endS = Math.min(access.endS[window]!, this.scenario.durationS);
    return startS < endS ? { startS, endS } : null;
  }

  private passRest(window: number, site: number, terminal: number) {
    const { access, radiusMaxKm } = this.windows;
    const satellite = access.satelliteIndex[window]!;
    const { elevationMinRad } = this.scenario.stations[this.sites[site]!.station]!;
    const resource = this.terminalOffset[satellite]! + terminal;
    return {
      lightS: rangeMaxKm(radiusMaxKm[satellite]!, elevationMinRad) / lightSpeedKmPerS,
      pointing: this.point(site, resource, window),
      station: site,
    };
  }

  private point(resourceA: number, resourceB: number, window: number): number {
    this.windowOf.push(window);
    return this.pointings.push({ resourceA, resourceB }) - 1;
  }

  private add(
    fromNode: number,
    toNode: number,
    spans: readonly CarriedSpan[],
    rest: Pick<PlannedContact, 'lightS' | 'pointing' | 'station'>,
  ): void {
    for (const span of spans) this.contacts.push({ ...rest, ...span, fromNode, toNode });
  }

  private platformOf(satellite: number): Platform {
    return this.scenario.fleets[this.scenario.satellites[satellite]!.fleetIndex]!.platform;
  }
}

/**
 * The contact plan of a run: each pass up and down, for every kind of antenna of the station, each
 * link in both directions. Rates are those of link budgets where both ends name terminals, else as
 * given. A pass carries data once the satellite has been acquired; both directions share an antenna
 * and a terminal. Links have terminals of their own.
 */
export function planContacts(scenario: PlanScenario, windows: PlannedWindows): NetworkPlan {
  const sites = groundSites(scenario);
  const builder = new PlanBuilder(scenario, sites, windows);
  builder.addAccess();
  builder.addLinks();
  const { contacts, pointings, resources } = builder;
  const groundNode = scenario.satellites.length;
  return {
    plan: createContactPlan(groundNode + 1, contacts, pointings, resources),
    groundNode,
    sites,
    windowOfPointing: Int32Array.from(builder.windowOf),
  };
}
