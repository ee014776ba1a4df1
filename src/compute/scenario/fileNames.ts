// Which files must be handed over together with a scenario?

import { readJson } from './json.ts';

/** Names under `file` in orbits and traces, once each; empty for a text that cannot be read. */
export function fileNamesOf(text: string): string[] {
  const { value } = readJson(text);
  const orbits = listOf(value, 'fleets').map((fleet) => property(fleet, 'orbit'));
  const traces = listOf(property(value, 'workload'), 'traces');
  const names = [...orbits, ...traces].map((entry) => property(entry, 'file'));
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function listOf(value: unknown, key: string): unknown[] {
  const list = property(value, key);
  return Array.isArray(list) ? (list as unknown[]) : [];
}
