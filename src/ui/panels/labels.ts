// What are outcomes and events called on screen?

import type { EventKind, JobStatus } from '../../compute/index.ts';
import { formatWord } from './format.ts';

export const statusLabels: Readonly<Record<JobStatus, string>> = {
  onTime: 'On time',
  late: 'Late',
  rejected: 'Rejected',
  unfinished: 'Unfinished',
};

/** Groups of the filter of the event list; every kind is in exactly one. */
export const eventGroups = {
  Jobs: ['jobReleased', 'jobAdmitted', 'jobRejected', 'jobPlaced', 'jobDelivered'],
  Compute: [
    'computeStarted',
    'computePreempted',
    'computeResumed',
    'computeFinished',
    'replicaLoaded',
    'requestStarted',
    'firstTokenSent',
  ],
  Data: [
    'inputStarted',
    'inputArrived',
    'outputStarted',
    'firstTokenDelivered',
    'migrationStarted',
    'migrationEnded',
    'contactStarted',
    'contactEnded',
    'siteClosed',
    'siteOpened',
  ],
  Light: ['penumbraEntered', 'umbraEntered', 'umbraLeft', 'penumbraLeft'],
  Plant: [
    'throttleStarted',
    'throttleEnded',
    'batteryFloorReached',
    'batteryFloorLeft',
    'batteryFull',
    'batteryEmptyReached',
    'batteryEmptyLeft',
    'housekeepingUnmet',
    'housekeepingMet',
    'loadShedStarted',
    'loadShedEnded',
    'heatTripped',
    'heatTripEnded',
    'powerCapSet',
  ],
  Faults: [
    'satelliteLost',
    'computeInterrupted',
    'chipInterrupted',
    'hostCrashed',
    'acceleratorLost',
    'silentCorruption',
  ],
  Refusals: ['decisionRefused'],
} as const satisfies Readonly<Record<string, readonly EventKind[]>>;

export type EventGroup = keyof typeof eventGroups;

/** Kinds whose own name, spelled out, would not say what happened. */
const eventWords: Readonly<Partial<Record<EventKind, string>>> = {
  throttleStarted: 'work slows down',
  throttleEnded: 'full pace again',
  batteryFloorReached: 'battery at its floor',
  batteryFloorLeft: 'battery above its floor',
  batteryEmptyReached: 'battery empty',
  batteryEmptyLeft: 'battery no longer empty',
  housekeepingUnmet: 'housekeeping short of power',
  housekeepingMet: 'housekeeping has its power',
  loadShedStarted: 'load shed',
  loadShedEnded: 'load back on the bus',
  heatTripped: 'switched off, too hot',
  heatTripEnded: 'switched on, cool enough',
  chipInterrupted: 'a chip failed for a while',
  acceleratorLost: 'accelerator lost for good',
  replicaLoaded: 'weights in memory',
  requestStarted: 'answer begun',
  firstTokenSent: 'first token written',
  firstTokenDelivered: 'first token on the ground',
};

export const eventLabel = (kind: EventKind): string => eventWords[kind] ?? formatWord(kind);

/** Why: what bounds the power of loads, what drew a battery down, which limit of heat. */
const detailWords: Readonly<Record<string, string>> = {
  bus: 'the bus carries no more',
  batteryRate: 'the battery gives no faster',
  batteryFloor: 'the battery is at its floor',
  batteryEmpty: 'the battery is empty',
  source: 'the source gives no more',
  shadow: 'in shadow',
  loadAboveSource: 'loads above what the source gives',
  coolant: 'limit of the coolant',
  junction: 'limit of the junction',
  memory: 'limit of the memory',
  powerCap: 'a cap on power',
};

/** The detail of an event in words, or as it is where it has none. */
export const detailLabel = (detail: string): string => detailWords[detail] ?? detail;
