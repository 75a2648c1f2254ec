import { type Bounds, boundsOfAll, share } from '../../src/data/share.ts';
import { everyone, noAnswer } from './answers.ts';
import type { SurveyOptions } from './parse-options.ts';
import { explainMerged, type SurveyCell } from './tabulate.ts';

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

type RowOptions = Pick<SurveyOptions, 'invitation' | 'survey' | 'threshold' | 'rounds'>;

/** Counts as rows of responses.csv. The note has count and base, what they can say of others, and what was merged. */
export function toResponseRows(cells: SurveyCell[], { invitation, survey, threshold, rounds }: RowOptions) {
  // Decimals of rounded counts would be made up.
  const percent = (of: number) => (rounds ? Math.round(of * 100) : Math.round(of * 1000) / 10);
  const formatBounds = ({ low, high }: Bounds) => `${percent(low)} to ${percent(high)}`;
  const about = rounds ? 'about ' : '';

  /** What the answers can say beyond those who gave them. Nothing of merged answers, nor of those who gave none. */
  function describeReach({ answers, groups, count, base, silent }: SurveyCell): string[] {
    if (answers.length > 1 || answers[0] === noAnswer) return [];
    if (invitation.kind === 'sample')
      return [`95% interval ${formatBounds(wilsonInterval(count, base))} (Wilson)`];
    // How many were free to answer is known of all alone, not of a group.
    if (groups[0] !== everyone) return [];
    const answered = base - silent;
    const bounds = boundsOfAll(share(count, answered), answered, invitation.members);
    return [`bounds ${formatBounds(bounds)} of ${invitation.members} who could answer`];
  }

  return cells.map((cell) => {
    const base = cell.groups.join('_or_');
    const merged = [cell.answers, cell.groups].filter((names) => names.length > 1);
    return {
      survey_id: survey.survey_id,
      question_id: cell.question,
      option_id: cell.answers.join('_or_'),
      kind: cell.answers.length > 1 ? 'net' : 'option',
      percent: percent(share(cell.count, cell.base)),
      qualifier: rounds ? 'about' : null,
      base,
      subgroup: base === everyone ? null : base,
      preferred: 1,
      source_id: survey.source_id.join(';'),
      note: [
        `${about}${cell.count} of ${about}${cell.base}`,
        ...(rounds ? ['counts rounded to the nearest 5'] : []),
        ...describeReach(cell),
        ...merged.map((names) => explainMerged(names, threshold)),
      ].join('; '),
    };
  });
}
