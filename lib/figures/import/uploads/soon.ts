/** A small file is through by then, so that its outcome is the first page that is seen. */
const SOON_MS = 2_000;

/** Waits for work to end, but not for long. */
export async function soon(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, SOON_MS);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}
