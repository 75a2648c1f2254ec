import type { TableName } from '../../src/figures/tables/index.ts';
import { keyOf } from './labels.ts';

/** All that is said about one figure, but where and when. */
export interface Said {
  /** Headings of its column, top to bottom, and names of its row, left to right, without times and places. */
  headings: string[];
  row: string[];
  title: string;
  /** All words above the figures and on the covers of the workbook. */
  around: string;
  /** The last day of the time that it is for; empty where that is not told. */
  until: string;
}

/** Which table a figure belongs to, and what it says there beside place, time and value. */
export interface Kind {
  table: TableName;
  cells: Record<string, string>;
}

/** What a sheet may be about. */
export interface Subject {
  name: string;
  isAbout: (title: string, around: string) => boolean;
  /** The names of rows say what was counted, also where the columns have headings. */
  readsRows?: true;
  /** Nothing where the words are not understood. */
  kindOf: (said: Said) => Kind | 'left out' | undefined;
  /** The same by the word that an editor gave for a heading: a measure or a group. */
  kindNamed: (name: string, said: Said) => Kind;
}

/** Changes, shares and rates are worked out from figures; the site works out its own. */
export const isDerived = (words: string): boolean =>
  /\bchanges?\b|%|\bper ?cent|percentage|proportion|difference|\brates?\b|\bper (?:\d|million|head|officer|thousand)|\brank\b/i.test(
    words,
  );

/** The word nearest to the figure: the lowest heading, else the name of the row. */
export const nearest = ({ headings, row }: Pick<Said, 'headings' | 'row'>): string =>
  keyOf(headings.at(-1) ?? row.at(-1) ?? '');
