import type { KeyEntry } from './define-chart.ts';

interface KeySymbol {
  width: number;
  height: number;
  shapes: string;
}

const dot = (fill: string): KeySymbol => ({
  width: 10,
  height: 10,
  shapes: `<circle cx="5" cy="5" r="4" fill="${fill}" stroke="var(--armed)" stroke-width="1.5"/>`,
});

const hatch: KeySymbol = {
  width: 20,
  height: 12,
  shapes:
    '<path d="M0,5L5,0M0,11L11,0M5,12L17,0M11,12L20,3M17,12L20,9" stroke="var(--hatch)" stroke-width="1.2"/>' +
    '<rect x="0.4" y="0.4" width="19.2" height="11.2" fill="none" stroke="var(--hatch)" stroke-width="0.75"/>',
};

const stick = (fill: string): KeySymbol => ({
  width: 9,
  height: 16,
  shapes: `<rect x="1" y="1" width="7" height="15" fill="${fill}" stroke="var(--armed)" stroke-width="1.5"/>`,
});

const diamond: KeySymbol = {
  width: 11,
  height: 16,
  shapes: '<path d="M5.5,1L10,8L5.5,15L1,8Z" fill="var(--muted)"/>',
};

const symbols: Partial<Record<KeyEntry['symbol'], KeySymbol>> = {
  filled: dot('var(--armed)'),
  hollow: dot('var(--paper)'),
  stick: stick('var(--armed)'),
  'hollow stick': stick('var(--paper)'),
  diamond,
  hatch,
};

/** The symbol before a line of the key, in the page and in the files: its size in pixels and its shapes as SVG. Others are a colour. */
export const drawKeySymbol = (symbol: KeyEntry['symbol']): KeySymbol =>
  symbols[symbol] ?? {
    width: 32,
    height: 14,
    shapes: `<rect width="32" height="14" fill="var(--${symbol})"/>`,
  };
