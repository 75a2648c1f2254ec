import type { Book } from './book.ts';
import type { Kind } from './subject.ts';
import { ask, faultIn, type Findings } from './findings.ts';
import { tidy } from './labels.ts';
import { type Notation, readNumber } from './read-number.ts';
import { valueFacts } from './what-tables-hold.ts';
import type { Cell } from './workbook.ts';

export interface Value {
  /** Null where a sign says that the figure is not known. */
  value: number | null;
  revised: boolean;
}

type Judged =
  (Value & { remark?: string | undefined }) | { sign: string } | { expected: string; mend: string };

/** The value of a cell for a table; nothing where it is doubtful, which is then among the findings. */
export function readValue(
  cell: Cell,
  at: string,
  kind: Kind,
  notes: string,
  notation: Notation,
  book: Book,
  findings: Findings,
): Value | undefined {
  const judged = judge(cell, kind, notes, notation, book);
  if ('value' in judged) {
    if (judged.remark !== undefined) findings.remarks.add(`numbers with ${judged.remark}`);
    return judged;
  }
  if ('sign' in judged)
    ask(findings, {
      what: 'sign',
      met: judged.sign,
      at,
      expected: '`zero` or `not known`, as the notes of the release say',
      choices: ['not known', 'zero'],
    });
  else findings.faults.push(faultIn(book.file, at, tidy(cell.text), judged.expected, judged.mend));
  return undefined;
}

function judge(cell: Cell, kind: Kind, notes: string, notation: Notation, { look, placeOf }: Book): Judged {
  const read = readNumber(cell, notation);
  if (read.is === 'doubtful') {
    return cell.kind === 'text' && placeOf(cell.text)
      ? {
          expected: 'a number; the name of a place stands here',
          mend: 'the row has slipped by a column: move it back',
        }
      : read;
  }
  if (read.is === 'sign') {
    const means = look('sign', read.sign) ?? meaningOf(read.sign, notes);
    return means === 'zero'
      ? { value: 0, revised: false }
      : means === 'not known'
        ? { value: null, revised: false }
        : { sign: read.sign };
  }
  const isPercent = kind.cells.measure?.endsWith('pct') ?? false;
  if (isPercent && !read.percent && read.value > 0 && read.value < 1)
    return {
      expected: 'a percentage such as 43.6; this one may be a part of 1',
      mend: 'write it with a percent sign, as it is meant',
    };
  if (read.percent && !isPercent)
    return { expected: 'a count, not a percentage', mend: 'look whether the column has slipped' };
  const { expected, accepts } = valueFacts(kind.table);
  // Only shares and full-time equivalents are broken numbers, though a table may hold them beside counts.
  const isBroken = !Number.isInteger(read.value) && !isPercent && !kind.cells.measure?.endsWith('fte');
  if (isBroken || !accepts(read.value))
    return {
      expected: isBroken ? 'a whole number' : expected,
      mend: 'look the figure up in the release; the row or the column may have slipped',
    };
  return { value: read.value, revised: read.revised, remark: read.remark };
}

/** What releases say, and what the standard signs of government statistics mean. A hyphen means what the notes say. */
function meaningOf(sign: string, notes: string): 'zero' | 'not known' | undefined {
  if (/^nil$/i.test(sign)) return 'zero';
  if (!/^-+$/.test(sign)) return 'not known';
  const said =
    /['"]?\s*-+\s*['"]?\s*(?:denotes|=|means|indicates|represents|:)\s*(?:data )?(nil|zero|none|no |not (?:available|applicable|known|recorded|provided))/i.exec(
      notes,
    )?.[1];
  if (said === undefined) return undefined;
  return /^not /i.test(said) ? 'not known' : 'zero';
}
