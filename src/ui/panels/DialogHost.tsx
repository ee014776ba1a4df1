// Which dialog is open?

import { lazy, Suspense } from 'react';
import { useFileOffer } from '../files/fileOffer.ts';
import type { FileOffer } from '../files/fileOffer.ts';
import { useView } from '../view.ts';

const SearchDialog = lazy(() => import('./SearchDialog.tsx'));
const ShortcutDialog = lazy(() => import('./ShortcutDialog.tsx'));
const FileDialog = lazy(() => import('../files/FileDialog.tsx'));
const TraceDialog = lazy(() => import('../files/TraceDialog.tsx'));

/** First what flies, then what works. */
function OfferDialog({ offer }: { readonly offer: FileOffer }) {
  const [trace] = offer.traces;
  if (offer.elements.length > 0) return <FileDialog offer={offer} />;
  return trace === undefined ? null : <TraceDialog key={offer.traces.length} file={trace} />;
}

/** Dialogs are fetched when first opened. */
export function DialogHost() {
  const dialog = useView((view) => view.dialog);
  const offer = useFileOffer((state) => state.offer);
  return (
    <Suspense fallback={null}>
      {dialog === 'search' ? <SearchDialog /> : null}
      {dialog === 'shortcuts' ? <ShortcutDialog /> : null}
      {offer === null ? null : <OfferDialog offer={offer} />}
    </Suspense>
  );
}
