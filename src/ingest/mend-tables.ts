import { lostMark } from './close-tags.ts';
import type { HtmlElement } from './read-html-tree.ts';

/** Told of every tag before the stack of open elements changes. */
type Mender = {
  /** The tags that must be opened before this one. */
  open(tag: string): readonly string[];
  close(tag: string, from: number): void;
  end(): void;
};

const inTable: readonly string[] = ['tr', 'td', 'th', 'table'];
const none: readonly string[] = [];
const isCell = (tag: string): boolean => tag === 'td' || tag === 'th';

const mark = ({ children, line }: HtmlElement): void => {
  children.push({ kind: 'text', text: lostMark, line });
};

function findLastRow(element: HtmlElement | undefined): HtmlElement | undefined {
  if (element === undefined || element.tag === 'tr') return element;
  return findLastRow(element.children.findLast((each) => each.kind === 'element'));
}

/** What a cell or a row lacks around it. */
function listLacking(tag: string, last: string | undefined): readonly string[] {
  if (isCell(tag)) return last === undefined ? ['table', 'tr'] : last === 'table' ? ['tr'] : [];
  return tag === 'tr' && last === undefined ? ['table'] : [];
}

/**
 * Tables whose tags were lost: a cell gets a row and a row a table, as in a browser; a table inside no cell ends the one before; a row
 * that was cut, by the end of the file or of a table too early, bears a mark.
 */
export function createMender(stack: HtmlElement[]): Mender {
  let cut: HtmlElement | undefined;
  const findLast = (): HtmlElement | undefined =>
    stack.findLast(({ tag }) => inTable.includes(tag));
  return {
    open(tag) {
      if (!inTable.includes(tag)) return none;
      const last = findLast()?.tag;
      if (tag === 'table' && (last === 'table' || last === 'tr'))
        stack.length = stack.findLastIndex((each) => each.tag === 'table');
      if (isCell(tag) && last === undefined && cut !== undefined) mark(cut);
      cut = undefined;
      return listLacking(tag, last);
    },
    close(tag, from) {
      if (tag === 'table') cut = findLastRow(stack[from]);
    },
    end() {
      const last = findLast();
      const isFrame = last?.children.some(
        (each) => each.kind === 'element' && each.tag === 'table',
      );
      const top = stack.at(-1);
      if (last !== undefined && last.tag !== 'table' && isFrame !== true && top) mark(top);
    },
  };
}
