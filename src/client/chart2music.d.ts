/** What is used of chart2music: its package does not export its own types (`exports` names none). */
declare module 'chart2music' {
  interface Point {
    x: number;
    y: number;
    custom: number;
  }

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
    data: Record<string, Point[]>;
    options: { onFocusCallback: (focused: { point: Point }) => void };
  }): { err: string | null };
}
