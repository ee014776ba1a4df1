// What will the jobs ask of fleets and ground, before anything is run?

import { useMemo } from 'react';
import type { WorkloadDemand } from '../../compute/index.ts';
import { useEditedSource } from '../editor/editedSource.ts';
import { formatCount, formatCounted, formatData, formatDuration } from '../panels/format.ts';
import type { ScenarioSource } from '../run/messages.ts';
import { useStore } from '../store.ts';
import { ArrivalsFigure } from './ArrivalsFigure.tsx';
import { AskedTable } from './AskedTable.tsx';
import { classColors } from './barLayers.ts';
import { ClassTable } from './ClassTable.tsx';
import { formatHours } from './demandRows.ts';
import { SizeFigure } from './SizeFigure.tsx';
import { demandStudy, useAsking, useLast, useSourceAhead } from './workloadStudies.ts';
import './workload.css';

/** About which text this is, if that is not plain. */
function About({ source }: { readonly source: ScenarioSource }) {
  const shown = useStore((state) => state.source);
  const problemCount = useEditedSource((state) => state.problemCount);
  if (problemCount > 0) {
    const problems = formatCounted(problemCount, 'problem');
    return <p className="workloadAbout warn">{problems} in the editor; this is the text before.</p>;
  }
  if (source === shown) return null;
  return <p className="workloadAbout">Of the text in the editor, which has not been run.</p>;
}

function Sizes({ sizes }: Pick<WorkloadDemand, 'sizes'>) {
  return (
    <div className="sizeGrid">
      <SizeFigure title="Input" sizes={sizes.inputBit} format={formatData} counted="job" />
      <SizeFigure title="Output" sizes={sizes.outputBit} format={formatData} counted="job" />
      <SizeFigure
        title="Work, one accelerator"
        sizes={sizes.acceleratorS}
        format={(workS) => (workS < 3600 ? formatDuration(workS) : formatHours(workS))}
        counted="job"
      />
      <SizeFigure
        title="Deadline after release"
        sizes={sizes.deadlineS}
        format={formatDuration}
        counted="job"
      />
    </div>
  );
}

function Body({ demand, source }: { demand: WorkloadDemand; source: ScenarioSource }) {
  const { preview, total, sizes } = demand;
  const colors = useMemo(() => classColors(preview.classes), [preview]);
  const isOld = demandStudy.use((state) => state.source === source && state.known === null);
  if (preview.jobCount === 0) return <p className="workloadEmpty">This scenario has no jobs.</p>;
  return (
    <div className="workloadBody" data-old={isOld}>
      <div className="workloadMain">
        <ArrivalsFigure preview={preview} colors={colors} />
        <AskedTable demand={demand} source={source} />
      </div>
      {total.impossibleCount === 0 ? null : (
        <p className="warn">
          {formatCount(total.impossibleCount)} of {formatCounted(preview.jobCount, 'job')} fit on no
          satellite: more accelerators than one has, or too little memory.
        </p>
      )}
      <Sizes sizes={sizes} />
      <ClassTable demand={demand} colors={colors} />
    </div>
  );
}

function Failure() {
  const failure = demandStudy.use((state) => state.failure);
  if (failure === null) return <p className="workloadEmpty">Counting the jobs</p>;
  return (
    <p className="workloadEmpty bad" role="alert">
      The jobs could not be counted: {failure}.
    </p>
  );
}

/** Of the scenario on screen, or of the text in the editor as it is typed. */
export default function WorkloadView() {
  const source = useSourceAhead();
  useAsking(source);
  const demand = useLast(demandStudy);
  return (
    <section className="workload" aria-label="Workload">
      {source === null ? null : <About source={source} />}
      {demand === null || source === null ? <Failure /> : <Body demand={demand} source={source} />}
    </section>
  );
}
