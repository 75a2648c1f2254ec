import { findForce } from './find-force.ts';

/**
 * A search field over the links that stand inside this element: a combobox after the pattern of the ARIA Authoring Practices,
 * whose first match is marked as the reader types. To choose is to follow the link, by a click on it, so that whoever listens
 * for clicks on links hears it. Without script there are just the links.
 *
 * The field’s own markup waits in the element’s template. A link may be called otherwise than by its text (`data-name`) and
 * have other names (`data-also`, with semicolons between).
 */
class LinkSearch extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector('template');
    template?.replaceWith(template.content);
    const field = this.querySelector('input');
    const list = this.querySelector<HTMLElement>('[role=listbox]');
    const status = this.querySelector('[role=status]');
    if (!template || !field || !list || !status) return;

    let found: { name: string; link: HTMLAnchorElement }[] = [];
    let marked = 0;

    const mark = (index: number) => {
      marked = (index + found.length) % found.length || 0;
      [...list.children].forEach((option, at) => {
        option.setAttribute('aria-selected', String(at === marked));
      });
      const option = list.children[marked];
      field.setAttribute('aria-activedescendant', option?.id ?? '');
      option?.scrollIntoView({ block: 'nearest' });
    };
    const show = (isOpen: boolean) => {
      list.hidden = !isOpen;
      field.setAttribute('aria-expanded', String(isOpen));
      if (!isOpen) field.removeAttribute('aria-activedescendant');
    };
    const search = () => {
      const links = [...this.querySelectorAll('a')].map((link) => ({
        link,
        name: link.dataset['name'] ?? link.text,
        also: link.dataset['also'] ?? '',
      }));
      found = findForce(field.value, links);
      list.replaceChildren(
        ...found.map(({ name }, index) => {
          const option = document.createElement('li');
          option.id = `${list.id}-${index}`;
          option.setAttribute('role', 'option');
          option.textContent = name;
          return option;
        }),
      );
      status.textContent = `${found.length || 'None'} found`;
      show(found.length > 0);
      mark(0);
    };
    const choose = (index: number) => {
      const choice = found[index];
      if (!choice) return;
      field.value = choice.name;
      show(false);
      choice.link.click();
    };
    const press: Record<string, () => void> = {
      ArrowDown: () => {
        if (list.hidden) search();
        else mark(marked + 1);
      },
      ArrowUp: () => {
        if (list.hidden) search();
        else mark(marked - 1);
      },
      Enter: () => {
        if (list.hidden) search();
        else choose(marked);
      },
      Escape: () => {
        if (list.hidden) field.value = '';
        else show(false);
      },
    };

    field.addEventListener('input', search);
    field.addEventListener('blur', () => {
      show(false);
    });
    field.addEventListener('keydown', (event) => {
      const act = press[event.key];
      if (!act || event.isComposing) return;
      event.preventDefault();
      act();
    });
    // The field keeps the focus while an option is pressed; else it would close the list before the click.
    list.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    list.addEventListener('click', (event) => {
      choose([...list.children].indexOf(event.target as Element));
    });
  }
}

customElements.define('link-search', LinkSearch);
