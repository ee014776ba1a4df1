// How is this satellite as a machine: flows, heat, particles, what if, and what it is made of?

import type { Result } from '../../compute/index.ts';
import { DesignView } from './DesignView.tsx';
import { FlowView } from './FlowView.tsx';
import { HeatView } from './HeatView.tsx';
import { RadiationView } from './RadiationView.tsx';
import { WhatIfView } from './WhatIfView.tsx';
import './machine.css';

interface MachineProps {
  readonly result: Result;
  readonly index: number;
  readonly view: 'flow' | 'heat' | 'radiation' | 'whatIf' | 'design';
}

export default function MachineView({ result, index, view }: MachineProps) {
  if (view === 'flow') return <FlowView result={result} index={index} />;
  if (view === 'heat') return <HeatView result={result} index={index} />;
  if (view === 'radiation') return <RadiationView result={result} index={index} />;
  if (view === 'whatIf') return <WhatIfView result={result} index={index} />;
  return <DesignView result={result} index={index} />;
}
