import { type Book, isCover } from './book.ts';
import type { Figure } from './figure.ts';
import { findGrid, type Grid } from './find-grid.ts';
import { ask, faultIn, type Findings, noFindings } from './findings.ts';
import { keyOf, labelOf, tidy } from './labels.ts';
import { country, type Place } from './places.ts';
import { hasDecimalComma, isMark } from './read-number.ts';
import { findTimesInCell } from './read-time.ts';
import { readValue } from './read-value.ts';
import { hasPlacesAcross, placeColumns, placesOfRows } from './rows-of-places.ts';
import { withoutRepeats } from './without-repeats.ts';
import type { Kind, Said, Subject } from './subject.ts';
import { findSubject, subjectNames } from './subjects.ts';
import { type Near, nearestTime, timesNear, untilOf, writeTime } from './time-of-figure.ts';
import { cellAt, nameCell, type Sheet, textAt, turnSheet } from './workbook.ts';

export interface SheetRead {
  sheet: string;
  title: string;
  subject?: string;
  /** Why no figure was read, in words. */
  account?: string;
  figures: Figure[];
  findings: Findings;
}

/** The figures of one sheet of a release, and all that stood in the way of them. */
export function readSheet(sheet: Sheet, book: Book): SheetRead {
  const grid = isCover(sheet) ? undefined : findGrid(sheet);
  const { title, subject } = titleOf(sheet, grid, book);
  const read = { sheet: sheet.name, title, figures: [], findings: noFindings() };
  if (isCover(sheet)) return { ...read, account: 'a cover, a list or notes' };
  if (!grid) return { ...read, account: 'no numbers with words beside and above them' };
  if (!subject) return { ...read, account: `its title names none of ${subjectNames.join(', ')}` };
  if (
    !sheet.turned &&
    placeColumns(sheet, grid, book.placeOf).length === 0 &&
    hasPlacesAcross(grid, book.placeOf)
  ) {
    const turned = turnSheet(sheet);
    const turnedGrid = findGrid(turned);
    if (turnedGrid) return readGrid(turned, turnedGrid, title, subject, book);
  }
  return readGrid(sheet, grid, title, subject, book);
}

/** The first words of the sheet that say what it is about. */
function titleOf(
  sheet: Sheet,
  grid: Grid | undefined,
  book: Book,
): { title: string; subject: Subject | undefined } {
  const above = (
    grid?.above ?? sheet.rows.slice(0, 5).flatMap((row) => row.flatMap((cell) => (cell ? [cell.text] : [])))
  )
    .slice(0, 5)
    .map(tidy);
  for (const title of [...above, sheet.name]) {
    const subject = findSubject(title, book.words);
    if (subject) return { title, subject };
  }
  return { title: above[0] ?? sheet.name, subject: undefined };
}

interface Line {
  row: number;
  place: Place | undefined;
  label: string;
  words: string[];
  /** Cells that say of which part of a place the row is, such as its women. */
  parts: Named[];
  time: Near;
}

interface Named {
  column: number;
  word: string;
}

interface Column {
  column: number;
  words: string[];
  text: string;
  time: Near;
}

function readGrid(sheet: Sheet, grid: Grid, title: string, subject: Subject, book: Book): SheetRead {
  const findings = noFindings();
  const around = [...grid.above, ...grid.below, book.words].join('\n');
  const notation = { decimalComma: sheet.rows.some((row) => row.some(hasDecimalComma)) };
  const titles = [
    title,
    ...grid.titles.slice(0, 5),
    ...book.contentsOf(title),
    ...book.words.split('\n'),
  ].map(timesNear);
  const columns = grid.columns.map(readColumn);
  const ofPlaces = placeColumns(sheet, grid, book.placeOf);
  for (const { column } of columns.filter(({ text }) => text === '' && columns.length > 1)) {
    findings.faults.push(
      faultIn(
        book.file,
        nameCell(sheet, grid.body[0] ?? 0, column),
        textAt(sheet, grid.body[0] ?? 0, column),
        'a heading above the figures of this column',
        'look it up in the release; or delete the column, if it is not wanted',
      ),
    );
  }
  const lines = readLines(sheet, grid, ofPlaces, around, book);
  const figures: Figure[] = [];
  const used = new Set<string>();

  const isPart = ({ parts }: Line, { words }: Column) =>
    !subject.readsRows && parts.length > 0 && words.length > 0;
  for (const line of lines) {
    for (const column of columns.filter((column) => !isPart(line, column))) {
      const cell = cellAt(sheet, line.row, column.column);
      const at = nameCell(sheet, line.row, column.column);
      const found = nearestTime(column.time, line.time, titles);
      const said = { headings: column.words, row: line.words, title, around, until: untilOf(found?.time) };
      const kind = kindOf(said, column, line, subject, at, book, findings);
      if (kind) used.add(column.text);
      if (!kind || !cell) continue;
      const place = settlePlace(line, sheet, ofPlaces, book, findings);
      if (!place) continue;
      const written = writeTime(found, title, kind.table, around, book.look);
      if ('because' in written) {
        ask(findings, {
          what: 'time',
          met: found?.text ?? title,
          at,
          expected: `a time that can be told; ${written.because}`,
          choices: [],
        });
        continue;
      }
      if (written.remark) findings.remarks.add(written.remark);
      const value = readValue(cell, at, kind, around, notation, book, findings);
      if (!value) continue;
      const revised = value.revised || isMark(textAt(sheet, line.row, column.column + 1));
      figures.push({ ...kind, place, time: written.time, value: value.value, revised, at });
    }
  }
  const [partial] = lines.filter((line) => columns.some((column) => isPart(line, column)));
  const holdsPartsAlone = partial !== undefined && figures.length === 0;
  if (partial && !holdsPartsAlone) findings.leftOut.add(`rows for parts, such as “${namePart(partial)}”`);
  for (const column of columns) {
    // A table of tactics has one row that is wanted: its columns are not left out because other rows are.
    if (!used.has(column.text) && !holdsPartsAlone) findings.leftOut.add(column.text);
  }
  return {
    sheet: sheet.name,
    title,
    subject: subject.name,
    ...(holdsPartsAlone && { account: partsAlone(sheet, partial) }),
    figures: withoutRepeats(figures, book.file, findings),
    findings,
  };
}

function readColumn({ column, heading }: Grid['columns'][number]): Column {
  const found = heading.map(findTimesInCell);
  return {
    column,
    words: found.map(({ rest }) => labelOf(rest)).filter((word) => word !== ''),
    text: heading.map((cell) => tidy(cell.text)).join(' / '),
    time: {
      times: found.flatMap(({ times }) => times),
      text: heading.map((cell) => tidy(cell.text)).join(' / '),
    },
  };
}

function readLines(sheet: Sheet, grid: Grid, ofPlaces: number[], around: string, book: Book): Line[] {
  const places = ofPlaces.length > 0 ? placesOfRows(sheet, grid, ofPlaces, book.placeOf) : undefined;
  const whole: Place | undefined = /england (?:and|&) wales/i.test(around)
    ? { is: 'country', name: country }
    : undefined;
  return grid.body.map((row) => {
    const found = grid.labels
      .filter((column) => !ofPlaces.includes(column))
      .flatMap((column) => {
        const cell = cellAt(sheet, row, column);
        return cell ? [{ column, ...findTimesInCell(cell) }] : [];
      });
    const named = found
      .map(({ column, rest }) => ({ column, word: labelOf(rest) }))
      .filter(
        ({ word }) => word !== '' && !(places ? book.placeOf(word) : book.placeOf(word)?.is === 'country'),
      );
    const parts = named.filter(({ word }) => !wholes.test(keyOf(word)));
    const words = named.map(({ word }) => word);
    const label = tidy(
      grid.labels
        .map((column) => textAt(sheet, row, column))
        .filter((text) => text !== '')
        .join(' · '),
    );
    return {
      row,
      place: places ? places.get(row) : whole,
      label,
      words,
      parts,
      time: { times: found.flatMap(({ times }) => times), text: label },
    };
  });
}

/** Names of rows that are for all of a place. */
const wholes =
  /^(?:(?:total|all|both|persons?|people|police|officers?|ranks?|sex|sexes|genders?|ages?|number|value|count|headcount|fte) ?)+$/;

const namePart = (line: Line) => line.parts.map(({ word }) => word).join(' · ');

/** A table of open data gives forces by sex, rank and so on, and nowhere in all. */
const partsAlone = (sheet: Sheet, line: Line) =>
  `every row is for a part, as ${nameCell(sheet, line.row, line.parts[0]?.column ?? 0)} “${namePart(line)}”, and none are added up here; hand in the release’s totals`;

function kindOf(
  said: Said,
  column: Column,
  line: Line,
  subject: Subject,
  at: string,
  book: Book,
  findings: Findings,
): Kind | undefined {
  const heading = column.words.join(' / ');
  const row = line.words.join(' / ');
  const named =
    (heading !== '' && book.look('heading', heading)) || (row !== '' && book.look('row', row)) || undefined;
  const read =
    named === undefined
      ? subject.kindOf(said)
      : named === 'left out'
        ? named
        : subject.kindNamed(named, said);
  if (read === 'left out') return undefined;
  const kind = named === undefined && read ? book.spell(read) : read;
  if (!kind)
    ask(findings, {
      what: heading === '' ? 'row' : 'heading',
      met: heading || row || said.title,
      at,
      expected: `a measure of ${subject.name}`,
      choices: [],
    });
  return kind;
}

function settlePlace(
  line: Line,
  sheet: Sheet,
  ofPlaces: number[],
  book: Book,
  findings: Findings,
): Figure['place'] | undefined {
  const column = ofPlaces.at(-1) ?? 0;
  const at = nameCell(sheet, line.row, column);
  const named = textAt(sheet, line.row, column);
  const said = book.look('place', named);
  const place =
    said === undefined
      ? line.place
      : said === 'left out'
        ? ({ is: 'other', name: named } as const)
        : book.placeOf(said);
  if (place && place.is !== 'either' && place.is !== 'other') return place;
  if (place?.is === 'other') findings.leftOut.add(place.name);
  else if (ofPlaces.length === 0)
    ask(findings, {
      what: 'place',
      met: 'the whole sheet',
      at: sheet.name,
      expected: 'England and Wales, if the figures are for all of it',
      choices: [country],
    });
  else if (named === '' || !/[a-z]/i.test(named))
    findings.faults.push(
      faultIn(
        book.file,
        at,
        named,
        'the name of a force or region beside the figures of this row',
        'look whether the row has slipped by a column, or delete it',
      ),
    );
  else
    ask(findings, {
      what: 'place',
      met: named,
      at,
      expected: place
        ? 'it told apart: a force or a region has this name'
        : 'a force as in data/police-forces.csv, a region, or `left out`',
      choices: place ? [`${place.name} police force`, `${place.name} region`] : [],
    });
  return undefined;
}
