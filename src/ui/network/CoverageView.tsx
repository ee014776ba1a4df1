// Placeholder until the view is there.

export default function CoverageView() {
  return <p className="dim panelHead">Not there yet.</p>;
}
