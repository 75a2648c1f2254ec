import { fillSentences, splitSentence } from '../charts/kit/sentence.ts';
import type { CheckedText } from '../data/checked-text.ts';
import { type Facts, sentencesFile, sourcesOf } from './facts.ts';
import { type Force, beginSentence, nameForce } from './force-names.ts';
import { topics } from './sentence-topics.ts';

/** What a newsroom may write of a force, and what its figures cannot bear. The sentences stand in sentences.md. */
export interface ForceSentences {
  topic: string;
  use: CheckedText | undefined;
  avoid: CheckedText[];
  /** Ids of the sources of the sentence to use. */
  sources: string[];
}

type Paragraph = Facts['paragraphs'][number];

/**
 * The sentences of a force, topic by topic. A paragraph of sentences.md that puts in a figure that is not known for the force is
 * passed over. Of the others under a topic the first whose claims hold is the sentence to use; of those not to use all are
 * shown whose claims hold. Throws SentenceError where a name is wrong or no sentence holds.
 */
export function deriveSentences(facts: Facts, force: Force): ForceSentences[] {
  const { paragraphs } = facts;
  const name = nameForce(force);
  return Object.entries(topics).map(([topic, derive]) => {
    const { figures, claims = {}, rows } = derive(facts, force);
    const named: typeof figures = { ...figures, 'the-force': name, 'The-force': beginSentence(name) };
    const under = (heading: string) => paragraphs.filter((paragraph) => paragraph.heading === heading);
    const isKnown = ({ words }: Paragraph) =>
      splitSentence(words).put.every(
        ({ id, words }) => id !== undefined || !(words in named) || named[words] !== undefined,
      );
    const holds = ({ words }: Paragraph) =>
      splitSentence(words).put.every(({ id = '' }) => claims[id]?.holds !== false);
    const fill = (found: Paragraph[], heading: string) =>
      fillSentences(found, { file: sentencesFile, heading, figures: named, claims });
    const known = under(topic).filter(isKnown);
    const isLeftOut = known.length === 0 && under(topic).length > 0;
    const notToUse = `${topic}, not to use`;
    return {
      topic,
      use: isLeftOut ? undefined : fill(known, topic),
      avoid: under(notToUse)
        .filter((paragraph) => isKnown(paragraph) && holds(paragraph))
        .map((paragraph) => fill([paragraph], notToUse)),
      sources: sourcesOf(rows),
    };
  });
}
