// Which scenarios come with the page, and how is one opened?

import { create } from 'zustand';
import { reportProblems, startRun } from './runs.ts';

/** An entry of public/scenarios/index.json. */
export interface BuiltInScenario {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
}

interface BuiltInState {
  readonly scenarios: readonly BuiltInScenario[];
}

export const useBuiltIn = create<BuiltInState>()(() => ({ scenarios: [] }));

const addressOf = (name: string): URL => new URL(`scenarios/${name}`, document.baseURI);

/** What has been fetched: a scenario that was there once is there without a network, too. */
const texts = new Map<string, string>();

async function fetchText(name: string): Promise<string> {
  const kept = texts.get(name);
  if (kept !== undefined) return kept;
  const response = await fetch(addressOf(name));
  if (!response.ok) throw new Error(`${name}: the server answered ${response.status}`);
  const text = await response.text();
  texts.set(name, text);
  return text;
}

/** Fetches all scenarios of the list for later. */
export async function keepBuiltIn(): Promise<void> {
  for (const { id } of useBuiltIn.getState().scenarios) await fetchText(`${id}.json`);
}

function reportMissing(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const hint = 'reload the page; the folder scenarios must lie beside index.html';
  reportProblems([{ path: 'scenarios', message, hint }]);
}

/** Reads the list; an empty list and a problem on screen when it cannot be had. */
export async function loadBuiltIn(): Promise<readonly BuiltInScenario[]> {
  try {
    const list = JSON.parse(await fetchText('index.json')) as BuiltInScenario[];
    const scenarios = list.map(({ id, name, summary }) => ({ id, name, summary }));
    useBuiltIn.setState({ scenarios });
    return scenarios;
  } catch (error) {
    reportMissing(error);
    return [];
  }
}

/** The built-in days open at 08:00: in their first hours the queues are still filling. */
const opensAtS = 8 * 3600;

let wantedId = '';

/** Fetches and runs a built-in scenario; of several asked for in a hurry the last one wins. */
export async function openBuiltIn(id: string, policy: string | null = null): Promise<void> {
  wantedId = id;
  try {
    const text = await fetchText(`${id}.json`);
    if (wantedId === id) startRun({ text, files: {} }, id, policy, opensAtS);
  } catch (error) {
    reportMissing(error);
  }
}
