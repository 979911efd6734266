import { z } from 'zod';
import { dayField, localizedTextField, slugField, textField } from '@/lib/core/fields';
import { MAX_RELEASES } from './types';

const releaseSchema = z
  .object({
    name: localizedTextField,
    publisher: textField(300),
    referenceOn: dayField,
    expectedOn: dayField,
  })
  .refine(({ referenceOn, expectedOn }) => referenceOn <= expectedOn, {
    path: ['expectedOn'],
    message: 'release_before_its_days',
  });

/** Every release that is announced for a target: the whole list, which takes the place of the one that was seen. */
export const releasesSchema = z
  .object({
    programme: slugField,
    pledge: slugField,
    target: slugField,
    /** The list as the form found it, in one form that can be compared (`releasesAsSeen`). */
    seen: z.string().max(40_000, 'malformed'),
    releases: z.array(releaseSchema).max(MAX_RELEASES, 'too_many_releases'),
  })
  .superRefine(({ releases }, context) => {
    releases.forEach(({ referenceOn }, index) => {
      if (releases.findIndex((one) => one.referenceOn === referenceOn) < index) {
        const path = ['releases', index, 'referenceOn'];
        context.addIssue({ code: 'custom', path, message: 'release_twice' });
      }
    });
  });

export type ReleasesInput = z.input<typeof releasesSchema>;
