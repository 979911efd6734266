import type { ReviewPolicy } from '@/lib/programmes/types';
import type { Viewer } from './types';

/** What the row at hand says about who may touch it. Absent facts never widen a permission. */
export interface Permitted {
  /** The programme's review policy, for publishing a figure. */
  readonly reviewPolicy?: ReviewPolicy;
  /** The author of the figure or assessment; of a retraction, who proposed it. */
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
  'retraction.propose',
  'retraction.decide',
  'retraction.withdraw',
  'release.plan',
  'assessment.propose',
  'assessment.approve',
  'assessment.change_own',
  'revision.propose',
  'revision.publish_alone',
  'revision.approve',
  'revision.change_own',
  'sources.keep',
  'report.read',
  'report.answer',
  'catalogue.change',
  'accounts.manage',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * The one gate (DESIGN section 6): may this viewer do this to that row? Denies whatever it does not know.
 */
export function can(viewer: Viewer, action: Action, row: Permitted = {}): boolean {
  if (action === 'figure.read' && row.isPublished === true) return true;
  if (viewer === null || viewer.isHeldBack === true) return false;
  const isReviewer = viewer.role === 'reviewer' || viewer.role === 'admin';
  switch (action) {
    case 'desk.enter':
    case 'figure.draft':
    case 'figure.submit':
    case 'figure.correct':
    case 'figure.read':
    case 'retraction.propose':
    case 'assessment.propose':
    case 'sources.keep':
    case 'report.read':
      return true;
    case 'figure.publish_alone':
      return row.reviewPolicy === 'one_person';
    case 'assessment.approve':
    case 'retraction.decide':
    case 'figure.approve':
    case 'figure.return':
      return isReviewer && row.authorId !== undefined && row.authorId !== viewer.id;
    case 'assessment.change_own':
    case 'figure.change_own':
      return row.isPublished !== true && row.authorId === viewer.id;
    case 'retraction.withdraw':
      return row.authorId === viewer.id;
    case 'figure.retract':
    case 'release.plan':
    case 'report.answer':
      return isReviewer;
    case 'revision.propose':
      return isReviewer;
    case 'revision.publish_alone':
      return viewer.role === 'admin' && row.reviewPolicy === 'one_person';
    case 'revision.approve':
      return viewer.role === 'admin' && row.authorId !== undefined && row.authorId !== viewer.id;
    case 'revision.change_own':
      return isReviewer && row.isPublished !== true && row.authorId === viewer.id;
    case 'catalogue.change':
    case 'accounts.manage':
      return viewer.role === 'admin';
    default:
      return false;
  }
}
