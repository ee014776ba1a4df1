// What does the Sun do to an orbit over a year? Asked of the worker once per orbit, and kept.

import type { EclipseSeason, MeanOrbit } from '../../orbit/index.ts';
import type { WorkerClient } from './client.ts';
import { propagationClient } from './runs.ts';

/** Curves kept; each takes 15 kB. */
const keptCountMax = 64;

type Client = Pick<WorkerClient, 'request' | 'cancel'>;
type Listener = (season: EclipseSeason | null) => void;

/** Seasons by orbit; those asked for least lately are forgotten first. */
export class SeasonStore {
  private readonly kept = new Map<string, EclipseSeason>();
  private readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  /**
   * Tells the season of an orbit, at once when it is known; null when it cannot be had. Returns
   * what stops the question.
   */
  ask(orbit: MeanOrbit, startUtcMs: number, onAnswer: Listener): () => void {
    const key = JSON.stringify([startUtcMs, Object.values(orbit)]);
    const known = this.kept.get(key);
    if (known !== undefined) {
      onAnswer(known);
      return () => undefined;
    }
    const id = this.client.request({ kind: 'season', orbit, startUtcMs }, (answer) => {
      const season = answer.kind === 'result' && answer.of === 'season' ? answer.season : null;
      if (season !== null) this.keep(key, season);
      onAnswer(season);
    });
    return () => {
      this.client.cancel(id);
    };
  }

  private keep(key: string, season: EclipseSeason): void {
    this.kept.set(key, season);
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptCountMax && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** The page's seasons, worked out beside the keyframes. */
export const seasons = new SeasonStore(propagationClient);
