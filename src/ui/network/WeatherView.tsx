// Placeholder until the view is there.

export default function WeatherView() {
  return <p className="dim panelHead">Not there yet.</p>;
}
