import Bound from './Bound.astro';
import ChartFigure from './ChartFigure.astro';
import Claim from './Claim.astro';
import GuessFirst from './GuessFirst.astro';
import ListItem from './ListItem.astro';
import More from './More.astro';
import Paragraph from './Paragraph.astro';
import PullFigure from './PullFigure.astro';
import SiteLink from './SiteLink.astro';
import Unbound from './Unbound.astro';

/** What the prose is made of: pass these to every MDX file. */
export const proseComponents = {
  p: Paragraph,
  li: ListItem,
  a: SiteLink,
  Bound,
  Claim,
  Unbound,
  ChartFigure,
  GuessFirst,
  More,
  PullFigure,
};
