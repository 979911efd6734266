'use client';

import { retractAction } from '@/lib/reviews/actions';
import { RetractionReasonForm } from './retraction-reason-form';

/** Takes a published figure out of force, with a reason for the public. */
export function RetractForm({ id, programme }: { readonly id: string; readonly programme: string }) {
  return <RetractionReasonForm about={{ programme, id }} button="submit" onSend={retractAction} />;
}
