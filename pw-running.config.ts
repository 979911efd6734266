import base from '/tmp/w/every/playwright.config';
export default { ...base, testDir: '/tmp/w/every/e2e', outputDir: '/tmp/pw-out', globalSetup: undefined, workers: 1 };
