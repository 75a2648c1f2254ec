import {
  readArmedByForce,
  readDeathsByForce,
  readHeadcounts,
  readOperationsByForce,
  readReportsByForce,
} from '../charts/kit/maps.ts';
import type { Tables } from '../data/tables/index.ts';
import { deriveTaserStrip } from './taser-strip.ts';

/** The rows that the pages of the forces are written from, derived once for all of them. */
export const deriveFacts = (tables: Tables) => ({
  tables,
  headcounts: readHeadcounts(tables),
  taser: deriveTaserStrip(tables),
  reports: readReportsByForce(tables),
  operations: readOperationsByForce(tables),
  armed: readArmedByForce(tables),
  deaths: readDeathsByForce(tables),
});

export type Facts = ReturnType<typeof deriveFacts>;
