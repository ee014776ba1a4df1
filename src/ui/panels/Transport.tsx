// How does the user move through simulated time?

import { useEffect, useRef } from 'react';
import { clock, clockRates } from '../clock.ts';
import { useStore } from '../store.ts';
import { changeRate, jumpToEvent, step, togglePlay } from '../transport.ts';
import { useClockState } from '../useClock.ts';
import { formatElapsed, formatUtc } from './format.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';

interface ButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly keys: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

function TransportButton({ icon, label, keys, onClick, disabled = false }: ButtonProps) {
  return (
    <button
      type="button"
      className="button buttonIcon buttonQuiet"
      aria-label={label}
      title={`${label} (${keys})`}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** Scrubber and clock: written by the clock itself, not by React, up to once a frame. */
function Scrubber({ startUtcMs, durationS }: { startUtcMs: number; durationS: number }) {
  const range = useRef<HTMLInputElement>(null);
  const utc = useRef<HTMLSpanElement>(null);
  const elapsed = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = (): void => {
      const { timeS } = clock;
      const utcText = formatUtc(startUtcMs + timeS * 1000);
      if (utc.current) utc.current.textContent = utcText;
      if (elapsed.current) elapsed.current.textContent = formatElapsed(timeS);
      if (!range.current) return;
      range.current.value = String(timeS);
      range.current.setAttribute('aria-valuetext', `${utcText} UTC`);
      const share = durationS > 0 ? (timeS / durationS) * 100 : 0;
      range.current.style.setProperty('--done', `${share.toFixed(2)}%`);
    };
    show();
    return clock.subscribe(show);
  }, [startUtcMs, durationS]);
  return (
    <>
      <input
        ref={range}
        className="scrubber"
        type="range"
        aria-label="Simulated time"
        min={0}
        max={durationS}
        step="any"
        defaultValue={0}
        onInput={(event) => {
          clock.seek(event.currentTarget.valueAsNumber);
        }}
      />
      <div className="clockReadout mono">
        <span>
          <span ref={utc} /> <span className="dim">UTC</span>
        </span>
        <span className="dim" ref={elapsed} />
      </div>
    </>
  );
}

function Rate({ rate }: { readonly rate: number }) {
  return (
    <div className="rate">
      <button type="button" aria-label="Slower" title="Slower ([)" onClick={() => changeRate(-1)}>
        −
      </button>
      <select
        aria-label="Rate: simulated seconds per second"
        value={rate}
        onChange={(event) => {
          clock.setRate(Number(event.currentTarget.value));
        }}
      >
        {clockRates.map((value) => (
          <option key={value} value={value}>
            ×{value}
          </option>
        ))}
      </select>
      <button type="button" aria-label="Faster" title="Faster (])" onClick={() => changeRate(1)}>
        +
      </button>
    </div>
  );
}

/** Play, pause, step, rate, scrub, and jump from event to event. */
export function Transport() {
  const scenario = useStore((state) => state.scenario);
  const hasResult = useStore((state) => state.result !== null);
  const { isPlaying, rate } = useClockState();
  const startUtcMs = scenario?.startUtcMs ?? NaN;
  const toEvent = hasResult ? '' : ' (after the run)';
  return (
    <section className="transport" aria-label="Time">
      <div className="transportButtons">
        <TransportButton
          {...{ icon: 'eventBack', label: `Previous event${toEvent}`, keys: 'P' }}
          disabled={!hasResult}
          onClick={() => void jumpToEvent(-1)}
        />
        <TransportButton icon="stepBack" label="Step back" keys="←" onClick={() => step(-1)} />
        <TransportButton
          {...{ icon: isPlaying ? 'pause' : 'play', label: isPlaying ? 'Pause' : 'Play' }}
          keys="Space"
          onClick={togglePlay}
        />
        <TransportButton icon="stepForward" label="Step" keys="→" onClick={() => step(1)} />
        <TransportButton
          {...{ icon: 'eventForward', label: `Next event${toEvent}`, keys: 'N' }}
          disabled={!hasResult}
          onClick={() => void jumpToEvent(1)}
        />
      </div>
      <Rate rate={rate} />
      <Scrubber startUtcMs={startUtcMs} durationS={scenario?.durationS ?? 0} />
    </section>
  );
}
