// Are two results the same? One hash over metrics and events, equal on every machine.

import { sha256HexOfPieces } from '../scenario/hash.ts';
import type { EventLog, Metrics } from './result.ts';

const significantDigits = 9;
const eventsPerPiece = 1000;

/** JSON with sorted keys and numbers at nine significant digits. */
function canonical(value: unknown): string {
  if (typeof value === 'number') return Number(value.toPrecision(significantDigits)).toString();
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `"${key}":${canonical(inner)}`).join(',')}}`;
}

function* pieces(metrics: Metrics, events: EventLog): Generator<string> {
  yield canonical(metrics);
  let lines: string[] = [];
  for (let row = 0; row < events.count; row += 1) {
    const timeMs = Math.round(events.timeS[row]! * 1000);
    const subjects = `${events.satelliteIndex[row]!},${events.jobIndex[row]!}`;
    const rest = `${events.stationIndex[row]!},${events.causeCodePlusOne[row]!}`;
    lines.push(`${timeMs},${events.kindCode[row]!},${subjects},${rest}`);
    if (lines.length < eventsPerPiece) continue;
    yield lines.join('\n');
    lines = [];
  }
  yield lines.join('\n');
}

/**
 * SHA-256 of the canonical metrics (nine significant digits) and the event log (milliseconds).
 * Equal for the same scenario, policy, seed and version, in Node and in browsers.
 */
export function resultHash(metrics: Metrics, events: EventLog): string {
  return sha256HexOfPieces(pieces(metrics, events));
}
