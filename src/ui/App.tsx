// What stands where on the page?

import { lazy, Suspense } from 'react';
import { Divider } from './panels/Divider.tsx';
import { DialogHost } from './panels/DialogHost.tsx';
import { DropTarget } from './files/DropTarget.tsx';
import { Guard } from './panels/Guard.tsx';
import { PhoneTabs } from './panels/PhoneTabs.tsx';
import { ScenePane } from './panels/ScenePane.tsx';
import { TopBar } from './panels/TopBar.tsx';
import { Transport } from './panels/Transport.tsx';
import { useView } from './view.ts';

const Inspector = lazy(() => import('./panels/Inspector.tsx'));
const Dock = lazy(() => import('./panels/Dock.tsx'));
const RunMessage = lazy(() => import('./panels/RunMessage.tsx'));
const Editor = lazy(() => import('./panels/Editor.tsx'));

const inspectorSizePx = { initial: 408, min: 300, max: 900 };
const dockSizePx = { initial: 272, min: 96, max: 900 };

function EditorPane() {
  const isOpen = useView((view) => view.isEditorOpen);
  if (!isOpen) return null;
  return (
    <aside className="editorPane" aria-label="Scenario editor">
      <Guard name="The editor">
        <Suspense fallback={<p className="skeleton">Loading the editor</p>}>
          <Editor />
        </Suspense>
      </Guard>
    </aside>
  );
}

/** The whole page: top bar; editor, stage and inspector side by side; one at a time on a phone. */
export function App() {
  const phoneTab = useView((view) => view.phoneTab);
  return (
    <div className="app" data-phone-tab={phoneTab}>
      <Guard name="The top bar">
        <TopBar />
      </Guard>
      <EditorPane />
      <main className="stage">
        <ScenePane />
        <Transport />
        <section className="dock" aria-label="Timeline and charts">
          <Divider
            axis="row"
            label="Height of the timeline"
            property="--dock-height"
            sizePx={dockSizePx}
          />
          <Guard name="The timeline">
            <Suspense fallback={<p className="skeleton">Loading the timeline</p>}>
              <Dock />
            </Suspense>
          </Guard>
        </section>
        <Guard name="The message">
          <Suspense fallback={null}>
            <RunMessage />
          </Suspense>
        </Guard>
      </main>
      <aside className="inspector" aria-label="Inspector">
        <Divider
          axis="column"
          label="Width of the inspector"
          property="--inspector-width"
          sizePx={inspectorSizePx}
        />
        <Guard name="The inspector">
          <Suspense fallback={<p className="skeleton">Loading the inspector</p>}>
            <Inspector />
          </Suspense>
        </Guard>
      </aside>
      <PhoneTabs />
      <Guard name="The dialog">
        <DialogHost />
      </Guard>
      <DropTarget />
    </div>
  );
}
