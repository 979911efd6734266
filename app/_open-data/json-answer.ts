import { type ContentVersion, conditionally } from '@/lib/core/conditional';
import { OPEN_TO_ALL } from '@/lib/core/http';
import { type Envelope, envelope, jsonText } from '@/lib/export/envelope';
import type { Evaluation } from '@/lib/export/method';

const JSON_HEADERS = { ...OPEN_TO_ALL, 'Content-Type': 'application/json; charset=utf-8' };

/** Answers with JSON that says what it was made from; 304 when the reader has it already. */
export function jsonAnswer(
  request: Request,
  { version, evaluation }: { readonly version: ContentVersion; readonly evaluation: Evaluation },
  content: object,
): Promise<Response> {
  const whole: Envelope = { ...content, ...envelope(evaluation) };
  return conditionally(request, version, JSON_HEADERS, () => jsonText(whole));
}
