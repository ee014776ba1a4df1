// Which panels are open? The page's furniture, apart from what the simulation says.

import { create } from 'zustand';

export const inspectorTabs = [
  'overview',
  'satellite',
  'job',
  'network',
  'events',
  'compare',
  'sources',
] as const;
export type InspectorTab = (typeof inspectorTabs)[number];

export const dockTabs = ['timeline', 'charts', 'workload'] as const;
export type DockTab = (typeof dockTabs)[number];
/** On a phone one of these fills the screen. */
export type PhoneTab = 'scene' | DockTab | 'inspector';
export type OpenDialog = 'search' | 'shortcuts' | null;

export interface ViewState {
  readonly inspectorTab: InspectorTab;
  readonly dockTab: DockTab;
  readonly phoneTab: PhoneTab;
  readonly dialog: OpenDialog;
  readonly isEditorOpen: boolean;
  set: (change: Partial<Omit<ViewState, 'set'>>) => void;
}

export const useView = create<ViewState>()((set) => ({
  inspectorTab: 'overview',
  dockTab: 'timeline',
  phoneTab: 'scene',
  dialog: null,
  isEditorOpen: false,
  set: (change) => {
    set(change);
  },
}));
