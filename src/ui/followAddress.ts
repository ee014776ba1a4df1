// How does the page's address keep up with what is on screen?

import { addressVersion, extraLayers } from './address.ts';
import type { Address } from './address.ts';
import { cameraPlace } from './cameraPlace.ts';
import { clock } from './clock.ts';
import { useBuiltIn } from './run/builtIn.ts';
import { useStore } from './store.ts';
import type { Layers } from './store.ts';
import { useView } from './view.ts';

/** The address is written this often at most: browsers refuse more than a hundred in 30 s. */
const addressWriteMs = 1000;

/** The fragment, without `#`; fields that are missing are left out. */
export function writeAddress(address: Address): string {
  const params = new URLSearchParams({ v: addressVersion });
  if (address.scenario !== undefined) params.set('scenario', address.scenario);
  if (address.policy !== undefined) params.set('policy', address.policy);
  if (address.timeS !== undefined) params.set('t', String(Math.round(address.timeS)));
  const { selection, colorBy } = address;
  if (selection) params.set('select', `${selection.kind}-${selection.index}`);
  if (colorBy !== undefined && colorBy !== 'state') params.set('color', colorBy);
  const { hidden, drawn, cameraFrame, cameraKm, isComparing } = address;
  if (hidden !== undefined && hidden.length > 0) params.set('hide', hidden.join('.'));
  if (drawn !== undefined && drawn.length > 0) params.set('draw', drawn.join('.'));
  if (cameraFrame !== undefined) params.set('frame', cameraFrame);
  if (cameraKm !== undefined) params.set('camera', cameraKm.map(Math.round).join('.'));
  if (isComparing === true) params.set('show', 'compare');
  return params.toString();
}

/** How the scene is looked at, whatever is in it. */
function currentView(): Address {
  const { colorBy, layers, cameraFrame } = useStore.getState();
  const cameraKm = cameraPlace.read();
  const names = Object.keys(layers) as (keyof Layers)[];
  const isExtra = (name: keyof Layers): boolean => extraLayers.includes(name);
  return {
    ...{ colorBy, hidden: names.filter((name) => !layers[name] && !isExtra(name)) },
    drawn: names.filter((name) => layers[name] && isExtra(name)),
    ...(cameraFrame === 'earth' ? { cameraFrame } : {}),
    ...(cameraKm === null ? {} : { cameraKm }),
    ...(useView.getState().inspectorTab === 'compare' ? { isComparing: true } : {}),
  };
}

function currentAddress(): Address {
  const { sourceName, policy, selection } = useStore.getState();
  const isBuiltIn = useBuiltIn.getState().scenarios.some(({ id }) => id === sourceName);
  if (!isBuiltIn) return currentView();
  return {
    ...{ ...currentView(), scenario: sourceName, timeS: clock.timeS },
    ...(policy === '' ? {} : { policy }),
    ...(selection === null ? {} : { selection }),
  };
}

/**
 * Keeps the address up to date, quietly: no entries in the browser's history. Nothing is written
 * while what an address asked for `isPending`.
 */
export function followAddress(isPending: () => boolean): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    timer = undefined;
    if (isPending() || useStore.getState().scenario === null) return;
    window.history.replaceState(null, '', `#${writeAddress(currentAddress())}`);
  };
  const schedule = (): void => {
    timer ??= setTimeout(write, addressWriteMs);
  };
  clock.subscribe(schedule);
  useStore.subscribe(schedule);
  useView.subscribe(schedule);
  cameraPlace.moved = schedule;
  schedule();
}
