import type { ReviewPolicy } from '@/lib/programmes/types';
import type { Viewer } from './types';

/** What the row at hand says about who may touch it. Absent facts never widen a permission. */
export interface Permitted {
  /** The programme's review policy, for publishing a figure. */
  readonly reviewPolicy?: ReviewPolicy;
  /** The figure's author. */
  readonly authorId?: string;
  /** Whether the figure is published, or was. */
  readonly isPublished?: boolean;
}

export const ACTIONS = [
  'desk.enter',
  'figure.draft',
  'figure.submit',
  'figure.publish_alone',
  'figure.approve',
  'figure.return',
  'figure.correct',
  'figure.change_own',
  'figure.retract',
  'figure.read',
  'assessment.propose',
  'assessment.approve',
  'assessment.change_own',
  'catalogue.change',
  'accounts.manage',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * The one gate (DESIGN section 6): may this viewer do this to that row? Denies whatever it does not know.
 */
export function can(viewer: Viewer, action: Action, row: Permitted = {}): boolean {
  if (action === 'figure.read' && row.isPublished === true) return true;
  if (viewer === null) return false;
  const isReviewer = viewer.role === 'reviewer' || viewer.role === 'admin';
  switch (action) {
    case 'desk.enter':
    case 'figure.draft':
    case 'figure.submit':
    case 'figure.correct':
    case 'figure.read':
    case 'assessment.propose':
      return true;
    case 'figure.publish_alone':
      return row.reviewPolicy === 'one_person';
    case 'assessment.approve':
    case 'figure.approve':
    case 'figure.return':
      return isReviewer && row.authorId !== undefined && row.authorId !== viewer.id;
    case 'assessment.change_own':
    case 'figure.change_own':
      return row.isPublished !== true && row.authorId === viewer.id;
    case 'figure.retract':
      return isReviewer;
    case 'catalogue.change':
    case 'accounts.manage':
      return viewer.role === 'admin';
    default:
      return false;
  }
}
