/** Codes of a broken world. Findings in a document or a question are values, never errors. */
export type ErrorCode =
  | 'RULES_INVALID'
  | 'CONFIG_INVALID'
  | 'STORE_UNAVAILABLE'
  | 'DICTIONARY_MISSING'
  | 'INPUT_UNREADABLE'
  | 'USAGE';

/** A broken world, worded so that one line on stderr tells a person what to do. */
export class NianbaoError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'NianbaoError';
    this.code = code;
  }
}
