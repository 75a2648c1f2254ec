import { type Bounds, boundsOfAll, share } from '../../src/data/share.ts';
import type { Tables } from '../../src/data/tables/index.ts';
import { everyone, noAnswer, otherAnswers, otherGroups } from './answers.ts';
import type { SurveyCell } from './tabulate.ts';

/** How people came to answer: by chance, or by choice, of so many who were free to. */
export type Invitation = { kind: 'sample' } | { kind: 'open'; members: number };

/** The 97.5th percentile of the normal distribution. */
const z = 1.959964;

/**
 * The 95% interval of a share in a random sample, from 0 to 1 (Wilson 1927, “Probable Inference, the Law of Succession,
 * and Statistical Inference”). It supposes that each had the same chance to be asked, so it is not for a survey open to
 * all. Throws where nobody answered.
 */
export function wilsonInterval(count: number, base: number): Bounds {
  const agreed = share(count, base);
  const centre = agreed + z ** 2 / (2 * base);
  const half = z * Math.sqrt((agreed * (1 - agreed)) / base + z ** 2 / (4 * base ** 2));
  const whole = 1 + z ** 2 / base;
  return { low: Math.max(0, (centre - half) / whole), high: Math.min(1, (centre + half) / whole) };
}

const percent = (of: number) => Math.round(of * 1000) / 10;
const formatBounds = ({ low, high }: Bounds) => `${percent(low)} to ${percent(high)}`;

/** What the answers can say beyond those who gave them. Nothing of merged answers, nor of those who gave none. */
function describeReach(
  { answers, groups, count, base, silent }: SurveyCell,
  invitation: Invitation,
): string | undefined {
  if (answers.length > 1 || answers[0] === noAnswer) return undefined;
  if (invitation.kind === 'sample')
    return `95% interval ${formatBounds(wilsonInterval(count, base))} (Wilson)`;
  // How many were free to answer is known of all alone, not of a group.
  if (groups[0] !== everyone) return undefined;
  const answered = base - silent;
  return `bounds ${formatBounds(boundsOfAll(share(count, answered), answered, invitation.members))} of ${invitation.members} who could answer`;
}

/** Counts as rows of responses.csv: percent to one decimal; count, base and what they can say of others in the note. */
export function toResponseRows(
  cells: SurveyCell[],
  { survey_id, source_id }: Pick<Tables['surveys'][number], 'survey_id' | 'source_id'>,
  invitation: Invitation,
) {
  return cells.map((cell) => {
    const group = cell.groups.length > 1 ? otherGroups : cell.groups[0];
    return {
      survey_id,
      question_id: cell.question,
      option_id: cell.answers.length > 1 ? otherAnswers : cell.answers[0],
      kind: cell.answers.length > 1 ? 'net' : 'option',
      percent: percent(share(cell.count, cell.base)),
      base: group,
      subgroup: group === everyone ? null : group,
      preferred: 1,
      source_id: source_id.join(';'),
      note: [`${cell.count} of ${cell.base}`, describeReach(cell, invitation)].filter(Boolean).join('; '),
    };
  });
}
