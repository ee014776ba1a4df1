// On a narrow screen: which panel fills it?

import { dockTabs, useView } from '../view.ts';
import type { PhoneTab } from '../view.ts';

const tabs: readonly { readonly tab: PhoneTab; readonly label: string }[] = [
  { tab: 'scene', label: 'Scene' },
  { tab: 'timeline', label: 'Timeline' },
  { tab: 'charts', label: 'Charts' },
  { tab: 'workload', label: 'Workload' },
  { tab: 'inspector', label: 'Inspector' },
];

/** Shown by the style sheet on narrow screens only. */
export function PhoneTabs() {
  const phoneTab = useView((view) => view.phoneTab);
  const setView = useView((view) => view.set);
  const open = (tab: PhoneTab): void => {
    const dockTab = dockTabs.find((each) => each === tab);
    setView({ phoneTab: tab, ...(dockTab && { dockTab }) });
  };
  return (
    <nav className="phoneTabs" aria-label="Panels">
      {tabs.map(({ tab, label }) => (
        <button key={tab} type="button" aria-pressed={phoneTab === tab} onClick={() => open(tab)}>
          {label}
        </button>
      ))}
    </nav>
  );
}
