import type { Chart } from '../drawing/chart.ts';
import { armedOfficers } from './armed-officers.ts';
import { armingView } from './arming-view.ts';
import { shareArmed } from './share-armed.ts';
import { taserByForce } from './taser-by-force.ts';
import { threatLevel } from './threat-level.ts';

/** Every chart, in the order of the gallery. To add one: write its file and put it in this list. */
export const charts: Chart[] = [armingView, shareArmed, armedOfficers, threatLevel, taserByForce];

/** Throws on an id that no chart has. */
export function findChart(id: string): Chart {
  const chart = charts.find((chart) => chart.id === id);
  if (!chart) throw new Error(`unknown chart: ${id}`);
  return chart;
}
