import { buildSite } from './build-site';
import { generateClient } from './generate-client';
import { runEntry } from './run-entry';
import { say } from './say';

runEntry(async () => {
  await generateClient(say);
  await buildSite(say);
});
