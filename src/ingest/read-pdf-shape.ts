/** Digits with their marks, of either width, and nothing else. */
export function isFigure(text: string): boolean {
  return /^[\d０-９][\d０-９\s,，.．]*$/.test(text);
}

/** Words of a label: at least two letters, and not a figure with its unit. */
export function isLabel(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 2 && !/^[\d０-９][\d０-９\s,，.．]*\p{L}{0,2}$/u.test(text);
}
