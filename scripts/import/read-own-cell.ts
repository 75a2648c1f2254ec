import type { z } from 'astro/zod';
import { factsOf } from '../../src/figures/column.ts';
import { tidy } from './labels.ts';
import { type Notation, readNumber } from './read-number.ts';
import { findTimesInCell } from './read-time.ts';
import type { Cell } from './workbook.ts';
import { writeDay, writePeriod } from './write-time.ts';

export type OwnCell = { text: string; remark?: string } | { expected: string; mend: string };

/**
 * A cell as the table would hold it. What stands there is tried first as it is, then as what a spreadsheet may have made of
 * it; what the column still does not accept is doubtful. `accepts` is the column’s own check.
 */
export function readOwnCell(
  name: string,
  schema: z.ZodType,
  cell: Cell,
  isPercent: boolean,
  accepts: (text: string) => boolean,
  notation: Notation,
): OwnCell {
  const facts = factsOf(schema);
  if (facts.read === 'number') return readOwnNumber(cell, isPercent, accepts, notation, facts);
  if (cell.kind === 'date' && !/^a date|^a period/.test(facts.expected))
    return {
      expected: `${facts.expected}; the spreadsheet has made a date or a time of it`,
      mend: 'type it again with the cell formatted as text',
    };
  if (facts.read === 'flag' && cell.kind === 'flag')
    return { text: /true/i.test(cell.text) ? '1' : '0', remark: `TRUE and FALSE for 1 and 0 in ${name}` };
  const text = cell.kind === 'number' ? String(cell.value) : cell.text.trim();
  if (cell.kind !== 'date' && accepts(text)) return { text };
  const tidied = tidy(cell.text);
  if (cell.kind !== 'date' && tidied !== text && accepts(tidied))
    return { text: tidied, remark: `curly signs or wide spaces in ${name}` };
  const { times, rest } = findTimesInCell(cell);
  const [time] = times;
  if (times.length === 1 && time && rest === '' && time.is !== 'year') {
    for (const written of [writeDay(time, ''), writePeriod(time, '')]) {
      if ('time' in written && accepts(written.time))
        return {
          text: written.time,
          ...(written.time !== cell.text && {
            remark:
              cell.kind === 'date'
                ? `dates of the spreadsheet in ${name}`
                : `dates in another order in ${name}, such as ${cell.text}`,
          }),
        };
    }
    if (time.is === 'doubtful') return { expected: `${facts.expected}; ${time.because}`, mend: facts.mend };
  }
  if (/^a date/.test(facts.expected) && /^\d{5}$/.test(text))
    return { expected: `${facts.expected}; a spreadsheet has made a number of a date`, mend: facts.mend };
  return { expected: facts.expected, mend: facts.mend };
}

function readOwnNumber(
  cell: Cell,
  isPercent: boolean,
  accepts: (text: string) => boolean,
  notation: Notation,
  { expected, mend }: { expected: string; mend: string },
): OwnCell {
  const read = readNumber(cell, notation);
  if (read.is === 'doubtful')
    return { expected: read.expected === 'a number' ? expected : read.expected, mend: read.mend };
  if (read.is === 'sign')
    return {
      expected: `${expected}; not a sign`,
      mend: 'leave the cell empty if the figure is not known; write 0 only where somebody counted and found none',
    };
  if (isPercent && !read.percent && read.value > 0 && read.value < 1)
    return {
      expected: 'a percentage such as 43.6; this one may be a part of 1',
      mend: 'write 43.6 for 0.436; if it is meant to be below one, write it with a percent sign',
    };
  if (read.percent && !isPercent)
    return { expected: 'a count, not a percentage', mend: 'look whether the column has slipped' };
  const text = String(read.value);
  const remark = read.remark ?? (read.percent ? 'percent signs' : undefined);
  return accepts(text)
    ? { text, ...(remark !== undefined && { remark: `numbers with ${remark}` }) }
    : { expected, mend };
}
