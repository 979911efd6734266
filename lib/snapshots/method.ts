import type { Method } from '@/lib/export/method';
import { countByGroup, countByStatus, coverageOf } from '@/lib/status/overview';
import { groupOf } from '@/lib/status/pledge-status';
import { METHOD_VERSION } from '@/lib/status/version';

/** The method as the serialisers want it. */
export const METHOD: Method = { version: METHOD_VERSION, groupOf, countByStatus, countByGroup, coverageOf };
