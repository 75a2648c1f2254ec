import Figure from './Figure.astro';
import ChartFigure from '../components/ChartFigure.astro';
import Claim from './Claim.astro';
import GuessFirst from './GuessFirst.astro';
import ListItem from './ListItem.astro';
import More from '../components/More.astro';
import Paragraph from './Paragraph.astro';
import PullFigure from './PullFigure.astro';
import SiteLink from '../components/SiteLink.astro';
import Unchecked from './Unchecked.astro';

/** What the prose is made of: pass these to every MDX file. */
export const proseComponents = {
  p: Paragraph,
  li: ListItem,
  a: SiteLink,
  Figure,
  Claim,
  Unchecked,
  ChartFigure,
  GuessFirst,
  More,
  PullFigure,
};
