// In which order does the page come to life?

import { readAddress, writeAddress } from './address.ts';
import type { Address } from './address.ts';
import { clock } from './clock.ts';
import { followSelection } from './panels/selecting.ts';
import { loadBuiltIn, openBuiltIn, useBuiltIn } from './run/builtIn.ts';
import { runClient } from './run/runs.ts';
import { useStore } from './store.ts';
import type { Selection } from './store.ts';
import { startTicking } from './transport.ts';

/** The address is written this often at most: browsers refuse more than a hundred in 30 s. */
const addressWriteMs = 1000;

/** What the address says of a scenario that has not been read yet. */
let wanted: Address | null = null;

/** A selection that the scenario has; anybody may have written the address. */
function existing(selection: Selection | undefined): Selection | null {
  const { scenario } = useStore.getState();
  if (selection === undefined || scenario === null) return null;
  const { kind, index } = selection;
  if (kind === 'satellite') return index < scenario.satellites.length ? selection : null;
  if (kind === 'station') return index < scenario.stations.length ? selection : null;
  return selection;
}

/** Applies time and selection once the scenario is there; a job once its result is there. */
function applyWanted(): void {
  const { scenario, result, select } = useStore.getState();
  if (wanted === null || scenario === null) return;
  const { timeS, selection } = wanted;
  if (timeS !== undefined) {
    clock.seek(timeS);
    clock.pause();
  }
  if (selection?.kind === 'job' && result === null) {
    wanted = { selection };
    return;
  }
  wanted = null;
  const isNoJob = selection?.kind === 'job' && selection.index >= (result?.jobs.count ?? 0);
  if (isNoJob) return;
  const found = existing(selection);
  if (found !== null) select(found);
}

function currentAddress(): Address {
  const { sourceName, policy, selection, colorBy } = useStore.getState();
  const isBuiltIn = useBuiltIn.getState().scenarios.some(({ id }) => id === sourceName);
  if (!isBuiltIn) return { colorBy };
  return {
    ...{ scenario: sourceName, timeS: clock.timeS, colorBy },
    ...(policy === '' ? {} : { policy }),
    ...(selection === null ? {} : { selection }),
  };
}

/** Keeps the address up to date, quietly: no entries in the browser's history. */
function followAddress(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    timer = undefined;
    if (wanted !== null || useStore.getState().scenario === null) return;
    window.history.replaceState(null, '', `#${writeAddress(currentAddress())}`);
  };
  const schedule = (): void => {
    timer ??= setTimeout(write, addressWriteMs);
  };
  clock.subscribe(schedule);
  useStore.subscribe(schedule);
}

/** A policy that exists; anybody may have written the address. */
async function existingPolicy(name: string | undefined): Promise<string | null> {
  if (name === undefined) return null;
  const { policyNames } = await import('./run/policies.ts');
  return policyNames.includes(name) ? name : null;
}

/** Opens the scenario that an address names, or the first one. */
async function openNamed(address: Address): Promise<void> {
  const known = useBuiltIn.getState().scenarios;
  const scenarios = known.length > 0 ? known : await loadBuiltIn();
  const named = scenarios.find(({ id }) => id === address.scenario) ?? scenarios[0];
  if (named !== undefined) await openBuiltIn(named.id, await existingPolicy(address.policy));
}

/** An address that is typed or pasted into an open page is followed like a first one. */
function followTyping(): void {
  window.addEventListener('hashchange', () => {
    const address = readAddress(window.location.hash);
    wanted = address;
    if (address.colorBy !== undefined) useStore.getState().set({ colorBy: address.colorBy });
    if (address.scenario === useStore.getState().sourceName) applyWanted();
    else if (address.scenario !== undefined) void openNamed(address);
  });
}

/** The window's title says which scenario it shows. */
function followTitle(): void {
  useStore.subscribe(({ scenario }, before) => {
    if (scenario !== before.scenario && scenario !== null) {
      document.title = `${scenario.name} · Dawnline`;
    }
  });
}

/** Starts worker, clock, keyboard and the first run; called once, beside the first paint. */
export function boot(): void {
  runClient.warm();
  const address = readAddress(window.location.hash);
  if (address.timeS !== undefined || address.selection !== undefined) wanted = address;
  if (address.colorBy !== undefined) useStore.getState().set({ colorBy: address.colorBy });
  useStore.subscribe(applyWanted);
  startTicking();
  void import('./keyboard.ts').then(({ startListening }) => startListening());
  followSelection();
  followAddress();
  followTyping();
  followTitle();
  void openNamed(address);
}
