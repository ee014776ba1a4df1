// What does the check say of the design on screen? Asked once a run is there.

import { useEffect, useState } from 'react';
import type { DesignVerdict } from '../../compute/index.ts';
import type { ScenarioSource } from '../run/messages.ts';
import { verdicts } from '../run/studies.ts';
import { useStore } from '../store.ts';

interface Told {
  readonly source: ScenarioSource;
  readonly verdict: DesignVerdict | null;
}

/** Undefined while it is worked out, null when it cannot be had. */
export function useVerdict(): DesignVerdict | null | undefined {
  const source = useStore((state) => (state.result === null ? null : state.source));
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    if (source === null) return undefined;
    return verdicts.ask(source, (verdict) => setTold({ source, verdict }));
  }, [source]);
  if (source === null) return undefined;
  return told?.source === source ? told.verdict : verdicts.known(source);
}
