// Placeholder until the view is there.

export default function LatencyView() {
  return <p className="dim panelHead">Not there yet.</p>;
}
