/// <reference types="astro/client" />

/** The parts of chart2music that are used: its package does not export its own types (`exports` names none). */
declare module 'chart2music' {
  interface Axis {
    label: string;
    minimum: number;
    maximum: number;
    format?: (value: number) => string;
    valueLabels?: string[];
  }

  export function c2mChart(config: {
    title: string;
    type: 'line';
    lang: string;
    element: HTMLElement;
    cc: HTMLElement;
    axes: { x: Axis; y: Axis };
    data: Record<string, { x: number; y: number; custom: number }[]>;
    options: { onFocusCallback: (focused: { point: { custom: number } }) => void };
  }): { err: string | null };
}
