// How does one value of a scenario text change, as `--set path=value` asks?

import { complaint, problemOf } from './problem.ts';
import { readJson } from './json.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './scenario.ts';

export interface OverrideResult {
  /** The changed text, or the given one where anything is wrong. */
  readonly text: string;
  readonly problems: Problem[];
}

/**
 * Sets values by path: `fleets[0].platform.batteryCapacityWh=90000`; an entry of a list is meant by
 * its number or by its id (`fleets.ring.orbit.altitudeKm=700`). A value that is no JSON is a text.
 * A platform, chip, model, terminal or station given by its name alone becomes an object with that
 * `base`.
 * Whether the values make sense is for `parseScenario` to say.
 */
export function applyOverrides(text: string, assignments: readonly string[]): OverrideResult {
  if (assignments.length === 0) return { text, problems: [] };
  const { value, problems: faults } = readJson(text);
  if (faults.length > 0) return { text, problems: faults };
  const problems = assignments.flatMap((assignment) => {
    const complained = assign(value, assignment);
    return complained === null ? [] : [problemOf(`--set ${assignment.slice(0, 120)}`, complained)];
  });
  if (problems.length > 0) return { text, problems };
  return { text: JSON.stringify(value, null, 2), problems: [] };
}

type Container = Record<string, unknown> | unknown[];

/** Null when done, else what is wrong. */
function assign(root: unknown, assignment: string): string | null {
  const equals = assignment.indexOf('=');
  const path = equals > 0 ? pathOf(assignment.slice(0, equals).trim()) : null;
  if (path === null) {
    return complaint('expected path=value', 'for example fleets[0].orbit.altitudeKm=700');
  }
  let at = containerOf(root);
  for (const [place, part] of path.slice(0, -1).entries()) {
    if (at === null) return notThere(path, place - 1, null);
    const inner: unknown = step(at, part, path[place + 1]!);
    if (inner === undefined) return notThere(path, place, at);
    at = containerOf(inner);
  }
  if (at === null) return notThere(path, path.length - 2, null);
  return setLast(at, path, valueOf(assignment.slice(equals + 1)));
}

/** Keys and numbers of a path, or null for one that is empty, malformed or dangerous. */
function pathOf(text: string): string[] | null {
  if (!/^[A-Za-z0-9$_-]+(\.[A-Za-z0-9$_-]+|\[[0-9]+\])*$/.test(text)) return null;
  const parts = text.split(/[.[\]]+/).filter((part) => part !== '');
  const isSafe = parts.every((part) => !['__proto__', 'constructor', 'prototype'].includes(part));
  return isSafe ? parts : null;
}

function containerOf(value: unknown): Container | null {
  return typeof value === 'object' && value !== null ? (value as Container) : null;
}

function step(at: Container, part: string, next: string): unknown {
  const key = Array.isArray(at) ? entryIndex(at, part) : part;
  if (key === null) return undefined;
  const target = at as Record<string | number, unknown>;
  const inner = Object.hasOwn(at, key) ? target[key] : undefined;
  if (typeof inner === 'string' && canHaveBase(at, part)) return (target[key] = { base: inner });
  const isNewObject = inner === undefined && !Array.isArray(at) && !/^[0-9]+$/.test(next);
  return isNewObject ? (target[key] = {}) : inner;
}

const basedParts: readonly string[] = ['platform', 'accelerator', 'model', 'linkTerminal'];

/** A name of the catalogue stands for the object with that base. */
function canHaveBase(at: Container, part: string): boolean {
  return basedParts.includes(part) || Array.isArray(at);
}

/** The place of an entry by number, by id, or by the name that stands for it. */
function entryIndex(list: readonly unknown[], part: string): number | null {
  if (/^[0-9]+$/.test(part)) return Number(part) < list.length ? Number(part) : null;
  const index = list.findIndex((entry) => entry === part || idOf(entry) === part);
  return index < 0 ? null : index;
}

function idOf(entry: unknown): unknown {
  const container = containerOf(entry);
  return container === null || Array.isArray(container) ? undefined : container['id'];
}

function setLast(at: Container, path: readonly string[], value: unknown): string | null {
  const last = path[path.length - 1]!;
  if (!Array.isArray(at)) {
    at[last] = value;
    return null;
  }
  const index = entryIndex(at, last);
  if (index === null) return notThere(path, path.length - 1, at);
  at[index] = value;
  return null;
}

function notThere(path: readonly string[], place: number, at: Container | null): string {
  const shown = path.slice(0, place + 1).join('.');
  const ids = Array.isArray(at) ? at.map(idOf).filter((id) => typeof id === 'string') : [];
  const guess = nearest(path[place] ?? '', ids);
  const hint = guess === null ? 'entries are meant by number or id' : `did you mean "${guess}"?`;
  return complaint(`there is no ${shown} to go into`, hint);
}

function valueOf(text: string): unknown {
  const { value, problems } = readJson(text);
  return problems.length === 0 ? value : text.trim();
}
