// When does weather close a station's antennas in a run, and how long is it thought to last?

import { agendaKinds } from './eventQueue.ts';
import type { EventQueue } from './eventQueue.ts';
import type { GroundContacts } from './contacts.ts';
import type { EventRecorder } from './log.ts';
import type { World } from './world.ts';

/** What skies act on. */
export interface SkyWorld {
  readonly world: Pick<World, 'scenario' | 'network' | 'weather'>;
  readonly contacts: GroundContacts;
  readonly queue: EventQueue;
  readonly log: EventRecorder;
}

/** Kinds of entries: the sky changes, or a closed one is looked at again. */
const changes = 0;
const looks = 1;

/**
 * Closes and opens sites as their skies do. Nobody knows beforehand: what is booked under a sky
 * that closes is broken off, and nothing is booked there before the time in which what is known of
 * a sky decays to 1/e; if it is still closed then, the same again. The log has each change once.
 */
export class SiteSkies {
  private readonly sky: SkyWorld;
  private readonly isClosed: Uint8Array;

  constructor(sky: SkyWorld) {
    this.sky = sky;
    const { network, scenario } = sky.world;
    this.isClosed = new Uint8Array(network.sites.length);
    if (!scenario.weather.isOn) return;
    for (let site = 0; site < network.sites.length; site += 1) {
      if (this.isClear(site, 0)) this.pushNextChange(site, 0);
      else this.sky.queue.push(0, agendaKinds.siteChanged, site, changes);
    }
  }

  /** An entry of the queue about a site. */
  change(site: number, stamp: number, timeS: number): void {
    const { contacts, queue, world } = this.sky;
    const isClear = this.isClear(site, timeS);
    // One that has opened and closed since is looked at in its own time.
    if (stamp === looks && timeS < contacts.bookings.closedUntilS[site]!) return;
    if (stamp === looks && isClear) return;
    if (stamp === changes) this.pushNextChange(site, timeS);
    this.tell(site, isClear, timeS);
    if (isClear) {
      contacts.openSite(site);
      return;
    }
    const { kind } = world.network.sites[site]!;
    const { persistenceS, rainPersistenceS } = world.scenario.weather;
    const untilS = timeS + (kind === 'optical' ? persistenceS : rainPersistenceS);
    contacts.closeSite(site, timeS, untilS);
    queue.push(untilS, agendaKinds.siteChanged, site, looks);
  }

  /** Once for each change: which antennas of which station, and what stands over them. */
  private tell(site: number, isClear: boolean, timeS: number): void {
    if ((this.isClosed[site] === 0) === isClear) return;
    this.isClosed[site] = isClear ? 0 : 1;
    const { station, kind } = this.sky.world.network.sites[site]!;
    const detail = `${kind}: ${kind === 'optical' ? 'cloud' : 'rain'}`;
    this.sky.log.record(timeS, isClear ? 'siteOpened' : 'siteClosed', { station, detail });
  }

  private isClear(site: number, timeS: number): boolean {
    const { weather, network } = this.sky.world;
    const { station, kind } = network.sites[site]!;
    return weather.isClear(station, kind, timeS);
  }

  private pushNextChange(site: number, timeS: number): void {
    const { weather, network } = this.sky.world;
    const { station, kind } = network.sites[site]!;
    const nextS = weather.nextChangeS(station, kind, timeS);
    if (nextS < Infinity) this.sky.queue.push(nextS, agendaKinds.siteChanged, site, changes);
  }
}
