/**
 * The instant at which the tests with a database take place, whenever they run: the catalogue's figures are then past, and
 * none of them is older than the worked examples say.
 */
export const TEST_CLOCK = '2026-11-21T12:00:00.000Z';
