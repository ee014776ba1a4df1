// Which view of the network is open? Kept while one goes from tab to tab.

import { create } from 'zustand';

export const networkViews = [
  ['traffic', 'Traffic'],
  ['links', 'Links'],
  ['weather', 'Weather'],
  ['latency', 'Latency'],
  ['coverage', 'Coverage'],
  ['training', 'Training'],
] as const;
export type NetworkViewId = (typeof networkViews)[number][0];

interface NetworkState {
  readonly view: NetworkViewId;
  set: (change: { readonly view: NetworkViewId }) => void;
}

export const useNetwork = create<NetworkState>()((set) => ({ view: 'traffic', set }));
