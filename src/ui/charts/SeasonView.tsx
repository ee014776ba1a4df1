// How does the Sun stand to the selected satellite's orbit over a year, and when is it in shadow?

import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { meanOrbitOf } from '../../orbit/index.ts';
import type { EclipseSeason } from '../../orbit/index.ts';
import { YearWork } from '../machine/YearWork.tsx';
import { Facts, Section } from '../panels/Metrics.tsx';
import { formatCounted, formatDuration, formatFraction, formatUtc } from '../panels/format.ts';
import { seasons } from '../run/seasons.ts';
import { useStore } from '../store.ts';
import { readPalette } from '../timeline/palette.ts';
import { seasonColumns, seasonOptions, seasonSpans } from './seasonPlot.ts';
import './charts.css';
import './season.css';

interface SeasonProps {
  readonly season: EclipseSeason;
  readonly startUtcMs: number;
}

const degrees = (rad: number): string => `${((rad * 180) / Math.PI).toFixed(1)}°`.replace('-', '−');

/** Builds the chart in an element; returns what takes it away again. */
function mount(
  element: HTMLElement,
  { season, startUtcMs }: SeasonProps,
  onCursor: (index: number | null) => void,
): () => void {
  const sizePx = () => ({
    width: Math.max(element.clientWidth, 120),
    height: Math.max(element.clientHeight, 100),
  });
  const { width: widthPx, height: heightPx } = sizePx();
  const palette = readPalette(element);
  const frame = { season, startUtcMs, palette, widthPx, heightPx, onCursor };
  const chart = new uPlot(seasonOptions(frame), seasonColumns(season), element);
  const observer = new ResizeObserver(() => chart.setSize(sizePx()));
  observer.observe(element);
  return () => {
    observer.disconnect();
    chart.destroy();
  };
}

function dateOf(startUtcMs: number, timeS: number): string {
  return formatUtc(startUtcMs + timeS * 1000).slice(0, 10);
}

/** The day under the pointer, else the first: the chart in words. */
function Readings({ season, startUtcMs, index }: SeasonProps & { readonly index: number }) {
  return (
    <figcaption>
      <strong>{dateOf(startUtcMs, season.timeS[index]!)}</strong>
      <span>
        <i className="seasonBeta" />
        beta <b>{degrees(season.betaRad[index]!)}</b>
      </span>
      <span>
        <i className="seasonUmbra" />
        umbra <b>{formatDuration(season.umbraS[index]!)}</b> a revolution
      </span>
      <span>
        sunlit <b>{formatFraction(season.sunlitFraction[index]!)}</b>
      </span>
    </figcaption>
  );
}

function SeasonChart(props: SeasonProps) {
  const host = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState<number | null>(null);
  const { season, startUtcMs } = props;
  useEffect(() => {
    if (!host.current) return undefined;
    return mount(host.current, { season, startUtcMs }, setIndex);
  }, [season, startUtcMs]);
  return (
    <figure className="chart seasonChart">
      <Readings {...props} index={index ?? 0} />
      <div className="chartHost" ref={host} aria-hidden="true" />
    </figure>
  );
}

/** The eclipse seasons as dates; a season that is cut off by the year's ends says so by them. */
function spansText({ season, startUtcMs }: SeasonProps): string {
  const spans = seasonSpans(season.umbraS);
  if (spans.length === 0) return 'none';
  if (spans.length > 3) return `${spans.length} in the year`;
  const day = (index: number): string => dateOf(startUtcMs, season.timeS[index]!);
  return spans.map(([first, last]) => `${day(first)} to ${day(last)}`).join(', ');
}

function SeasonFacts(props: SeasonProps) {
  const { season, startUtcMs } = props;
  const { summary } = season;
  return (
    <Facts
      facts={[
        ['Days with umbra', `${summary.umbraDayCount} of ${season.count}`],
        ['Eclipse seasons', spansText(props)],
        ['Longest umbra', formatDuration(summary.longestUmbraS)],
        ['Longest from half Sun to half Sun', formatDuration(summary.longestHalfSunS)],
        ['Sunlit share of the year', formatFraction(summary.sunlitFractionMean)],
        [
          'Darkest revolution',
          `${formatFraction(summary.sunlitFractionMin)} sunlit, ` +
            dateOf(startUtcMs, summary.worstTimeS),
        ],
        ['Beta', `${degrees(summary.betaMinRad)} to ${degrees(summary.betaMaxRad)}`],
        ['Revolution', formatDuration(season.periodS)],
      ]}
    />
  );
}

/** Undefined while it is worked out, null when it cannot be had. */
function useSeason(index: number): EclipseSeason | null | undefined {
  const scenario = useStore((state) => state.scenario);
  const elementSet = scenario?.satellites[index]?.elementSet;
  const startUtcMs = scenario?.startUtcMs ?? 0;
  const orbit = useMemo(() => elementSet && meanOrbitOf(elementSet), [elementSet]);
  const [known, setKnown] = useState<{ of: unknown; season: EclipseSeason | null } | null>(null);
  useEffect(() => {
    if (orbit === undefined) return undefined;
    return seasons.ask(orbit, startUtcMs, (season) => setKnown({ of: orbit, season }));
  }, [orbit, startUtcMs]);
  return known?.of === orbit ? known?.season : undefined;
}

/** β and the eclipses of a satellite's orbit over the year from the scenario's start. */
export default function SeasonView({ index }: { readonly index: number }) {
  const startUtcMs = useStore((state) => state.scenario?.startUtcMs ?? 0);
  const season = useSeason(index);
  const spans = useMemo(() => (season ? seasonSpans(season.umbraS) : []), [season]);
  if (season === undefined) return <p className="skeleton">Following the orbit for a year</p>;
  if (season === null) {
    return <p className="listEmpty">The year of this orbit could not be worked out.</p>;
  }
  return (
    <div className="scroll">
      <Section title="Sun and shadow over a year">
        <SeasonChart season={season} startUtcMs={startUtcMs} />
        <SeasonFacts season={season} startUtcMs={startUtcMs} />
        <p className="dim seasonNote">
          {formatCounted(season.count, 'day')} from {dateOf(startUtcMs, 0)}, one revolution a day.
          The orbit keeps its altitude and turns by J2 alone; one that is not kept up drifts away
          from this after some weeks.
        </p>
      </Section>
      <YearWork index={index} seasons={spans} />
    </div>
  );
}
