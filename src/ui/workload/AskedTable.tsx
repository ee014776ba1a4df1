// Asked per available: accelerators, power, data up and down.

import { Tooltip } from '@base-ui/react/tooltip';
import type { WorkloadDemand } from '../../compute/index.ts';
import { StudyProgress } from '../network/StudyProgress.tsx';
import { Term } from '../panels/Metrics.tsx';
import type { ScenarioSource } from '../run/messages.ts';
import { demandRows, shareLevel, shareText } from './demandRows.ts';
import type { DemandRow } from './demandRows.ts';
import { supplyStudy, useLast } from './workloadStudies.ts';

const tooltipDelayMs = 250;

function Row({ row }: { readonly row: DemandRow }) {
  const { label, definition, asked, available, share } = row;
  const level = shareLevel(share);
  return (
    <tr>
      <th scope="row">
        <Term label={label} definition={definition} />
      </th>
      <td>{asked}</td>
      <td>{available ?? '–'}</td>
      <td className={level === 'ok' ? undefined : level}>
        <span className="askedBar" aria-hidden="true">
          <svg viewBox="0 0 100 8" preserveAspectRatio="none">
            <rect width={Math.min(100, (share ?? 0) * 100)} height={8} data-level={level} />
          </svg>
        </span>
        {shareText(share)}
      </td>
    </tr>
  );
}

interface AskedProps {
  readonly demand: WorkloadDemand;
  readonly source: ScenarioSource;
}

/** What can be given is worked out at once where it is quick, and else when asked for. */
export function AskedTable({ demand, source }: AskedProps) {
  const supply = useLast(supplyStudy);
  const state = supplyStudy.use();
  const isCurrent = state.source === source;
  return (
    <Tooltip.Provider delay={tooltipDelayMs}>
      <div className="workloadAsked">
        <table className="table askedTable">
          <thead>
            <tr>
              <th scope="col">Over the run</th>
              <th scope="col">Asked</th>
              <th scope="col">Available</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {demandRows(demand, supply).map((row) => (
              <Row key={row.label} row={row} />
            ))}
          </tbody>
        </table>
        {isCurrent && state.known !== null ? null : (
          <StudyProgress
            name="what power and antennas give"
            state={isCurrent ? state : null}
            onStart={() => supplyStudy.start(source, null)}
            onCancel={() => supplyStudy.cancel()}
          />
        )}
      </div>
    </Tooltip.Provider>
  );
}
