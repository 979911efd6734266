import { generateClient } from './generate-client';
import { runEntry } from './run-entry';
import { say } from './say';

runEntry(() => generateClient(say));
