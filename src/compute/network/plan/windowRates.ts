// What do two ends carry over a window, from their link budget or as given?

import { createSunTrack, sin, type EclipseWindows } from '../../../orbit/index.ts';
import type { Platform, Scenario, Station } from '../../scenario/scenario.ts';
import type { Terminal } from '../../scenario/terminal.ts';
import { interSatelliteRateBitPerS } from '../budget/link.ts';
import type { AccessLink, InterSatelliteLink } from '../budget/link.ts';
import { linkSignal, type LinkSignal } from '../budget/linkSignal.ts';
import { accessLinks, interSatelliteLinkOf, laserOpenParts } from '../budget/scenarioLinks.ts';
import { hiddenSun, linkClearParts, passClearParts, type HiddenSunOf } from './clearParts.ts';
import type { GroundSite } from './groundSites.ts';
import { fixedSpan, rateSpans, SightSamples, type CarriedSpan } from './rateSpans.ts';
import { LinkSight, PassSight, type FlightTimes, type Sight } from './sights.ts';
import type { Span } from './vectorTrack.ts';

/** Where everything is at any time of the run, and when satellites are in shadow. */
export interface Flight extends FlightTimes {
  readonly eclipses: EclipseWindows;
}

/** Both directions of a window: from the first end to the second, and back. */
export interface BothWays {
  readonly out: readonly CarriedSpan[];
  readonly back: readonly CarriedSpan[];
}

const nothing: BothWays = { out: [], back: [] };

/** A satellite with one of its terminals (null: none named) over one kind of antennas. */
export interface PassEnds {
  readonly satellite: number;
  readonly platform: Platform;
  readonly terminal: Terminal | null;
  readonly site: GroundSite;
}

/** A window between two satellites. */
export interface LinkEnds {
  readonly from: number;
  readonly to: number;
  readonly rangeMinKm: number;
  readonly rangeMaxKm: number;
}

type RateScenario = Pick<Scenario, 'satellites' | 'fleets' | 'stations' | 'durationS'>;

/** What a link carries: a rate of its own all along, or one that follows a signal. */
type Carrier = LinkSignal | number;

function carrierOf(link: AccessLink | InterSatelliteLink): Carrier {
  return link.kind === 'fixed' ? link.rateBitPerS : linkSignal(link);
}

/**
 * What windows carry, clear skies assumed: the parts in which both ends may point at each other and
 * the station's lasers may shine, each begun anew with acquisition, at the rates of link budgets
 * where both ends name terminals.
 */
export class WindowRates {
  private readonly scenario: RateScenario;
  private readonly passSight: PassSight;
  private readonly linkSight: LinkSight;
  private readonly samples = new SightSamples();
  private readonly hidden: HiddenSunOf;
  /** By terminal of a platform and site: up and down. */
  private readonly carriers = new Map<Terminal, Map<GroundSite, readonly [Carrier, Carrier]>>();
  private readonly links = new Map<Platform, Map<Platform, InterSatelliteLink>>();

  constructor(scenario: RateScenario, flight: Flight) {
    this.scenario = scenario;
    // Where nobody minds the Sun, a year of its places would be worked out for none.
    const watchedS = mindsSun(scenario) ? scenario.durationS : 0;
    const sunTrack = createSunTrack(flight.startUtcMs, 0, watchedS);
    this.passSight = new PassSight(flight, sunTrack);
    this.linkSight = new LinkSight(flight, sunTrack);
    this.hidden = hiddenSun(scenario.satellites.length, flight.eclipses);
  }

  /** A pass: up is `out`, down is `back`. */
  pass(ends: PassEnds, window: Span): BothWays {
    const { satellite, terminal, site } = ends;
    const station = this.scenario.stations[site.station]!;
    const [up, down] = this.passCarriers(ends, station);
    const isFixed = typeof up === 'number' && typeof down === 'number';
    const needsSight = !isFixed || isCutBySight(ends, station);
    if (needsSight) this.passSight.select(satellite, station, window);
    const acquisitionS = Math.max(site.acquisitionS, terminal?.acquisitionS ?? 0);
    const parts = this.passParts(ends, station, window)
      .map(({ startS, endS }) => ({ startS: startS + acquisitionS, endS }))
      .filter(({ startS, endS }) => endS > startS);
    const openFraction = site.kind === 'optical' ? 1 - station.laserClosures.closedFraction : 1;
    return this.carried(this.passSight, parts, [up, down], openFraction);
  }

  /** A window between two satellites; one open at the start of the run has been acquired. */
  link({ from, to, rangeMinKm, rangeMaxKm }: LinkEnds, window: Span): BothWays {
    const [here, there] = [this.platformOf(from), this.platformOf(to)];
    const [out, back] = [this.linkOf(here, there), this.linkOf(there, here)];
    const isSteady = [out, back].every((link) => isSteadyBetween(link, rangeMinKm, rangeMaxKm));
    const exclusions = [here, there].map(({ linkTerminal }) => linkTerminal?.sunExclusionRad ?? 0);
    const isSunny = exclusions.some((exclusionRad) => exclusionRad > 0);
    if (isSteady && interSatelliteRateBitPerS(out, rangeMaxKm) === 0) return nothing;
    if (!isSteady || isSunny) this.linkSight.select(from, to, window);
    const ends = [from, to].map((satellite, end) => {
      return { sunExclusionRad: exclusions[end]!, hidden: this.hidden(satellite) };
    });
    const acquireS = Math.max(
      here.linkTerminal?.acquisitionS ?? 0,
      there.linkTerminal?.acquisitionS ?? 0,
    );
    const parts = linkClearParts(this.linkSight, [ends[0]!, ends[1]!], window)
      .map(({ startS, endS }) => ({ startS: startS > 0 ? startS + acquireS : 0, endS }))
      .filter(({ startS, endS }) => endS > startS);
    const carrier = (link: InterSatelliteLink): Carrier =>
      isSteady ? interSatelliteRateBitPerS(link, rangeMaxKm) : carrierOf(link);
    return this.carried(this.linkSight, parts, [carrier(out), carrier(back)], 1);
  }

  /** Both directions over the parts of a window; the sight has it selected where it is needed. */
  private carried(
    sight: Sight,
    parts: readonly Span[],
    [there, here]: readonly [Carrier, Carrier],
    shareFraction: number,
  ): BothWays {
    const [out, back]: [CarriedSpan[], CarriedSpan[]] = [[], []];
    const isSampled = typeof there !== 'number' || typeof here !== 'number';
    for (const part of parts) {
      if (isSampled) this.samples.take(sight, part);
      for (const [carrier, spans] of [[there, out] as const, [here, back] as const]) {
        const found =
          typeof carrier === 'number'
            ? fixedSpan(part.startS, part.endS, carrier * shareFraction)
            : rateSpans(this.samples, carrier, shareFraction);
        spans.push(...found);
      }
    }
    return { out, back };
  }

  /** Where neither Sun, nor horizon, nor a closure is in the way. */
  private passParts(ends: PassEnds, station: Station, window: Span): Span[] {
    const { satellite, site, terminal } = ends;
    const parts = isCutBySight(ends, station)
      ? passClearParts(
          this.passSight,
          {
            sineMin: terminalSineMin(site, station),
            elevationMinRad: site.elevationMinRad,
            stationExclusionRad: site.sunExclusionRad,
            satelliteExclusionRad: terminal?.sunExclusionRad ?? site.satelliteExclusionRad,
            hidden: this.hidden(satellite),
          },
          window,
        )
      : [window];
    if (site.kind !== 'optical') return parts;
    return parts.flatMap((part) =>
      laserOpenParts(station.laserClosures, part.startS, part.endS).map(([startS, endS]) => {
        return { startS, endS };
      }),
    );
  }

  /** Up and down; fixed rates where either end names no terminal. */
  private passCarriers(ends: PassEnds, station: Station): readonly [Carrier, Carrier] {
    const { platform, terminal, site } = ends;
    const create = (): readonly [Carrier, Carrier] => {
      const { up, down } = accessLinks(platform, terminal, site.terminal, station);
      return [carrierOf(up), carrierOf(down)];
    };
    if (terminal === null || site.terminal === null) return create();
    let bySite = this.carriers.get(terminal);
    if (bySite === undefined) {
      bySite = new Map<GroundSite, readonly [Carrier, Carrier]>();
      this.carriers.set(terminal, bySite);
    }
    let both = bySite.get(site);
    if (both === undefined) bySite.set(site, (both = create()));
    return both;
  }

  private linkOf(from: Platform, to: Platform): InterSatelliteLink {
    let byOther = this.links.get(from);
    if (byOther === undefined) {
      byOther = new Map<Platform, InterSatelliteLink>();
      this.links.set(from, byOther);
    }
    let link = byOther.get(to);
    if (link === undefined) byOther.set(to, (link = interSatelliteLinkOf(from, to)));
    return link;
  }

  private platformOf(satellite: number): Platform {
    return this.scenario.fleets[this.scenario.satellites[satellite]!.fleetIndex]!.platform;
  }
}

/** Whether a terminal is named, or light used: radio without a name minds no Sun. */
function mindsSun({ fleets, stations }: RateScenario): boolean {
  return (
    stations.some(({ antennas, terminals }) => {
      return terminals.length > 0 || antennas.some(({ kind }) => kind === 'optical');
    }) ||
    fleets.some(({ platform: { groundTerminals, linkTerminal } }) => {
      return groundTerminals.length > 0 || linkTerminal !== null;
    })
  );
}

/** Of a site that looks less low than its station; -1: the station's passes are its own. */
function terminalSineMin(site: GroundSite, station: Station): number {
  return site.elevationMinRad > station.elevationMinRad ? sin(site.elevationMinRad) : -1;
}

function isCutBySight({ terminal, site }: PassEnds, station: Station): boolean {
  const satelliteRad = terminal?.sunExclusionRad ?? site.satelliteExclusionRad;
  return site.sunExclusionRad + satelliteRad > 0 || terminalSineMin(site, station) > -1;
}

/** Rates fall with range: where both ends of a range have one, so has all between. */
function isSteadyBetween(link: InterSatelliteLink, nearKm: number, farKm: number): boolean {
  if (link.kind === 'fixed') return true;
  return interSatelliteRateBitPerS(link, nearKm) === interSatelliteRateBitPerS(link, farKm);
}
