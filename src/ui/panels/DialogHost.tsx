// Which dialog is open?

import { lazy, Suspense } from 'react';
import { useFileOffer } from '../files/fileOffer.ts';
import { useView } from '../view.ts';

const SearchDialog = lazy(() => import('./SearchDialog.tsx'));
const ShortcutDialog = lazy(() => import('./ShortcutDialog.tsx'));
const FileDialog = lazy(() => import('../files/FileDialog.tsx'));

/** Dialogs are fetched when first opened. */
export function DialogHost() {
  const dialog = useView((view) => view.dialog);
  const offer = useFileOffer((state) => state.offer);
  return (
    <Suspense fallback={null}>
      {dialog === 'search' ? <SearchDialog /> : null}
      {dialog === 'shortcuts' ? <ShortcutDialog /> : null}
      {offer === null ? null : <FileDialog offer={offer} />}
    </Suspense>
  );
}
