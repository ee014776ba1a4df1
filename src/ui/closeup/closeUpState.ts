// Is the close-up open, and how is it looked at?

import { create } from 'zustand';
import { firstView } from './closeView.ts';
import type { CloseView } from './closeView.ts';

interface CloseUpState {
  readonly isOpen: boolean;
  readonly view: CloseView;
}

export const useCloseUp = create<CloseUpState>()(() => ({ isOpen: false, view: firstView }));

export const closeCloseUp = (): void => useCloseUp.setState({ isOpen: false });
