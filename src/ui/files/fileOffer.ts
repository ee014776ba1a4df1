// Which files wait for the user to say what they are for?

import { create } from 'zustand';
import type { ElementsFile, TraceFile } from './adopt.ts';

/** Element sets and traces, recognised but not yet part of a scenario; asked about in turn. */
export interface FileOffer {
  readonly elements: readonly ElementsFile[];
  readonly traces: readonly TraceFile[];
}

export const useFileOffer = create<{ readonly offer: FileOffer | null }>()(() => ({
  offer: null,
}));
