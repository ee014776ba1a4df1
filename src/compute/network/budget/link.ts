// What can two given ends send each other, at any range and elevation?

import type { OpticalTerminal, RfTerminal, Terminal } from '../../scenario/terminal.ts';
import { fixedBudget, decibels } from './linkBudget.ts';
import type { LinkBudget } from './linkBudget.ts';
import { opticalBudget } from './opticalBudget.ts';
import { createOpticalLink, opticalRateBitPerS } from './opticalLink.ts';
import type { OpticalLink, OpticalSky } from './opticalLink.ts';
import { rfBudget } from './rfBudget.ts';
import { createRfLink, rfRateBitPerS, rfSky, type RfLink } from './rfLink.ts';

/** A rate that the scenario gives, whatever the range. */
export interface FixedLink {
  readonly kind: 'fixed';
  readonly rateBitPerS: number;
}

/** One direction between a satellite and a station. */
export type AccessLink = FixedLink | RfLink | OpticalLink;
/** One direction between two satellites. */
export type InterSatelliteLink = FixedLink | RfLink | OpticalLink;

/** Where a station stands, and how low it looks. */
export interface LinkSite {
  readonly latitudeRad: number;
  readonly altitudeM: number;
  readonly elevationMinRad: number;
}

/** Two ends understand each other: the same band, or wavelengths within 1 %. */
export function canTalk(a: Terminal, b: Terminal): boolean {
  if (a.kind === 'rf') return b.kind === 'rf' && a.band === b.band;
  if (b.kind === 'rf') return false;
  return Math.abs(a.wavelengthM - b.wavelengthM) <= 0.01 * a.wavelengthM;
}

/** A link of a given rate. */
export function fixedLink(rateBitPerS: number): FixedLink {
  return { kind: 'fixed', rateBitPerS };
}

/** Air over an optical station; transmission 1 and no scintillation are vacuum. */
function opticalSky(station: OpticalTerminal, site: LinkSite): OpticalSky {
  return {
    extinctionZenithDb: -decibels(station.zenithTransmissionFraction),
    scintillationZenithDb: station.scintillationZenithDb,
    scintillationMaxDb: station.scintillationMaxDb,
    elevationMinRad: Math.max(site.elevationMinRad, station.elevationMinRad),
  };
}

function rfAccess(
  satellite: RfTerminal,
  station: RfTerminal,
  site: LinkSite,
  direction: 'down' | 'up',
): RfLink {
  const isDown = direction === 'down';
  const [transmitter, receiver] = isDown ? [satellite, station] : [station, satellite];
  const ends = { transmitter, receiver, direction };
  return createRfLink(ends, rfSky(ends, site));
}

/**
 * The link of a satellite's terminal with a station's, one direction of it. Ends that do not
 * understand each other carry nothing.
 */
export function createAccessLink(
  satellite: Terminal,
  station: Terminal,
  site: LinkSite,
  direction: 'down' | 'up',
): AccessLink {
  if (!canTalk(satellite, station)) return fixedLink(0);
  if (satellite.kind === 'rf') return rfAccess(satellite, station as RfTerminal, site, direction);
  const ground = station as OpticalTerminal;
  const sky = opticalSky(ground, site);
  return direction === 'down'
    ? createOpticalLink(satellite, ground, sky)
    : createOpticalLink(ground, satellite, sky);
}

/** The link from one satellite's terminal to another's. */
export function createInterSatelliteLink(from: Terminal, to: Terminal): InterSatelliteLink {
  if (!canTalk(from, to)) return fixedLink(0);
  if (from.kind === 'optical') return createOpticalLink(from, to as OpticalTerminal);
  return createRfLink({ transmitter: from, receiver: to as RfTerminal, direction: 'down' });
}

/**
 * Rate (bit/s) of an access link at a range (km) and elevation (rad) without clouds; 0 below its
 * least elevation. Allocates nothing. Never rises as the range grows or the elevation falls.
 */
export function accessRateBitPerS(link: AccessLink, rangeKm: number, elevationRad: number): number {
  if (link.kind === 'fixed') return link.rateBitPerS;
  if (link.kind === 'rf') return rfRateBitPerS(link, rangeKm, elevationRad);
  return opticalRateBitPerS(link, rangeKm, elevationRad);
}

/** Rate (bit/s) between two satellites at a range (km). Allocates nothing. */
export function interSatelliteRateBitPerS(link: InterSatelliteLink, rangeKm: number): number {
  return accessRateBitPerS(link, rangeKm, Math.PI / 2);
}

/** The waterfall of an access link. */
export function accessBudget(link: AccessLink, rangeKm: number, elevationRad: number): LinkBudget {
  if (link.kind === 'fixed') return fixedBudget(link.rateBitPerS);
  if (link.kind === 'rf') return rfBudget(link, rangeKm, elevationRad);
  return opticalBudget(link, rangeKm, elevationRad);
}

/** The waterfall of a link between satellites. */
export function interSatelliteBudget(link: InterSatelliteLink, rangeKm: number): LinkBudget {
  return accessBudget(link, rangeKm, Math.PI / 2);
}
