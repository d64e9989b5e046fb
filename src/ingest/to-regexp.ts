const made = new Map<string, RegExp>();

/** The expression a rule spells, made once: rules are asked hundreds of times a report. Never give it to what keeps a place in it (`exec` with `g`). */
export function toRegExp(source: string, flags: string): RegExp {
  const name = `${flags}/${source}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const expression = new RegExp(source, flags);
  made.set(name, expression);
  return expression;
}
