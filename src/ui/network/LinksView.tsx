// Placeholder until the view is there.

export default function LinksView() {
  return <p className="dim panelHead">Not there yet.</p>;
}
