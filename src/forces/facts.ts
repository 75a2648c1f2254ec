import {
  readArmedByForce,
  readDeathsByForce,
  readHeadcounts,
  readOperationsByForce,
  readReportsByForce,
} from '../charts/kit/maps.ts';
import { lastDay } from '../data/as-of.ts';
import { formatDate } from '../data/format.ts';
import type { Tables } from '../data/tables/index.ts';
import type { Force } from './force-names.ts';
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

export const ofForce = <R extends { geography: string }>(rows: R[], { geography }: Force): R[] =>
  rows.filter((row) => row.geography === geography);

const endOf = (dateOrPeriod: string) => dateOrPeriod.split('/').at(-1) ?? '';

/** 2019-04/2020-03 → 2020-03-31. */
export const lastDayOf = (dateOrPeriod: string): string => lastDay(endOf(dateOrPeriod));

/** 2019-04/2020-03 → March 2020. */
export const formatEnd = (dateOrPeriod: string): string => formatDate(endOf(dateOrPeriod));

/** Sorts by the last day of a date or period, the newest first. */
export const newestFirst = <R>(rows: R[], dayOf: (row: R) => string): R[] =>
  rows.toSorted((a, b) => lastDayOf(dayOf(b)).localeCompare(lastDayOf(dayOf(a))));

/** The sources of some rows, each once. */
export const sourcesOf = (rows: { source_id: string[] }[]): string[] => [
  ...new Set(rows.flatMap((row) => row.source_id)),
];
