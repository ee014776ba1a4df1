// Which view of a satellite is open? Kept while one goes from satellite to satellite.

import { create } from 'zustand';

export const satelliteViews = [
  ['state', 'State'],
  ['jobs', 'Jobs'],
  ['year', 'Year'],
  ['flow', 'Flow'],
  ['heat', 'Heat'],
  ['radiation', 'Radiation'],
  ['whatIf', 'What if'],
  ['design', 'Design'],
] as const;
export type SatelliteView = (typeof satelliteViews)[number][0];

interface MachineState {
  readonly view: SatelliteView;
  set: (change: { readonly view: SatelliteView }) => void;
}

export const useMachine = create<MachineState>()((set) => ({ view: 'state', set }));
