// Are two results the same? One hash over metrics and events, equal on every machine.

import { sha256HexOfPieces } from '../scenario/hash.ts';
import type { EventLog, FaultMetrics, Metrics, NetworkMetrics } from './result.ts';

const significantDigits = 9;

/** What came later is part of it where there is any: a run without it keeps its hash. */
const laterNames: ReadonlySet<string> = new Set<keyof FaultMetrics | keyof NetworkMetrics>([
  'interruptedCount',
  'silentCorruptionCount',
  'faultLossAcceleratorS',
  'acceleratorsLostCount',
  'checkpointAcceleratorS',
  'hostCrashCount',
  'undoneAcceleratorS',
  'fluxUnknownS',
  'migratedBit',
  'exchangedBit',
]);

/** JSON with sorted keys and numbers at nine significant digits. */
function canonical(value: unknown): string {
  if (typeof value === 'number') return Number(value.toPrecision(significantDigits)).toString();
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([key, inner]) => inner !== undefined && !(laterNames.has(key) && inner === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `"${key}":${canonical(inner)}`).join(',')}}`;
}

function* pieces(metrics: Metrics, events: EventLog): Generator<string | Uint8Array> {
  const { count } = events;
  const bytesOf = (column: Float64Array | Int32Array | Uint8Array): Uint8Array =>
    new Uint8Array(column.buffer, column.byteOffset, count * column.BYTES_PER_ELEMENT);
  // The sums over all satellites follow from those of each, the service from the log.
  const { silent, ...others } = { ...metrics, faults: undefined, service: undefined };
  // So does what stores held at most, with the ways that data took.
  const satellites = metrics.satellites.map((each) => ({ ...each, storedMaxBit: undefined }));
  const serving = metrics.serving ?? undefined;
  const apart = { serviceByKind: undefined, chains: undefined, serving };
  const rest = { silent: silent ?? undefined, ...apart, satellites };
  yield canonical({ ...others, ...rest });
  yield bytesOf(events.timeS.map((timeS) => Math.round(timeS * 1000)));
  yield bytesOf(events.kindCode);
  yield bytesOf(events.satelliteIndex);
  yield bytesOf(events.jobIndex);
  yield bytesOf(events.stationIndex);
  yield bytesOf(events.causeCodePlusOne);
}

/**
 * SHA-256 of the canonical metrics (nine significant digits) and of the columns of the event log,
 * one after the other as little-endian numbers, times in milliseconds. Equal for the same scenario,
 * policy, seed and version, in Node and in browsers.
 */
export function resultHash(metrics: Metrics, events: EventLog): string {
  return sha256HexOfPieces(pieces(metrics, events));
}
