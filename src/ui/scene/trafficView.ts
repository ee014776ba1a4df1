// Who talks to whom right now? Links, contacts and mere visibility, from one result's windows.

import { Group } from 'three';
import type { Result } from '../../compute/index.ts';
import { hopStates, routeLines } from '../network/route.ts';
import type { Layers } from '../store.ts';
import { LinkLayer } from './linkLayer.ts';
import type { LineStyle, StationUniforms } from './linkLayer.ts';
import { OpenRows } from './openRows.ts';
import type { PlaceUniforms } from './satelliteLayer.ts';

/** Most lines drawn at once of either kind: four times what 10,000 satellites in a grid have. */
const lineCountMax = 80_000;
/** Larger fleets show mere visibility only for what is selected: thousands of lines say nothing. */
const everyAccessCountMax = 300;
/** Real time between two changes of the lines on screen. */
const changeMs = 100;

const serviceStyle: LineStyle = { color: [128, 232, 206], alpha: 0.95, widthPx: 1.8 };
const visibilityStyle: LineStyle = { color: [152, 170, 198], alpha: 0.26, widthPx: 1 };

/** Of the way of a job's data, by how a hop stands: done, under way, to come. */
const routeStyles: readonly LineStyle[] = [
  { color: [246, 198, 91], alpha: 0.3, widthPx: 1.6 },
  { color: [255, 226, 150], alpha: 1, widthPx: 4 },
  { color: [246, 198, 91], alpha: 0.85, widthPx: 1.8 },
];
/** Lines of one way: more pairs of ends than that are left out. */
const routeLineCountMax = 256;

/** Links fade as they become many. */
export function linkStyle(satelliteCount: number): LineStyle {
  const alpha = Math.max(0.1, Math.min(0.5, 0.5 * Math.sqrt(90 / Math.max(satelliteCount, 1))));
  return { color: [150, 160, 242], alpha, widthPx: 1.2 };
}

/** What traffic is drawn for in a frame. */
export interface TrafficFrame {
  readonly timeS: number;
  readonly nowMs: number;
  readonly layers: Layers;
  /** Indices, -1 for none. */
  readonly selectedSatellite: number;
  readonly selectedStation: number;
  readonly selectedJob: number;
}

/** The lines of one result on screen. */
export class TrafficView {
  readonly object = new Group();
  /** By station: how many satellites its antennas serve now. */
  readonly servedCount: Int32Array;
  private readonly result: Result;
  private readonly openLinks: OpenRows;
  private readonly openAccess: OpenRows;
  private readonly openService: OpenRows;
  private readonly links: LinkLayer;
  private readonly contacts: LinkLayer;
  private readonly route: LinkLayer;
  private changedMs = -Infinity;
  private shownFor = '';
  private routeShown = '';

  constructor(result: Result, places: PlaceUniforms, stations: StationUniforms) {
    this.result = result;
    this.openLinks = new OpenRows(result.links);
    this.openAccess = new OpenRows(result.access);
    this.openService = new OpenRows(result.service);
    this.servedCount = new Int32Array(result.labels.stationIds.length);
    const linkCount = Math.min(result.links.count, lineCountMax);
    const contactCount = Math.min(result.access.count + result.service.count, lineCountMax);
    const style = linkStyle(result.satelliteCount);
    this.links = new LinkLayer(linkCount, places, stations, [style]);
    const contactStyles = [serviceStyle, visibilityStyle];
    this.contacts = new LinkLayer(contactCount, places, stations, contactStyles);
    this.route = new LinkLayer(routeLineCountMax, places, stations, routeStyles);
    this.route.object.renderOrder += 1;
    this.object.add(this.links.object, this.contacts.object, this.route.object);
  }

  /** Brings the lines up to date; true while a change waits for its turn. */
  update(frame: TrafficFrame): boolean {
    const { layers, selectedSatellite, selectedStation } = frame;
    this.links.object.visible = layers.links;
    this.contacts.object.visible = layers.access;
    this.drawRoute(frame);
    this.links.select(selectedSatellite);
    this.contacts.select(selectedSatellite);
    if (frame.nowMs - this.changedMs < changeMs) return true;
    const shownFor = `${selectedSatellite} ${selectedStation}`;
    const isOther = shownFor !== this.shownFor;
    this.shownFor = shownFor;
    const { timeS } = frame;
    const hasLinks = this.openLinks.update(timeS);
    const hasService = this.openService.update(timeS);
    const hasAccess = this.openAccess.update(timeS);
    if (hasLinks) this.drawLinks();
    if (hasService || hasAccess || isOther) this.drawContacts(frame);
    if (hasLinks || hasService || hasAccess) this.changedMs = frame.nowMs;
    return false;
  }

  dispose(): void {
    this.links.dispose();
    this.contacts.dispose();
    this.route.dispose();
  }

  /** The way of the selected job's data, as it stands now. */
  private drawRoute({ selectedJob, timeS }: TrafficFrame): void {
    const isShown = selectedJob >= 0 && selectedJob < this.result.jobs.count;
    const lines = isShown ? routeLines(this.result, selectedJob, timeS) : [];
    const shown = JSON.stringify(lines);
    if (shown === this.routeShown) return;
    this.routeShown = shown;
    this.route.clear();
    for (const { from, to, state } of lines) this.route.add(from, to, hopStates.indexOf(state));
    this.route.commit();
  }

  private drawLinks(): void {
    const { satelliteAIndex, satelliteBIndex } = this.result.links;
    this.links.clear();
    for (let at = 0; at < this.openLinks.count; at += 1) {
      const row = this.openLinks.rows[at]!;
      this.links.add(satelliteAIndex[row]!, satelliteBIndex[row]!, 0);
    }
    this.links.commit();
  }

  private drawContacts({ selectedSatellite, selectedStation }: TrafficFrame): void {
    const { access, service, satelliteCount } = this.result;
    const isEvery = satelliteCount <= everyAccessCountMax;
    this.contacts.clear();
    for (let at = 0; at < this.openAccess.count; at += 1) {
      const row = this.openAccess.rows[at]!;
      const [satellite, station] = [access.satelliteIndex[row]!, access.stationIndex[row]!];
      const isSelected = satellite === selectedSatellite || station === selectedStation;
      if (isEvery || isSelected) this.contacts.add(satellite, -1 - station, 1);
    }
    this.servedCount.fill(0);
    for (let at = 0; at < this.openService.count; at += 1) {
      const row = this.openService.rows[at]!;
      const [satellite, station] = [service.satelliteIndex[row]!, service.stationIndex[row]!];
      this.servedCount[station]! += 1;
      this.contacts.add(satellite, -1 - station, 0);
    }
    this.contacts.commit();
  }
}
