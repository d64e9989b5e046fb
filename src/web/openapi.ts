import { z } from 'zod';
import { answerSchema } from '../model/answer-schema.ts';
import { figureSchema } from '../model/figure-schema.ts';
import { askRequestSchema } from './api-ask.ts';
import { figuresQuerySchema, reportsQuerySchema } from './api-data.ts';
import {
  agencySchema,
  publicFieldSchema,
  reportDumpSchema,
  reportSummarySchema,
} from './api-schemas.ts';
import { problemSchema } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

const toSchema = (schema: z.ZodType, io: 'input' | 'output' = 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const refer = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const reply = (description: string, schema: Json, type = 'application/json'): Json => ({
  description,
  content: { [type]: { schema } },
});

const problem = (description: string): Json =>
  reply(description, refer('Problem'), 'application/problem+json');

/** The query string of a list as parameters, from the very schema that reads it. */
function toParameters(schema: z.ZodType): readonly Json[] {
  const { properties = {} } = toSchema(schema, 'input') as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: 'query',
    required: false,
    schema: Object.keys(each).length === 0 ? { type: 'string' } : each,
  }));
}

const paged = (items: Json): Json => ({
  type: 'object',
  required: ['items', 'total', 'offset', 'limit'],
  properties: {
    items: { type: 'array', items },
    total: { type: 'integer' },
    offset: { type: 'integer' },
    limit: { type: 'integer' },
  },
});

const list = (summary: string, parameters: readonly Json[], items: Json): Json => ({
  get: {
    summary,
    parameters,
    responses: { 200: reply('OK', paged(items)), 400: problem('Invalid query') },
  },
});

const id: Json = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

const listSchemas = (): Json => ({
  Answer: toSchema(answerSchema),
  Figure: toSchema(figureSchema),
  Report: toSchema(reportDumpSchema),
  ReportSummary: toSchema(reportSummarySchema),
  Agency: toSchema(agencySchema),
  Field: toSchema(publicFieldSchema),
  Problem: toSchema(problemSchema),
});

/** OpenAPI 3.1 of the API, made from the schemas that check requests and answers. */
export function createOpenApi(publicUrl: string): Json {
  const pages = toParameters(figuresQuerySchema).filter(({ name }) =>
    ['offset', 'limit'].includes(String(name)),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: '问年报 nianbao',
      version: '1',
      description: 'Answers about government information disclosure annual reports, with sources.',
    },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/ask': {
        post: {
          summary: 'One question, one answer with its source',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: toSchema(askRequestSchema, 'input') } },
          },
          responses: {
            200: reply('The answer', refer('Answer')),
            400: problem('Invalid request'),
            413: problem('Too large'),
            429: problem('Too many questions; Retry-After says how long to wait'),
            500: problem('Something broke; the detail has an id that the log has'),
            503: problem('Too many questions are waiting'),
          },
        },
      },
      '/api/reports': list(
        'Stored reports',
        toParameters(reportsQuerySchema),
        refer('ReportSummary'),
      ),
      '/api/reports/{id}': {
        get: {
          summary: 'A report as it was read: figures, checks, issues',
          parameters: [id],
          responses: { 200: reply('OK', refer('Report')), 404: problem('Not stored') },
        },
      },
      '/api/agencies': list('Agencies', pages, refer('Agency')),
      '/api/fields': list('What a report can state', pages, refer('Field')),
      '/api/figures': list('Figures', toParameters(figuresQuerySchema), refer('Figure')),
    },
    components: { schemas: listSchemas() },
  };
}
