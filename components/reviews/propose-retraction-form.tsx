'use client';

import { proposeRetractionAction } from '@/lib/reviews/retractions/actions';
import type { RetractionSubject } from '@/lib/reviews/retractions/types';
import { RetractionReasonForm } from './retraction-reason-form';

interface Props {
  /** The proposal's own id, made with the form. */
  readonly id: string;
  readonly programme: string;
  readonly subject: RetractionSubject;
  readonly subjectId: string;
}

/** Puts before a second person that something published should be taken out of force. */
export function ProposeRetractionForm(about: Props) {
  return <RetractionReasonForm about={{ ...about }} button="propose" onSend={proposeRetractionAction} />;
}
