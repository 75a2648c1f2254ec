import type { fetchFragment } from '../client/fetch-fragment.ts';
import { addLook, type Embeddable, type Kind, type Look, writeCode } from './snippet.ts';

/** An embed as live and, where the newest edition had it, as pinned. */
export type Embeds = { live: Embeddable; pinned: Embeddable | undefined };

type Choices = Look & { figures: keyof Embeds; code: Kind };

let fetchPage: typeof fetchFragment;

/** What the element in a page says that can be embedded. */
const readEmbeds = (form: HTMLElement) => JSON.parse(form.dataset['embeds'] ?? '') as Embeds;

/**
 * The choices of what is embedded and how, with the code that follows from them and a preview. They have an address,
 * which brings them back. Without this script the page lists the codes.
 */
class EmbedForm extends HTMLElement {
  private readonly code = this.querySelector('textarea') as HTMLTextAreaElement;
  private readonly frame = this.querySelector('iframe') as HTMLIFrameElement;
  private readonly picture = new Image();
  private readonly link = this.querySelector('.here') as HTMLAnchorElement;
  private readonly state = this.querySelector<HTMLSelectElement>('.state');
  private readonly button = this.querySelector('.copy') as HTMLElement;
  private readonly copyLabel = this.button.textContent;
  private embeds = readEmbeds(this);

  connectedCallback(): void {
    // In a dialog it has the address of the link that opened it.
    const address = new URL(this.closest('dialog')?.dataset['address'] ?? location.href);
    for (const option of this.querySelectorAll('option')) {
      const asked = address.searchParams.get((option.parentElement as HTMLSelectElement).name);
      if (option.value === asked && !option.disabled) option.selected = true;
    }
    this.picture.alt = 'Preview';
    this.frame.after(this.picture);
    this.addEventListener('input', this.update);
    this.state?.addEventListener('change', () => void this.changeState());
    this.button.addEventListener('click', () => void this.copy());
    addEventListener('message', this.fit);
    this.update();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.fit);
  }

  private readonly fit = ({ data, source }: MessageEvent<{ sentinel?: unknown; height?: number } | null>) => {
    if (source === this.frame.contentWindow && data?.sentinel === 'amp')
      this.frame.style.height = `${data.height}px`;
  };

  /** The page of a state has its embeds. Where it cannot be had here it is opened. */
  private async changeState(): Promise<void> {
    const page = this.state?.value ?? '';
    try {
      const other = await fetchPage(page);
      const embeds = readEmbeds(other.querySelector('embed-form') as HTMLElement);
      // A later choice may have come first.
      if (this.state?.value !== page) return;
      this.embeds = embeds;
      this.link.href = page;
      this.update();
    } catch {
      location.href = page;
    }
  }

  private readonly update = (): void => {
    const { frame, picture, link, embeds } = this;
    const pinned = this.querySelector('option[value=pinned]') as HTMLOptionElement;
    pinned.disabled = !embeds.pinned;
    if (pinned.disabled) pinned.selected = false;
    const choices = Object.fromEntries(
      [...this.querySelectorAll<HTMLSelectElement>('select[name]')].map(({ name, value }) => [name, value]),
    ) as unknown as Choices;
    const { figures, code, ...look } = choices;
    const { theme } = look;
    const embed = embeds[figures] ?? embeds.live;
    this.code.value = writeCode(code, embed, look);
    link.search = new URLSearchParams({ ...choices }).toString();
    const isPicture = code === 'picture';
    frame.hidden = isPicture;
    picture.hidden = !isPicture;
    if (isPicture) {
      picture.src = embed.picture[theme || 'light'];
      return;
    }
    const { pathname, search } = new URL(addLook(embed.src, look), location.href);
    frame.style.colorScheme = theme || 'light dark';
    // An address that is set again is loaded again.
    if (frame.getAttribute('src') !== pathname + search) frame.src = pathname + search;
  };

  /** One click copies the code, and announces it on the button and aloud. */
  private async copy(): Promise<void> {
    const { button } = this;
    try {
      await navigator.clipboard.writeText(this.code.value);
      button.textContent = 'Copied';
    } catch {
      // A page that is not served securely has no clipboard: the code is selected instead.
      this.code.select();
      button.textContent = 'Selected: copy it with your keyboard';
    }
    (document.getElementById('spoken') as HTMLElement).textContent = button.textContent;
    setTimeout(() => (button.textContent = this.copyLabel), 4000);
  }
}

/** The script of pages shares no module with this one, and hands over how it fetches. */
export function defineEmbedForm(fetching: typeof fetchFragment): void {
  fetchPage = fetching;
  if (!customElements.get('embed-form')) customElements.define('embed-form', EmbedForm);
}
