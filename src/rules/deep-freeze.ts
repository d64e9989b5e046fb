/** Rules are shared by every question: nobody may change them, so every object and list below is frozen. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  if (Array.isArray(value)) {
    // A list of words holds nothing to freeze, and most lists of the rules are lists of words.
    if (typeof value[0] === 'object') value.forEach(deepFreeze);
  } else {
    for (const key in value) deepFreeze(value[key]);
  }
  return value;
}
