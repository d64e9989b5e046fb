import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Answer } from '../../src/model/answer.ts';
import type { Figure } from '../../src/model/figure.ts';

/** What a line of test/corpus/answers wants of the reply. */
export type Expectation = {
  readonly status?: string;
  readonly value?: number | string;
  readonly unit?: string;
  readonly winner?: string | number;
  readonly state?: string;
  /** Words the text must hold, blanks and punctuation aside. */
  readonly says?: readonly string[];
  /** Words it must not hold. */
  readonly never?: readonly string[];
  /** Figures the reply must rest on. */
  readonly has?: readonly number[];
  readonly computation?: number;
  /** Not right yet: the reply must only not state another figure or winner than wanted. */
  readonly open?: boolean;
  /** An explanation in words, no figure. */
  readonly define?: boolean;
};

export type CorpusConversation = readonly (Expectation & { readonly ask: string | number })[];

const folder = join(import.meta.dirname, '../corpus/answers');

function readYaml(file: string): unknown {
  return parse(readFileSync(join(folder, file), 'utf8'));
}

/** Every single question of the corpus with what it wants. */
export function readQuestions(): { file: string; ask: string; expect: Expectation }[] {
  return readdirSync(folder)
    .filter((file) => !file.endsWith('conversations.yaml'))
    .flatMap((file) =>
      (readYaml(file) as { expect: Expectation; ask: string[] }[]).flatMap((group) =>
        group.ask.map((ask) => ({ file, ask: String(ask), expect: group.expect })),
      ),
    );
}

/** Every conversation of the corpus. */
export function readConversations(): CorpusConversation[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('conversations.yaml'))
    .flatMap((file) => readYaml(file) as CorpusConversation[]);
}

function fold(text: unknown): string {
  return String(text)
    .normalize('NFKC')
    .replace(/[\s,，。、；;：:（）()《》“”"']/g, '')
    .toLowerCase();
}

/** One demand: undefined when met or not made, else what is missing. */
type Demand = (answer: Answer, expect: Expectation) => string | undefined;

const demands: readonly Demand[] = [
  (answer, { status, value }) => {
    const wanted = status ?? (value === undefined ? answer.status : 'answered');
    return answer.status === wanted ? undefined : `status ${answer.status}, wanted ${wanted}`;
  },
  (answer, { status = 'answered' }) =>
    status !== 'answered' && answer.value !== null ? `value ${answer.value}` : undefined,
  (answer, { value }) =>
    value === undefined || isNear(answer.value, value)
      ? undefined
      : `value ${answer.value}, wanted ${value}`,
  (answer, { unit = answer.unit }) => (answer.unit === unit ? undefined : `unit ${answer.unit}`),
  (answer, { winner }) =>
    winner === undefined || answer.winner === winner || (winner === 'any' && answer.winner !== null)
      ? undefined
      : `winner ${answer.winner}, wanted ${winner}`,
  (answer, { state }) =>
    state === undefined || answer.figures[0]?.state === state
      ? undefined
      : `state ${answer.figures[0]?.state}, wanted ${state}`,
  (answer, { says = [] }) =>
    says.filter((words) => !fold(answer.text).includes(fold(words))).join('、') || undefined,
  (answer, { never = [] }) =>
    never
      .filter((words) => fold(answer.text).includes(fold(words)))
      .map((words) => `says ${words}`)
      .join('、') || undefined,
  (answer, { has = [] }) =>
    has
      .filter((value) => !reported(answer).some((figure) => isNear(figure.value, value)))
      .join('、') || undefined,
  (answer, { computation }) =>
    computation === undefined || isNear(answer.computation?.result ?? null, computation)
      ? undefined
      : `computed ${answer.computation?.result}`,
  (answer, { define }) =>
    define !== true || (answer.text.length > 15 && answer.value === null) ? undefined : 'no words',
  (answer) =>
    reported(answer).find(({ source }) => source.place === '' || source.url === '')?.label,
];

/** What an open line must not do: state a figure or a winner that is not so. */
function statesAnother(answer: Answer, { value, winner }: Expectation): string[] {
  const { value: said, winner: named } = answer;
  const isOther = said !== null && value !== undefined && !isNear(said, value);
  return [
    ...(isOther ? [`states ${said}, wanted ${value}`] : []),
    ...(named !== null && winner !== undefined && named !== winner ? [`names ${named}`] : []),
  ];
}

/** What the answer fails to meet; empty when it meets everything. */
export function findMisses(answer: Answer, expect: Expectation): string[] {
  if (expect.open === true) return statesAnother(answer, expect);
  return demands.flatMap((demand) => demand(answer, expect) ?? []);
}

function reported(answer: Answer): readonly Figure[] {
  return answer.figures.filter((figure) => figure.state === 'reported');
}

function isNear(got: number | string | null, wanted: number | string): boolean {
  if (typeof wanted === 'string') return String(got) === wanted;
  return typeof got === 'number' && Math.abs(got - wanted) < 0.051;
}
