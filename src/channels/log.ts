import { hash, randomBytes } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

const salt = randomBytes(16).toString('hex');

/** The same person has the same mark within one run, and no list of ids can turn it back. */
export function hashUser(channel: string, user: string): string {
  return hash('sha256', `${salt}:${channel}:${user}`).slice(0, 12);
}

/** JSON lines without tokens; what a person said is never handed to it. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: {
      paths: ['token', 'secret', '*.token', '*.secret', 'url', '*.url', 'payload', '*.payload'],
      censor: '[redacted]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
