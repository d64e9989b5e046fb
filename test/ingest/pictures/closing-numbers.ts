import { createDice } from '../readers/dice.ts';

type Fixed = (field: string, applicant: string) => number;

const parts = ['natural_person', 'business', 'research', 'nonprofit', 'legal_service', 'other'];
const outcomes = [
  'granted',
  'partial',
  ...['state_secret', 'law_prohibited', 'security_stability', 'third_party'].map(
    (id) => `denied.${id}`,
  ),
  ...['internal_affairs', 'process_info', 'enforcement_file', 'admin_query'].map(
    (id) => `denied.${id}`,
  ),
  ...['not_held', 'must_create', 'still_unclear'].map((id) => `unavailable.${id}`),
  ...['petition', 'duplicate', 'publication', 'excessive', 'reconfirm'].map(
    (id) => `not_processed.${id}`,
  ),
  ...['no_correction', 'fee_unpaid', 'misc'].map((id) => `other.${id}`),
];
const results = ['upheld', 'corrected', 'other', 'pending'];
const cases = ['review', 'litigation.direct', 'litigation.after_review'];

/** Numbers by lot that close every sum of tables three and four; every seed gives others. */
export function drawClosing(seed: number): Fixed {
  const dice = createDice(seed);
  const lot = (): number => (dice.below(3) === 0 ? dice.below(dice.pick([10, 100, 10_000])) : 0);
  const values = new Map<string, number>();
  const sum = (keys: readonly string[]): number =>
    keys.reduce((all, key) => all + (values.get(key) ?? 0), 0);
  for (const part of parts) {
    for (const outcome of outcomes) values.set(`outcome.${outcome}@${part}`, lot());
    values.set(
      `outcome.total@${part}`,
      sum(outcomes.map((outcome) => `outcome.${outcome}@${part}`)),
    );
    values.set(`requests.carried_out@${part}`, lot());
    const all = sum([`outcome.total@${part}`, `requests.carried_out@${part}`]);
    const before = Math.min(all, lot());
    values.set(`requests.carried_in@${part}`, before);
    values.set(`requests.received@${part}`, all - before);
  }
  for (const kind of cases) {
    for (const result of results) values.set(`${kind}.${result}@total`, lot());
    values.set(`${kind}.total@total`, sum(results.map((result) => `${kind}.${result}@total`)));
  }
  return (field, applicant) => {
    const own = values.get(`${field}@${applicant}`);
    return own ?? sum(parts.map((part) => `${field}@${part}`));
  };
}
