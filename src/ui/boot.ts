// In which order does the page come to life?

import { extraLayers, readAddress } from './address.ts';
import type { Address } from './address.ts';
import { cameraPlace } from './cameraPlace.ts';
import { clock } from './clock.ts';
import { followSelection } from './panels/selecting.ts';
import { loadBuiltIn, openBuiltIn, useBuiltIn } from './run/builtIn.ts';
import { reportProblems, runClient, switchPolicy } from './run/runs.ts';
import { useStore } from './store.ts';
import type { Layers, Selection } from './store.ts';
import { startTicking } from './transport.ts';

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
  const { timeS, selection, isComparing } = wanted;
  if (timeS !== undefined) {
    clock.seek(timeS);
    clock.pause();
  }
  if (result === null && (selection?.kind === 'job' || isComparing)) {
    wanted = { ...(selection && { selection }), ...(isComparing && { isComparing }) };
    return;
  }
  wanted = null;
  if (isComparing) void import('./panels/comparing.ts').then((panel) => panel.openComparison());
  const isNoJob = selection?.kind === 'job' && selection.index >= (result?.jobs.count ?? 0);
  if (isNoJob) return;
  const found = existing(selection);
  if (found !== null) select(found);
}

function showView({ colorBy, hidden, drawn, cameraFrame, cameraKm }: Address): void {
  const { set, layers } = useStore.getState();
  const all = (names: readonly (keyof Layers)[] = [], isOn: boolean) =>
    Object.fromEntries(names.map((name) => [name, isOn]));
  set({
    ...{ colorBy: colorBy ?? 'state', cameraFrame: cameraFrame ?? 'inertial' },
    layers: { ...layers, ...all(hidden, false), ...all(extraLayers, false), ...all(drawn, true) },
  });
  cameraPlace.wanted = cameraKm ?? null;
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
  const named = scenarios.find(({ id }) => id === address.scenario);
  const opened = named ?? scenarios[0];
  if (opened !== undefined) await openBuiltIn(opened.id, await existingPolicy(address.policy));
  if (named === undefined && address.scenario !== undefined) reportUnknown(address.scenario);
}

/** A link to what is not here must not look as if it showed it. */
function reportUnknown(name: string): void {
  const message = `expected a built-in scenario in the address, found ${JSON.stringify(name)}`;
  reportProblems([{ path: 'address', message, hint: 'another is shown; check the link' }]);
}

/** The policy of an address that names the scenario on screen. */
async function showPolicy(name: string | undefined): Promise<void> {
  const policy = await existingPolicy(name);
  if (policy !== null && policy !== useStore.getState().policy) switchPolicy(policy);
}

/** An address that is typed or pasted into an open page is followed like a first one. */
function followTyping(): void {
  window.addEventListener('hashchange', () => {
    const address = readAddress(window.location.hash);
    const { sourceName } = useStore.getState();
    wanted = address;
    showView(address);
    if (address.scenario !== undefined && address.scenario !== sourceName) {
      void openNamed(address);
      return;
    }
    applyWanted();
    void showPolicy(address.policy);
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

/** Once the first result is on screen, the rest of the page's code is fetched in the background. */
function followFirstResult(): void {
  const unsubscribe = useStore.subscribe(({ result }) => {
    if (result === null) return;
    unsubscribe();
    void import('./later.ts').then(({ fetchTheRest }) => fetchTheRest());
  });
}

/** Starts worker, clock, keyboard and the first run; called once, beside the first paint. */
export function boot(): void {
  runClient.warm();
  const address = readAddress(window.location.hash);
  const { timeS, selection, isComparing } = address;
  if (timeS !== undefined || selection !== undefined || isComparing) wanted = address;
  showView(address);
  useStore.subscribe(applyWanted);
  startTicking();
  void import('./keyboard.ts').then(({ startListening }) => startListening());
  followSelection();
  void import('./followAddress.ts').then(({ followAddress }) =>
    followAddress(() => wanted !== null),
  );
  followTyping();
  followTitle();
  followFirstResult();
  void openNamed(address);
}
