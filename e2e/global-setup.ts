import { startSite } from './site';

/**
 * Two sites for the whole run: one that is only read, so that its numbers are METHOD 9's whatever runs beside, and one
 * that the desk's journeys write to. The first start makes the build, which the second finds.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const reading = await startSite('reading');
  const recording = await startSite('recording').catch(async (error: unknown) => {
    await reading.stop();
    throw error;
  });
  process.env.PLEDGEBOOK_E2E_READING = reading.url;
  process.env.PLEDGEBOOK_E2E_RECORDING = recording.url;
  process.env.PLEDGEBOOK_E2E_RECORDING_DATA = recording.data;
  process.env.PLEDGEBOOK_E2E_SETUP = recording.setupUrl;
  return async () => {
    await Promise.all([reading.stop(), recording.stop()]);
  };
}
