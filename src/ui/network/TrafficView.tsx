// Who has the antenna, and who waits?

import type { Result } from '../../compute/index.ts';

export function TrafficView({ result }: { readonly result: Result }) {
  return <p className="dim panelHead">{result.service.count} contacts.</p>;
}
