import { z } from 'zod';
import type { JsonSchema } from '@/lib/export/api-description';
import { changesAnswer } from '@/lib/export/change-json';
import { envelopeAnswer } from '@/lib/export/envelope';
import { figureAnswer } from '@/lib/export/figure-json';
import { ledgerEntryAnswer } from '@/lib/export/ledger-json';
import { assessmentAnswer, pledgeAnswer, pledgeDetailAnswer } from '@/lib/export/pledge-json';
import { programmeAnswer, programmeDetailAnswer } from '@/lib/export/programme-json';
import { targetAnswer } from '@/lib/export/target-json';

const nextCursor = z
  .string()
  .nullable()
  .describe('What to give as the parameter cursor for the next page; null on the last one');

function listOf<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object({ ...shape, nextCursor, ...envelopeAnswer.shape });
}

/** What each address of the API answers, by name. */
export const ANSWERS = {
  ProgrammeList: listOf({ programmes: z.array(programmeAnswer) }),
  ProgrammeDetail: programmeDetailAnswer.extend(envelopeAnswer.shape),
  PledgeList: listOf({ pledges: z.array(pledgeAnswer) }),
  PledgeDetail: pledgeDetailAnswer.extend(envelopeAnswer.shape),
  FigureList: listOf({ figures: z.array(figureAnswer) }),
  LedgerPage: listOf({ ledger: z.array(ledgerEntryAnswer) }),
  ChangeList: changesAnswer.extend(envelopeAnswer.shape),
  Problem: z
    .object({
      type: z.literal('about:blank'),
      title: z.string(),
      status: z.int(),
      detail: z.string().describe('A whole sentence: what is wrong, and what would be right'),
      parameter: z.string().optional().describe('The parameter that it is about'),
    })
    .describe('Why a request is not answered as asked (RFC 9457)'),
} as const;

export type AnswerName = keyof typeof ANSWERS;

const PARTS = {
  Programme: programmeAnswer,
  Pledge: pledgeAnswer,
  Target: targetAnswer,
  Figure: figureAnswer,
  Assessment: assessmentAnswer,
  LedgerEntry: ledgerEntryAnswer,
} as const;

/** All schemas of the answers as JSON Schema 2020-12, by name; they refer to each other within an OpenAPI document. */
export function answerSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...ANSWERS, ...PARTS })) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    // Members may be added to objects one day: readers are not told that there are no others.
    io: 'input',
    // What an entry of the ledger holds may be any JSON.
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // A day or an instant is known by its format; the expression that says the same fills a screen.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      // Bounds of the language, not of ours.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutAddress(schema)]));
}

/** A schema without the members that say which document it is: within another it is a part of that. */
function withoutAddress({ $schema: _, $id: __, ...schema }: z.core.JSONSchema.BaseSchema): JsonSchema {
  // What zod makes of these schemas has no other parts.
  return schema as JsonSchema;
}
