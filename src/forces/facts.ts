import {
  readArmedByForce,
  readDeathsByForce,
  readHeadcounts,
  readOperationsByForce,
  readReportsByForce,
} from '../charts/kit/by-force.ts';
import type { Tables } from '../data/tables/index.ts';
import { byDay } from './force-section.ts';
import { readTaserStrip } from './taser-strip.ts';

/** What the pages of the forces are written from, read once for all of them. People shot dead: the newest period first. */
export const readFacts = (tables: Tables) => ({
  tables,
  headcounts: readHeadcounts(tables),
  taser: readTaserStrip(tables),
  reports: readReportsByForce(tables),
  operations: readOperationsByForce(tables),
  armed: readArmedByForce(tables),
  deaths: byDay(readDeathsByForce(tables), ({ period }) => period),
});

export type Facts = ReturnType<typeof readFacts>;
