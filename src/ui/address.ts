// What does the page's address say, whoever may have written it?

import type { PlaceKm } from './cameraPlace.ts';
import type { ColorBy, Layers, Selection } from './store.ts';

/** What a colleague should see who opens the same address. Every field may be missing. */
export interface Address {
  readonly scenario?: string;
  readonly policy?: string;
  readonly timeS?: number;
  readonly selection?: Selection;
  readonly colorBy?: ColorBy;
  /** Layers that are not drawn. */
  readonly hidden?: readonly (keyof Layers)[];
  /** Layers that are drawn and are not of themselves. */
  readonly drawn?: readonly (keyof Layers)[];
  readonly cameraFrame?: 'earth';
  readonly cameraKm?: PlaceKm;
  readonly isComparing?: true;
}

export const addressVersion = '1';
/** Longer fragments are not ours: the longest that we write has about 300 characters. */
const lengthMax = 500;
const timeMaxS = 100 * 365.25 * 86_400;
const indexMax = 1_000_000_000;
const colorings: readonly string[] = [
  ...['state', 'sunlight', 'battery', 'temperature', 'fleet', 'orbit'],
];
const layerNames: readonly (keyof Layers)[] = ['orbits', 'links', 'access', 'stations', 'labels'];
/** Layers that nobody sees before asking for them. */
export const extraLayers: readonly (keyof Layers)[] = ['anomaly', 'coverage'];
/** A little more than the Moon's distance; the scene has its own, tighter bounds. */
const cameraMaxKm = 400_000;
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const selectionPattern = /^(satellite|station|job)-(\d{1,10})$/;

function readName(text: string | null): string | undefined {
  return text !== null && namePattern.test(text) ? text : undefined;
}

function readTime(text: string | null): number | undefined {
  const timeS = text !== null && /^\d{1,12}$/.test(text) ? Number(text) : NaN;
  return timeS <= timeMaxS ? timeS : undefined;
}

function readSelection(text: string | null): Selection | undefined {
  const match = selectionPattern.exec(text ?? '');
  const index = Number(match?.[2]);
  if (match === null || index > indexMax) return undefined;
  return { kind: match[1] as Selection['kind'], index };
}

function readCamera(text: string | null): PlaceKm | undefined {
  const match = /^(-?\d{1,6})\.(-?\d{1,6})\.(-?\d{1,6})$/.exec(text ?? '');
  if (match === null) return undefined;
  const place: PlaceKm = [Number(match[1]), Number(match[2]), Number(match[3])];
  return place.every((value) => Math.abs(value) <= cameraMaxKm) ? place : undefined;
}

/** How the scene is looked at. */
function readView(params: URLSearchParams): Address {
  const color = params.get('color') ?? '';
  const listed = (key: string, names: readonly (keyof Layers)[]) => {
    const written = (params.get(key) ?? '').split('.');
    return names.filter((name) => written.includes(name));
  };
  const hidden = listed('hide', layerNames);
  const drawn = listed('draw', extraLayers);
  const cameraKm = readCamera(params.get('camera'));
  return {
    ...(colorings.includes(color) ? { colorBy: color as ColorBy } : {}),
    ...(hidden.length > 0 ? { hidden } : {}),
    ...(drawn.length > 0 ? { drawn } : {}),
    ...(params.get('frame') === 'earth' ? { cameraFrame: 'earth' } : {}),
    ...(cameraKm === undefined ? {} : { cameraKm }),
    ...(params.get('show') === 'compare' ? { isComparing: true } : {}),
  };
}

/**
 * Reads a fragment that anybody may have written: unknown versions and over-long texts give an
 * empty address, fields that are not as we write them are dropped one by one.
 */
export function readAddress(fragment: string): Address {
  const text = fragment.replace(/^#/, '');
  if (text.length > lengthMax) return {};
  const params = new URLSearchParams(text);
  if (params.get('v') !== addressVersion) return {};
  const scenario = readName(params.get('scenario'));
  const policy = readName(params.get('policy'));
  const timeS = readTime(params.get('t'));
  const selection = readSelection(params.get('select'));
  return {
    ...(scenario === undefined ? {} : { scenario }),
    ...(policy === undefined ? {} : { policy }),
    ...(timeS === undefined ? {} : { timeS }),
    ...(selection === undefined ? {} : { selection }),
    ...readView(params),
  };
}
