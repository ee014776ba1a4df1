// Which part of what is on screen does the page's address carry, and how is it read back safely?

import type { ColorBy, Selection } from './store.ts';

/** What a colleague should see who opens the same address. Every field may be missing. */
export interface Address {
  readonly scenario?: string;
  readonly policy?: string;
  readonly timeS?: number;
  readonly selection?: Selection;
  readonly colorBy?: ColorBy;
}

const addressVersion = '1';
/** Longer fragments are not ours: the longest that we write has about 200 characters. */
const lengthMax = 500;
const timeMaxS = 100 * 365.25 * 86_400;
const indexMax = 1_000_000_000;
const colorings: readonly string[] = ['state', 'sunlight', 'battery', 'temperature', 'fleet'];
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const selectionPattern = /^(satellite|station|job)-(\d{1,10})$/;

/** The fragment, without `#`; fields that are missing are left out. */
export function writeAddress(address: Address): string {
  const params = new URLSearchParams({ v: addressVersion });
  if (address.scenario !== undefined) params.set('scenario', address.scenario);
  if (address.policy !== undefined) params.set('policy', address.policy);
  if (address.timeS !== undefined) params.set('t', String(Math.round(address.timeS)));
  const { selection, colorBy } = address;
  if (selection) params.set('select', `${selection.kind}-${selection.index}`);
  if (colorBy !== undefined && colorBy !== 'state') params.set('color', colorBy);
  return params.toString();
}

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
  const color = params.get('color') ?? '';
  return {
    ...(scenario === undefined ? {} : { scenario }),
    ...(policy === undefined ? {} : { policy }),
    ...(timeS === undefined ? {} : { timeS }),
    ...(selection === undefined ? {} : { selection }),
    ...(colorings.includes(color) ? { colorBy: color as ColorBy } : {}),
  };
}
