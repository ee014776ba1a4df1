// What does the result say: of all, of one, of each, of two policies, and of what it rests on?

import { Tabs } from '@base-ui/react/tabs';
import { Tooltip } from '@base-ui/react/tooltip';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { CertificatePopover } from '../machine/Certified.tsx';
import { useStore } from '../store.ts';
import { useView } from '../view.ts';
import type { InspectorTab } from '../view.ts';
import { Guard } from './Guard.tsx';
import { JobTab } from './JobTab.tsx';
import { stationOnScreen, useOpenPass } from './openPass.ts';
import { Overview } from './Overview.tsx';
import { PlaceTab } from './PlaceTab.tsx';
import '../style/inspector.css';
import '../style/lists.css';
import '../style/popups.css';
import '../style/problems.css';

const NetworkTab = lazy(() => import('../network/NetworkTab.tsx'));
const EventsTab = lazy(() => import('./EventsTab.tsx'));
const CompareTab = lazy(() => import('./CompareTab.tsx'));
const SourcesTab = lazy(() => import('./SourcesTab.tsx'));

const tooltipDelayMs = 250;

function Panel({ tab, children }: { readonly tab: InspectorTab; readonly children: ReactNode }) {
  return (
    <Tabs.Panel className="inspectorPanel" value={tab}>
      <Guard name="This panel">
        <Suspense fallback={<p className="skeleton">Loading</p>}>{children}</Suspense>
      </Guard>
    </Tabs.Panel>
  );
}

function TabList() {
  const selection = useStore((state) => state.selection);
  const isStation = useOpenPass(({ pass }) => stationOnScreen(selection, pass) >= 0);
  const names: readonly (readonly [InspectorTab, string])[] = [
    ['overview', 'Overview'],
    ['satellite', isStation ? 'Station' : 'Satellite'],
    ['job', 'Job'],
    ['network', 'Network'],
    ['events', 'Events'],
    ['compare', 'Compare'],
    ['sources', 'Sources'],
  ];
  return (
    <Tabs.List className="tabList tabListMany" aria-label="Inspector">
      {names.map(([tab, name], index) => (
        <Tabs.Tab key={tab} className="tab" value={tab} title={`${name} (${index + 1})`}>
          {name}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}

export default function Inspector() {
  const tab = useView((view) => view.inspectorTab);
  const setView = useView((view) => view.set);
  return (
    <Tooltip.Provider delay={tooltipDelayMs}>
      <Tabs.Root
        className="tabRoot"
        value={tab}
        onValueChange={(next) => setView({ inspectorTab: next as InspectorTab })}
      >
        <TabList />
        <Panel tab="overview">
          <Overview />
        </Panel>
        <Panel tab="satellite">
          <PlaceTab />
        </Panel>
        <Panel tab="job">
          <JobTab />
        </Panel>
        <Panel tab="network">
          <NetworkTab />
        </Panel>
        <Panel tab="events">
          <EventsTab />
        </Panel>
        <Panel tab="compare">
          <CompareTab />
        </Panel>
        <Panel tab="sources">
          <SourcesTab />
        </Panel>
      </Tabs.Root>
      <CertificatePopover />
    </Tooltip.Provider>
  );
}
