import { type Bounds, boundsOfAll, share } from '../../src/data/share.ts';
import { everyone, noAnswer, otherAnswers, otherGroups } from './count-answers.ts';
import type { Cell } from './tabulate.ts';
import { wilsonInterval } from './wilson.ts';

/** How people came to answer: by chance, or by choice, of so many who were free to. */
export type Asking = { kind: 'sample' } | { kind: 'open'; members: number };

export interface Survey {
  survey_id: string;
  source_id: string[];
}

const percent = (of: number) => Math.round(of * 1000) / 10;
const span = ({ low, high }: Bounds) => `${percent(low)} to ${percent(high)}`;

/** What the answers can say beyond those who gave them. Nothing of merged answers, nor of those who gave none. */
function reach({ answers, groups, count, base, silent }: Cell, asking: Asking): string | undefined {
  if (answers.length > 1 || answers[0] === noAnswer) return undefined;
  if (asking.kind === 'sample') return `95% interval ${span(wilsonInterval(count, base))} (Wilson)`;
  // How many were free to answer is known of all alone, not of a group.
  if (groups[0] !== everyone) return undefined;
  const answered = base - silent;
  return `bounds ${span(boundsOfAll(share(count, answered), answered, asking.members))} of ${asking.members} who could answer`;
}

/** Counts as rows of responses.csv: percent to one decimal; count, base and what they can say of others in the note. */
export function rowsOf(cells: Cell[], { survey_id, source_id }: Survey, asking: Asking) {
  return cells.map((cell) => {
    const group = cell.groups.length > 1 ? otherGroups : cell.groups[0];
    return {
      survey_id,
      question_id: cell.question,
      option_id: cell.answers.length > 1 ? otherAnswers : cell.answers[0],
      kind: cell.answers.length > 1 ? 'net' : 'option',
      percent: percent(share(cell.count, cell.base)),
      qualifier: null,
      base: group,
      subgroup: group === everyone ? null : group,
      wave: null,
      preferred: 1,
      source_id: source_id.join(';'),
      note: [`${cell.count} of ${cell.base}`, reach(cell, asking)].filter(Boolean).join('; '),
    };
  });
}
