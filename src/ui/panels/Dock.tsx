// Below the scene: the timeline, the charts, or what the jobs ask for?

import { Tabs } from '@base-ui/react/tabs';
import { lazy, Suspense } from 'react';
import { useView } from '../view.ts';
import type { DockTab } from '../view.ts';
import { Guard } from './Guard.tsx';

const Timeline = lazy(() => import('../timeline/Timeline.tsx'));
const Charts = lazy(() => import('../charts/Charts.tsx'));
const WorkloadView = lazy(() => import('../workload/WorkloadView.tsx'));

/** Tabs; those that are not shown cost nothing. */
export default function Dock() {
  const dockTab = useView((view) => view.dockTab);
  const setView = useView((view) => view.set);
  return (
    <Tabs.Root
      className="dockPanel tabRoot"
      value={dockTab}
      onValueChange={(tab) => setView({ dockTab: tab as DockTab })}
    >
      <Tabs.List className="tabList tabListSmall" aria-label="Timeline, charts or workload">
        <Tabs.Tab className="tab" value="timeline">
          Timeline
        </Tabs.Tab>
        <Tabs.Tab className="tab" value="charts">
          Charts
        </Tabs.Tab>
        <Tabs.Tab className="tab" value="workload">
          Workload
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel className="dockPanel" value="timeline">
        <Guard name="The timeline">
          <Suspense fallback={<p className="skeleton">Loading the timeline</p>}>
            <Timeline />
          </Suspense>
        </Guard>
      </Tabs.Panel>
      <Tabs.Panel className="dockPanel" value="charts">
        <Guard name="The charts">
          <Suspense fallback={<p className="skeleton">Loading the charts</p>}>
            <Charts />
          </Suspense>
        </Guard>
      </Tabs.Panel>
      <Tabs.Panel className="dockPanel" value="workload">
        <Guard name="The workload">
          <Suspense fallback={<p className="skeleton">Loading the workload</p>}>
            <WorkloadView />
          </Suspense>
        </Guard>
      </Tabs.Panel>
    </Tabs.Root>
  );
}
