import { randomBytes } from 'node:crypto';

/** Short enough to be read out over a telephone. */
export function createFaultId(): string {
  return randomBytes(4).toString('hex');
}

const secrets: readonly RegExp[] = [
  /\b\d{3,}:[\w-]{6,}/g,
  /(?<=:\/\/)[^\s/@]+@/g,
  /(?<=(?:token|secret|password)["'=:\s]{1,3})[^\s"'&]+/gi,
];

/** What may be logged of an error: no token, no payload, no words of the person. */
export function describeFault(
  error: unknown,
  said = '',
): {
  readonly name: string;
  readonly code: string | number | null;
  readonly message: string;
  readonly at: string;
} {
  if (!(error instanceof Error)) {
    return { name: typeof error, code: null, message: '', at: '' };
  }
  let message = error.message;
  if (said.length > 0) message = message.replaceAll(said, '…');
  for (const secret of secrets) message = message.replace(secret, '[redacted]');
  const code = 'code' in error ? error.code : null;
  const at = (error.stack ?? '').split('\n').find((line) => line.trimStart().startsWith('at '));
  return {
    name: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : null,
    message: message.slice(0, 300),
    at: at?.trim() ?? '',
  };
}
